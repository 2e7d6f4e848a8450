import Foundation
import Media

/// A store in a directory that vanishes, and the program's own process for photos.
final class Sandbox {
  let directory: URL
  let files: FileStore
  let process: MediaProcess

  init(limits: MediaLimits = MediaLimits()) throws {
    directory = FileManager.default.temporaryDirectory.appending(path: "hoiam-media-\(UUID())")
    files = try FileStore(dataDirectory: directory.path(percentEncoded: false))
    process = MediaProcess(program: Sandbox.program, limits: limits)
  }

  deinit { try? FileManager.default.removeItem(at: directory) }

  func clean(_ file: [UInt8]) async throws -> CleanPhoto {
    try await process.clean(files.store(file), in: files)
  }

  /// The program, which is built together with its tests.
  static var program: String {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: ".build/debug/hoiam").path(percentEncoded: false)
  }

  static func data(_ name: String) throws -> [UInt8] {
    let url = Bundle.module.bundleURL.appending(path: "Data/\(name)")
    return Array(try Data(contentsOf: url))
  }
}
