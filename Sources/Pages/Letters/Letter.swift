/// A message as it is sent: one line and plain words. Text messages have no subject.
public struct Letter: Sendable, Hashable {
  /// One line.
  public let subject: String
  /// The words, lines ending in LF.
  public let body: String

  /// A letter.
  public init(subject: String, body: String) {
    self.subject = subject
    self.body = body
  }
}

/// What a citizen is told about their ticket. Never a name, never what it is about, never its
/// kind: whoever reads over a shoulder learns that there is a ticket, no more.
public enum CitizenNews: String, Sendable, CaseIterable {
  case accepted, forwarded, question, answered, declined, transferred, extended
}
