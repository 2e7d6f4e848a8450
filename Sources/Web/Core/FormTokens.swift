import Crypto
public import Foundation

/// Tokens in hidden fields that only our own pages can have put there.
///
/// Staff: bound to the session. Citizens, who have no session: a signed instant and a nonce; the
/// nonce is also the key under which the form is filed once, however often it is sent.
public struct FormTokens: Sendable {
  /// The hidden field's name.
  public static let field = "_token"
  /// For how long a citizen's form may lie open: 12 hours, in seconds.
  static let life = 12.0 * 3600
  private let key: SymmetricKey

  /// Tokens of a server.
  ///
  /// - Parameter key: the server's key, at least 32 bytes; another one is derived from it.
  public init(key: [UInt8]) {
    self.key = HKDF<SHA256>.deriveKey(
      inputKeyMaterial: SymmetricKey(data: key), info: Data("form tokens".utf8),
      outputByteCount: 32)
  }

  /// The token of every form of a session.
  public func token(session: String) -> String {
    FormTokens.text(mac(Array("desk".utf8) + Array(session.utf8)))
  }

  /// Whether a form comes from a page of this session.
  public func isValid(_ token: String, session: String) -> Bool {
    guard let bytes = FormTokens.bytes(token) else { return false }
    return HMAC<SHA256>.isValidAuthenticationCode(
      bytes, authenticating: Array("desk".utf8) + Array(session.utf8), using: key)
  }

  /// A token for a form that anybody may fill in.
  public func open(at now: Date) -> String {
    var random = SystemRandomNumberGenerator()
    let nonce = random.next()
    let seconds = UInt64(max(0, now.timeIntervalSince1970))
    let head = FormTokens.bigEndian(seconds) + FormTokens.bigEndian(nonce)
    return FormTokens.text(head + mac(Array("open".utf8) + head))
  }

  /// What an open token says.
  public enum Opened: Sendable, Equatable {
    /// It is ours; the key under which its form is done once.
    case valid(key: String)
    /// It is ours, and too old; the page is to be shown again with what was typed.
    case expired
    /// Not ours.
    case forged
  }

  /// Reads an open token.
  public func opened(_ token: String, at now: Date) -> Opened {
    guard let bytes = FormTokens.bytes(token), bytes.count == 16 + 32 else { return .forged }
    let head = Array(bytes.prefix(16))
    let isOurs = HMAC<SHA256>.isValidAuthenticationCode(
      Array(bytes.dropFirst(16)), authenticating: Array("open".utf8) + head, using: key)
    guard isOurs else { return .forged }
    let issued = head.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    let age = now.timeIntervalSince1970 - Double(issued)
    guard age <= FormTokens.life, age >= -60 else { return .expired }
    return .valid(key: FormTokens.text(head))
  }

  private func mac(_ message: [UInt8]) -> [UInt8] {
    Array(HMAC<SHA256>.authenticationCode(for: message, using: key))
  }

  private static func bigEndian(_ number: UInt64) -> [UInt8] {
    withUnsafeBytes(of: number.bigEndian) { Array($0) }
  }

  private static func text(_ bytes: [UInt8]) -> String {
    Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
      .replacing("=", with: "")
  }

  private static func bytes(_ text: String) -> [UInt8]? {
    guard text.utf8.count <= 128 else { return nil }
    let plain = text.replacing("-", with: "+").replacing("_", with: "/")
    let padding = String(repeating: "=", count: (4 - plain.count % 4) % 4)
    return Data(base64Encoded: plain + padding).map { Array($0) }
  }
}
