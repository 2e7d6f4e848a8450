/// How far a transaction is kept apart from others.
public enum Isolation: String, Sendable, CaseIterable {
  /// Every statement sees what was committed before it began.
  case readCommitted = "READ COMMITTED"
  /// The whole transaction sees one state; a conflicting write fails with 40001.
  case repeatableRead = "REPEATABLE READ"
  /// As if transactions ran one after the other; conflicts fail with 40001.
  case serializable = "SERIALIZABLE"
}
