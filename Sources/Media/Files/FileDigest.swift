internal import Crypto

/// SHA-256 of a file: its name in the store, and all that a row needs to find it again.
public struct FileDigest: Sendable, Hashable, CustomStringConvertible {
  /// 32 bytes.
  public let bytes: [UInt8]

  /// The digest of a content.
  public init(of content: some Collection<UInt8>) {
    bytes = Array(SHA256.hash(data: Array(content)))
  }

  /// A digest as a row holds it; nil unless it has 32 bytes.
  public init?(bytes: [UInt8]) {
    guard bytes.count == SHA256.byteCount else { return nil }
    self.bytes = bytes
  }

  /// 64 small hexadecimal digits.
  public var description: String {
    let digits = Array("0123456789abcdef".utf8)
    let text = bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return String(decoding: text, as: UTF8.self)
  }
}
