public import FoundationEssentials

/// A way out for messages of one sort.
public protocol Carrier: Sendable {
  /// Hands one message over and waits for what becomes of it. Never throws: whatever goes wrong is
  /// an outcome.
  ///
  /// - Parameter now: the date on the message.
  func send(_ message: Message, at now: Date) async -> Outcome
}

/// Where nothing is set up: every message stays visibly undelivered.
public struct NoCarrier: Carrier {
  /// The way that isn't there.
  public init() {}

  /// Always permanent.
  public func send(_ message: Message, at now: Date) async -> Outcome {
    .permanent("no_carrier")
  }
}

/// The ways out of an office.
public struct Carriers: Sendable {
  /// E-mail.
  public let mail: any Carrier
  /// Text messages.
  public let sms: any Carrier

  /// The ways that are set up.
  public init(mail: any Carrier = NoCarrier(), sms: any Carrier = NoCarrier()) {
    self.mail = mail
    self.sms = sms
  }
}
