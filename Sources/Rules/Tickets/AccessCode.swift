import Crypto
import Foundation

/// What opens one ticket to the person who sent it: 40 bits in eight letters and digits that can
/// be read aloud, shown as `ABCD-EFGH`. It follows from the server's key, the ticket and a version,
/// so nobody has to store it and a new version ends the old one. Never part of a URL or a QR code.
public struct AccessCode: Sendable, Hashable, CustomStringConvertible {
  /// Eight characters of the alphabet, without the dash.
  public let canonical: String

  /// Reads a code however it is typed: in small letters, with blanks or dashes, with the
  /// look-alikes o for 0 and i, l for 1.
  /// - Returns: nil if it isn't eight characters of the alphabet.
  public init?(_ typed: String) {
    var canonical = ""
    for scalar in typed.decomposedStringWithCompatibilityMapping.uppercased().unicodeScalars {
      switch scalar {
      case "O": canonical.append("0")
      case "I", "L": canonical.append("1")
      case " ", "\t", "\n", "\r", "-", ".", "\u{2010}"..."\u{2015}": continue
      default:
        guard Self.alphabet.contains(Character(scalar)) else { return nil }
        canonical.unicodeScalars.append(scalar)
      }
    }
    guard canonical.count == 8 else { return nil }
    self.canonical = canonical
  }

  /// The code of a ticket: the first 40 bits of HMAC-SHA256 over the ticket's key and the version.
  /// - Parameters:
  ///   - key: The server's key, at least 32 random bytes.
  ///   - ticketKey: The ticket's own 16 random bytes.
  ///   - version: Counts the codes issued for the ticket, from 1.
  public static func code(key: [UInt8], ticketKey: [UInt8], version: Int) -> AccessCode {
    var message = Array("code".utf8)
    message += bigEndian(ticketKey.count)
    message += ticketKey
    message += bigEndian(version)
    let bits = mac(key, message).prefix(5).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    let letters = stride(from: 35, through: 0, by: -5).map { shift in
      alphabet[Int(bits >> UInt64(shift)) & 31]
    }
    return AccessCode(canonical: String(letters))
  }

  /// What the database keeps of a code, so that it can compare and never show it:
  /// HMAC-SHA256(key, "proof" ‖ code), 32 bytes.
  public static func digest(key: [UInt8], code: AccessCode) -> [UInt8] {
    mac(key, Array("proof".utf8) + Array(code.canonical.utf8))
  }

  /// Whether a stored digest belongs to this code, in constant time.
  /// - Parameters:
  ///   - digest: What `digest(key:code:)` gave; any other length is false.
  ///   - key: The server's key.
  public func matches(digest: [UInt8], key: [UInt8]) -> Bool {
    HMAC<SHA256>.isValidAuthenticationCode(
      digest, authenticating: Array("proof".utf8) + Array(canonical.utf8),
      using: SymmetricKey(data: key))
  }

  /// `ABCD-EFGH`.
  public var description: String { "\(canonical.prefix(4))-\(canonical.suffix(4))" }

  /// Crockford's base 32: no I, L, O, U.
  private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

  private init(canonical: String) {
    self.canonical = canonical
  }

  private static func mac(_ key: [UInt8], _ message: [UInt8]) -> [UInt8] {
    Array(HMAC<SHA256>.authenticationCode(for: message, using: SymmetricKey(data: key)))
  }

  private static func bigEndian(_ number: Int) -> [UInt8] {
    withUnsafeBytes(of: Int64(number).bigEndian) { Array($0) }
  }
}
