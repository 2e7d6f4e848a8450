import HTTPTypes

extension HTTPField.Name {
  /// Set by proxies: who asked, hop by hop.
  static let xForwardedFor = name("x-forwarded-for")
  /// Set by browsers: from which site a request comes.
  static let secFetchSite = name("sec-fetch-site")
  /// The key under which a creation is done once.
  static let idempotencyKey = name("idempotency-key")
  /// A ticket's access code; never part of a URL.
  static let accessCode = name("access-code")
  /// Forbids guessing of content types.
  static let contentTypeOptions = name("x-content-type-options")
  /// What is said to other sites about where one came from.
  static let referrerPolicy = name("referrer-policy")
  /// What a page may load and do.
  static let contentSecurityPolicy = name("content-security-policy")
  /// Which other origins may hold a window of ours.
  static let crossOriginOpenerPolicy = name("cross-origin-opener-policy")
  /// Which devices a page may use.
  static let permissionsPolicy = name("permissions-policy")

  /// When an exchange signed a message: seconds of the epoch.
  static let hoiamTimestamp = name("hoiam-timestamp")
  /// Signatures of a message.
  static let hoiamSignature = name("hoiam-signature")
  /// Tells proxies not to keep an answer back until it is whole.
  static let accelBuffering = name("x-accel-buffering")

  /// Tells browsers to forget what they keep for us.
  static let clearSiteData = name("clear-site-data")

  private static func name(_ lowercase: String) -> HTTPField.Name {
    guard let name = HTTPField.Name(lowercase) else {
      preconditionFailure("\(lowercase) is no field name")
    }
    return name
  }
}
