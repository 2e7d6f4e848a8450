import Crypto
import FoundationEssentials
import HTTPTypes

/// Proves that news of calls come from the office's exchange, and that they are new.
///
/// `Hoiam-Timestamp` holds the seconds of the epoch, `Hoiam-Signature` one or several
/// `v1=<hexadecimal>`, separated by commas: each the HMAC-SHA256 of the timestamp, a full stop and
/// the body as it is sent, by one of the secrets that both sides know.
struct WebhookSignature {
  /// For how long a message is taken; seconds, either way.
  static let window = 300.0
  /// The shortest secret; characters.
  static let shortestSecret = 32
  /// How many signatures of one message are looked at.
  private static let most = 4

  /// The keys; several while one is being changed for another.
  let secrets: [String]

  /// Checks a message. How long that takes tells nothing about secret or signature.
  ///
  /// - Throws: `WebError.unsigned`.
  func check(_ body: [UInt8], _ headers: HTTPFields, at now: Date) throws(WebError) {
    guard let typed = headers[.hoiamTimestamp], let said = headers[.hoiamSignature] else {
      throw .unsigned(.missing)
    }
    guard typed.utf8.count <= 12, let seconds = Int64(typed) else { throw .unsigned(.wrong) }
    let message = Array("\(typed).".utf8) + body
    let codes = said.split(separator: ",").prefix(WebhookSignature.most)
      .compactMap { WebhookSignature.code(of: $0) }
    var isOurs = false
    for secret in secrets {
      let key = SymmetricKey(data: Array(secret.utf8))
      for code in codes
      where HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: message, using: key) {
        isOurs = true
      }
    }
    guard isOurs else { throw .unsigned(.wrong) }
    // Said only to whoever knows a secret.
    guard abs(now.timeIntervalSince1970 - Double(seconds)) <= WebhookSignature.window else {
      throw .unsigned(.expired)
    }
  }

  /// The bytes of one signature; nil for another scheme, or what is no signature.
  private static func code(of said: Substring) -> [UInt8]? {
    let text = said.drop { $0 == " " }
    guard text.hasPrefix("v1=") else { return nil }
    return [UInt8](digest: text.dropFirst(3).prefix { $0 != " " })
  }
}
