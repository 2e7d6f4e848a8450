import Crypto
import Foundation

/// The server's secret. Access codes are derived from it: without it, receipts given out so far
/// open nothing any more.
enum ServerKey {
  /// The key from the setting, or from the file `key` in the data directory, made the first time.
  static func load(_ settings: Settings) throws -> [UInt8] {
    if let text = settings[.key] { return try bytes(of: text, from: Setting.key.rawValue) }
    let directory = try settings.dataDirectory()
    let file = directory + "/key"
    if let text = try? String(contentsOfFile: file, encoding: .utf8) {
      return try bytes(of: text, from: file)
    }
    try FileManager.default.createDirectory(
      atPath: directory, withIntermediateDirectories: true)
    let key = SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) }
    let text = key.map { String(format: "%02x", $0) }.joined() + "\n"
    let made = FileManager.default.createFile(
      atPath: file, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
    guard made, let handle = FileHandle(forUpdatingAtPath: file) else {
      throw Trouble("\(file) can't be written.")
    }
    try handle.synchronize()
    return key
  }

  private static func bytes(of text: String, from place: String) throws -> [UInt8] {
    let digits = Array(text.utf8.filter { !" \n\r\t".utf8.contains($0) })
    let values = digits.map { Character(Unicode.Scalar($0)).hexDigitValue }
    guard digits.count >= 64, digits.count % 2 == 0, !values.contains(nil) else {
      throw Trouble("\(place) must hold 64 hexadecimal digits or more.")
    }
    let nibbles = values.compactMap { $0.map { UInt8($0) } }
    return stride(from: 0, to: nibbles.count, by: 2).map { nibbles[$0] << 4 | nibbles[$0 + 1] }
  }
}
