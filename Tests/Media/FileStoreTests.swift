import Foundation
import Testing

@testable import Media

@Suite("The file store")
struct FileStoreTests {
  @Test("What is stored is read back, once for the same content, readable by nobody else")
  func roundTrip() async throws {
    let sandbox = try Sandbox()
    let content = Array("Ổ gà trước chợ".utf8)
    let digest = try await sandbox.files.store(content)
    #expect(try await sandbox.files.store(content) == digest)
    #expect(try await sandbox.files.read(digest) == content)
    #expect(digest == FileDigest(of: content))
    let path = sandbox.files.path(of: digest)
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    #expect(sandbox.aside.isEmpty)
  }

  @Test("What is not there is missing, and what the disk changed is corrupt")
  func faults() async throws {
    let sandbox = try Sandbox()
    await #expect(throws: MediaError.missing) {
      try await sandbox.files.read(FileDigest(of: [9]))
    }
    let digest = try await sandbox.files.store([1, 2, 3])
    try Data([1, 2]).write(to: URL(filePath: sandbox.files.path(of: digest)))
    await #expect(throws: MediaError.corrupt) { try await sandbox.files.read(digest) }
  }

  @Test("A crash while writing leaves a file aside that never becomes a stored one")
  func crash() async throws {
    let sandbox = try Sandbox()
    let digest = FileDigest(of: [7, 7, 7])
    let half = sandbox.directory.appending(path: "files/new/\(digest).1")
    try Data([7]).write(to: half)
    await #expect(throws: MediaError.missing) { try await sandbox.files.read(digest) }
    #expect(try await sandbox.files.store([7, 7, 7]) == digest)
    #expect(try await sandbox.files.read(digest) == [7, 7, 7])
  }

  @Test("A write that fails leaves nothing behind")
  func failure() async throws {
    let sandbox = try Sandbox()
    let digest = FileDigest(of: [5])
    let inTheWay = URL(filePath: sandbox.files.path(of: digest))
    let folder = inTheWay.deletingLastPathComponent().deletingLastPathComponent()
    try Data([0]).write(to: folder)
    await #expect(throws: MediaError.self) { try await sandbox.files.store([5]) }
    #expect(sandbox.aside.isEmpty)
  }

  @Test("Many who store the same at once all succeed")
  func together() async throws {
    let sandbox = try Sandbox()
    let files = sandbox.files
    let content = [UInt8](repeating: 42, count: 200_000)
    let digests = try await withThrowingTaskGroup(of: FileDigest.self) { group in
      for _ in 0..<16 { group.addTask { try await files.store(content) } }
      return try await group.reduce(into: Set()) { $0.insert($1) }
    }
    #expect(digests == [FileDigest(of: content)])
    #expect(try await files.read(FileDigest(of: content)) == content)
    #expect(sandbox.aside.isEmpty)
  }
}

extension Sandbox {
  /// What lies aside, not yet stored.
  var aside: [String] {
    let directory = directory.appending(path: "files/new").path(percentEncoded: false)
    return (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? ["unreadable"]
  }
}
