import Crypto
import Foundation

/// The server's secret. Access codes are derived from it: without it, receipts given out so far
/// open nothing any more. So one that is there and can't be read is never replaced.
enum ServerKey {
  /// The file that holds it, unless the setting does.
  static func file(_ settings: Settings) throws -> String {
    try settings.dataDirectory() + "/key"
  }

  /// The key from the setting, or from the file; nil if there is none yet.
  ///
  /// - Throws: `Trouble` for one that can't be read, or that is no key.
  static func find(_ settings: Settings) throws -> [UInt8]? {
    if let text = settings[.key] { return try bytes(of: text, from: Setting.key.rawValue) }
    let file = try file(settings)
    guard access(file, R_OK) == 0 else {
      let why = errno
      if why == ENOENT { return nil }
      throw Trouble(
        "\(file) can't be read by this account: \(String(cString: strerror(why))).",
        mend: "chown --reference=\(try settings.dataDirectory()) \(file)")
    }
    return try bytes(of: String(contentsOfFile: file, encoding: .utf8), from: file)
  }

  /// Makes a key where there is none, readable for whoever owns the directory.
  ///
  /// - Throws: `Trouble` if the file can't be made, or is there already.
  @discardableResult
  static func make(_ settings: Settings) throws -> [UInt8] {
    let directory = try settings.dataDirectory()
    let file = try file(settings)
    try FileManager.default.createDirectory(
      atPath: directory, withIntermediateDirectories: true)
    let key = SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) }
    let text = key.map { String(format: "%02x", $0) }.joined() + "\n"
    let descriptor = open(file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw Trouble("\(file) can't be made: \(String(cString: strerror(errno))).")
    }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    try handle.write(contentsOf: Data(text.utf8))
    var owner = stat()
    if geteuid() == 0, stat(directory, &owner) == 0 {
      fchown(descriptor, owner.st_uid, owner.st_gid)
    }
    try handle.synchronize()
    return key
  }

  private static func bytes(of text: String, from place: String) throws -> [UInt8] {
    let digits = Array(text.utf8.filter { !" \n\r\t".utf8.contains($0) })
    let values = digits.map { Character(Unicode.Scalar($0)).hexDigitValue }
    guard digits.count >= 64, digits.count % 2 == 0, !values.contains(nil) else {
      throw Trouble(
        "\(place) must hold 64 hexadecimal digits or more.",
        mend: "Restore it from the backup: without it, receipts given out so far open nothing.")
    }
    let nibbles = values.compactMap { $0.map { UInt8($0) } }
    return stride(from: 0, to: nibbles.count, by: 2).map { nibbles[$0] << 4 | nibbles[$0 + 1] }
  }
}
