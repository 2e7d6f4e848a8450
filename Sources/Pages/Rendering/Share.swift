public import Foundation

/// Where templates and assets lie: in the program's own bundle, or below `--share DIR`.
public struct Share: Sendable {
  /// The folder that holds `templates/` and `assets/`.
  public let directory: URL

  /// A folder of the caller's, such as `/usr/share/hoiam`.
  public init(directory: URL) {
    self.directory = directory
  }

  /// The files that were built into the package.
  public static var bundled: Share {
    Share(directory: Bundle.module.bundleURL.appendingPathComponent("Resources"))
  }

  /// Every file below a folder whose name ends in an extension, by its path without it.
  /// - Throws: `PagesError.missing` for a folder that isn't there, or an unreadable file.
  func texts(in folder: String, extension suffix: String) throws -> [String: String] {
    let root = directory.appendingPathComponent(folder)
    var texts: [String: String] = [:]
    for path in try paths(below: root) where path.hasSuffix("." + suffix) {
      let data = try contents(of: root.appendingPathComponent(path))
      texts[String(path.dropLast(suffix.count + 1))] = String(decoding: data, as: UTF8.self)
    }
    return texts
  }

  /// Every file below a folder, by its path.
  /// - Throws: `PagesError.missing` for a folder that isn't there, or an unreadable file.
  func files(in folder: String) throws -> [String: Data] {
    let root = directory.appendingPathComponent(folder)
    var files: [String: Data] = [:]
    for path in try paths(below: root) where !path.hasSuffix("/") {
      files[path] = try contents(of: root.appendingPathComponent(path))
    }
    return files
  }

  private func paths(below root: URL) throws -> [String] {
    guard let all = FileManager.default.enumerator(atPath: root.path) else {
      throw PagesError.missing(path: root.path)
    }
    var paths: [String] = []
    for case let path as String in all {
      var isFolder: ObjCBool = false
      let full = root.appendingPathComponent(path).path
      guard FileManager.default.fileExists(atPath: full, isDirectory: &isFolder) else { continue }
      if !isFolder.boolValue { paths.append(path) }
    }
    guard !paths.isEmpty else { throw PagesError.missing(path: root.path) }
    return paths.sorted()
  }

  private func contents(of file: URL) throws -> Data {
    guard let data = FileManager.default.contents(atPath: file.path) else {
      throw PagesError.missing(path: file.path)
    }
    return data
  }
}
