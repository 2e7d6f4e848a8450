/// What is sent to one person by one way.
public struct Message: Sendable, Hashable {
  /// Stable for what is told: sending it again after a crash is sending the same message again,
  /// and whoever receives it can tell. ASCII letters, digits, `.`, `-` and `_` only.
  public let id: String
  /// To whom: an e-mail address, or a telephone number in E.164.
  public let recipient: String
  /// One line; text messages have none.
  public let subject: String
  /// The words, lines ending in LF.
  public let body: String

  /// A message.
  public init(id: String, to recipient: String, subject: String, body: String) {
    self.id = id
    self.recipient = recipient
    self.subject = subject
    self.body = body
  }
}

/// What became of a message. A code says why not, never to whom or what.
public enum Outcome: Sendable, Hashable {
  /// Taken over by whoever carries it on.
  case sent
  /// Not now: the same message may go through later.
  case temporary(String)
  /// Never: somebody has to find another way.
  case permanent(String)
}
