public import Postgres

/// Statements by which the screens of staff are told that something has happened. What is said in a
/// transaction is heard after its commit. Ids and codes only: whoever hears it reads the rest by
/// their own right.
public enum DeskChanges {
  /// The channel.
  public static let channel = "hoiam_desk"

  /// Says something.
  public static func tell(_ text: String) -> Statement<Void> {
    Statement("DeskChanges.tell", "SELECT pg_notify(\(channel), \(text))")
  }
}
