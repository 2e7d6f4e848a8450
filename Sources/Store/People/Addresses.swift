import FoundationEssentials
public import Postgres
public import Rules

/// How somebody of the office can be told something.
public struct StaffAddress: Sendable, Hashable {
  /// E-mail; nil if there is none.
  public let email: String?
  /// Telephone in E.164; nil if there is none.
  public let phone: String?
}

/// Statements about whom to tell.
public enum Addresses {
  /// How an active person can be told something.
  public static func of(_ person: ID<Person>) -> Statement<StaffAddress> {
    Statement(
      "Addresses.of", "SELECT email, phone FROM person WHERE id = \(person) AND is_active"
    ) { row in
      var row = row.reader
      return try StaffAddress(email: row.next(), phone: row.next())
    }
  }
}
