import Foundation
import Testing

@testable import Media

@Suite("The process that reads photos")
struct MediaProcessTests {
  @Test(
    "A process that is killed, that fails or that says nonsense costs its photo only",
    arguments: [
      "kill -9 $$", "exit 3", "echo hello", "echo hoiam-media-1 clean 1 1 5 5", "kill -SEGV $$",
    ])
  func dies(script: String) async throws {
    await #expect(throws: MediaError.workerDied) { try await Self.run(script) }
  }

  @Test("A process that takes too long is killed")
  func stalls() async throws {
    var limits = MediaLimits()
    limits.time = .milliseconds(300)
    let clock = ContinuousClock()
    let start = clock.now
    await #expect(throws: MediaError.workerDied) { try await Self.run("sleep 60", limits) }
    #expect(clock.now - start < .seconds(20))
  }

  @Test("A program that is not there is the installation's fault, not the photo's")
  func missing() async throws {
    let sandbox = try Sandbox()
    let process = MediaProcess(program: "/nonexistent/hoiam")
    let digest = try await sandbox.files.store([1, 2, 3])
    await #expect(throws: MediaError.workerMissing) {
      try await process.clean(digest, in: sandbox.files)
    }
    #expect(!MediaError.workerMissing.isTheFilesFault)
  }

  @Test("Memory is limited from before the first byte")
  func memory() async throws {
    var limits = MediaLimits()
    limits.pixels = 500_000_000
    let sandbox = try Sandbox(limits: limits)
    // 400 million pixels pass the header's check of these limits, but not the worker's own.
    await #expect(throws: MediaError.tooManyPixels(limit: limits.pixels)) {
      try await sandbox.clean(try Sandbox.data("bomb.png"))
    }
  }

  @Test("A reply is read back as it was written, and half a reply is none")
  func replies() {
    let limits = MediaLimits()
    let clean = CleanPhoto(photo: [1, 2, 3], thumbnail: [4], width: 7, height: 9)
    for reply in [WorkerReply.clean(clean), .refused(.broken), .refused(.heic)] {
      #expect(WorkerReply(reply.bytes, limits: limits) == reply)
    }
    let bytes = WorkerReply.clean(clean).bytes
    for length in 0..<bytes.count {
      #expect(WorkerReply(Array(bytes.prefix(length)), limits: limits) == nil)
    }
    #expect(WorkerReply(bytes + [0], limits: limits) == nil)
  }

  private static func run(_ script: String, _ limits: MediaLimits = MediaLimits()) async throws {
    let sandbox = try Sandbox()
    let process = MediaProcess(program: "/bin/sh", arguments: ["-c", script], limits: limits)
    let digest = try await sandbox.files.store([0xFF, 0xD8, 0xFF, 0xE0])
    _ = try await process.clean(digest, in: sandbox.files)
  }
}
