import Foundation
import Testing

@testable import Media

@Suite("Photos of strangers")
struct PhotoTests {
  @Test("A photo from a phone loses its place, its owner and its turn, and keeps its picture")
  func cleaning() async throws {
    let store = try Sandbox()
    let clean = try await store.clean(try Sandbox.data("phone.jpg"))
    // 960 × 640 lying on its side.
    #expect(clean.width == 640)
    #expect(clean.height == 960)
    for jpeg in [clean.photo, clean.thumbnail] {
      #expect(try MediaType.sniff(jpeg) == .jpeg)
      let tags = try exiftool(jpeg)
      let forbidden = ["GPS", "Orientation", "Make", "Model", "Serial", "Artist", "By-line"]
      for word in forbidden + ["Creator", "Comment", "Invented", "secret", "XMP", "IPTC"] {
        #expect(!tags.contains(word), "\(word)")
      }
    }
    let before = try exiftool(Sandbox.data("phone.jpg"))
    #expect(before.contains("GPS") && before.contains("Invented"))
  }

  @Test("A thumbnail is small, and a small photo is not blown up")
  func sizes() async throws {
    let store = try Sandbox()
    let clean = try await store.clean(try Sandbox.data("phone.jpg"))
    #expect(clean.thumbnail.count < clean.photo.count)
    #expect(try exiftool(clean.thumbnail).contains("Image Height                    : 480"))
    let small = try await store.clean(try Sandbox.data("see-through.png"))
    #expect(small.width == 40)
    #expect(small.height == 20)
  }

  @Test("More pixels than are decoded are refused by the header alone")
  func bomb() async throws {
    let store = try Sandbox()
    let limits = MediaLimits()
    await #expect(throws: MediaError.tooManyPixels(limit: limits.pixels)) {
      try await store.clean(try Sandbox.data("bomb.png"))
    }
  }

  @Test(
    "What is no whole photo is refused", arguments: [12, 200, 3000, 9000])
  func truncated(length: Int) async throws {
    let store = try Sandbox()
    let cut = Array(try Sandbox.data("phone.jpg").prefix(length))
    await #expect(throws: MediaError.broken) { try await store.clean(cut) }
  }

  @Test("Other files are refused by what they are, whatever they are called")
  func otherFiles() async throws {
    let store = try Sandbox()
    await #expect(throws: MediaError.unknownType) {
      try await store.clean(Array("<svg xmlns='http://www.w3.org/2000/svg'/>".utf8))
    }
    await #expect(throws: MediaError.unknownType) {
      try await store.clean(Array("%PDF-1.7\n".utf8))
    }
    await #expect(throws: MediaError.heic) {
      try await store.clean([0, 0, 0, 24] + Array("ftypheic".utf8) + [0, 0, 0, 0])
    }
  }

  @Test("Bytes turned at random give a photo or a refusal, never anything else")
  func fuzzed() async throws {
    let store = try Sandbox()
    let whole = try Sandbox.data("phone.jpg")
    var random = Dice(state: 20_261_123)
    for _ in 0..<12 {
      var file = whole
      for _ in 0..<20 { file[Int(random.next() % UInt64(file.count))] = UInt8(random.next() & 255) }
      do {
        let clean = try await store.clean(file)
        #expect(!(try exiftool(clean.photo)).contains("GPS"))
      } catch let error as MediaError {
        #expect(error.isTheFilesFault)
      }
    }
  }

  private func exiftool(_ file: [UInt8]) throws -> String {
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).jpg")
    try Data(file).write(to: path)
    defer { try? FileManager.default.removeItem(at: path) }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/exiftool")
    process.arguments = ["--System:all", path.path(percentEncoded: false)]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: output, as: UTF8.self)
  }
}

/// Chance that can be had again.
private struct Dice {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state >> 33
  }
}
