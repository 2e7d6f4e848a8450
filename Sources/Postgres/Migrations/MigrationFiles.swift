internal import Foundation

/// The files of a schema, read and in order.
struct MigrationFiles: Sendable {
  struct File: Sendable {
    /// From 1 without a gap; 0 for a repeatable file.
    let number: Int
    let name: String
    let bytes: [UInt8]

    var text: String { String(decoding: bytes, as: UTF8.self) }
  }

  let migrations: [File]
  let repeatables: [File]

  /// - Throws: kind `.migration`: `.unreadable`, `.badName` or `.gap`.
  init(directory: String, repeatables paths: [String]) throws(PostgresError) {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: directory) else {
      throw PostgresError(.migration(.unreadable(path: directory)))
    }
    var files: [File] = []
    for name in names.filter({ $0.hasSuffix(".sql") }).sorted() {
      guard let number = MigrationFiles.number(of: name) else {
        throw PostgresError(.migration(.badName(file: name)))
      }
      guard number == files.count + 1 else {
        throw PostgresError(.migration(.gap(expected: files.count + 1, found: name)))
      }
      files.append(try MigrationFiles.read("\(directory)/\(name)", number: number))
    }
    migrations = files
    var repeatables: [File] = []
    for path in paths { repeatables.append(try MigrationFiles.read(path, number: 0)) }
    self.repeatables = repeatables
  }

  /// `0012_name.sql` is 12.
  private static func number(of name: String) -> Int? {
    let parts = name.dropLast(4).split(separator: "_", maxSplits: 1)
    guard parts.count == 2, parts[0].utf8.count == 4,
      parts[0].utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    else { return nil }
    return Int(parts[0])
  }

  private static func read(_ path: String, number: Int) throws(PostgresError) -> File {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw PostgresError(.migration(.unreadable(path: path)))
    }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return File(number: number, name: name, bytes: Array(data))
  }
}
