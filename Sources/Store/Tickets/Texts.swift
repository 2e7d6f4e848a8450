public import FoundationEssentials
public import Postgres
public import Rules

/// A row of `ticket_text`: what was said.
public struct TextRow: Sendable, Hashable {
  /// One line.
  public let title: String
  /// The words.
  public let body: String
  /// The place in words.
  public let placeText: String?
  /// Degrees north.
  public let latitude: Double?
  /// Degrees east.
  public let longitude: Double?
  /// When it was erased by law.
  public let erasedAt: Date?
}

/// Statements over `ticket_text`.
public enum Texts {
  /// What a ticket says.
  public static func of(_ ticket: ID<TicketRow>) -> Statement<TextRow> {
    Statement(
      "Texts.of",
      """
      SELECT title, body, place_text, latitude, longitude, erased_at
      FROM ticket_text
      WHERE ticket_id = \(ticket)
      """
    ) { row in
      var row = row.reader
      return try TextRow(
        title: row.next(), body: row.next(), placeText: row.next(), latitude: row.next(),
        longitude: row.next(), erasedAt: row.next())
    }
  }
}

/// A row of `reporter`: who said it.
public struct ReporterRow: Sendable, Hashable {
  /// Full name as typed.
  public let name: String?
  /// The number in one form.
  public let phone: String?
  /// The number as typed.
  public let phoneTyped: String?
  /// E-mail address.
  public let email: String?
  /// Postal address.
  public let address: String?
  /// Whether no name was given.
  public let anonymous: Bool
}

/// By which ways a reporter can be reached; says nothing about who they are.
public struct ReporterWays: Sendable, Hashable {
  /// An e-mail address was left.
  public let hasEmail: Bool
  /// A mobile number was left.
  public let hasMobile: Bool
  /// Some number was left.
  public let hasPhone: Bool
  /// A postal address was left.
  public let hasAddress: Bool
  /// A name was given.
  public let hasName: Bool
  /// They asked that nobody be told who they are.
  public let anonymous: Bool
}

extension ReporterRow {
  /// What of it gives them away in a text.
  public var inWords: Redaction.Reporter { Redaction.Reporter(name: name, address: address) }
}

extension ReporterWays? {
  /// The ways in which an answer can be brought.
  public var possible: [DeliveryMethod] { DeliveryMethod.allCases.filter(allow) }

  /// Whether an answer can be brought so. At the counter, and with number and code, anybody can be
  /// answered.
  public func allow(_ method: DeliveryMethod) -> Bool {
    switch method {
    case .email: self?.hasEmail == true
    case .sms: self?.hasMobile == true
    case .callBack: self?.hasPhone == true
    case .letter: self?.hasAddress == true
    case .pickUp, .tracking: true
    }
  }
}

/// Statements over `reporter`.
public enum Reporters {
  /// Who said it. Only for `see_identity`, deliveries and masking.
  public static func of(_ ticket: ID<TicketRow>) -> Statement<ReporterRow> {
    Statement(
      "Reporters.of",
      """
      SELECT name, phone_e164, phone_typed, email, address, anonymous
      FROM reporter
      WHERE ticket_id = \(ticket)
      """
    ) { row in
      var row = row.reader
      return try ReporterRow(
        name: row.next(), phone: row.next(), phoneTyped: row.next(), email: row.next(),
        address: row.next(), anonymous: row.next())
    }
  }

  /// Who else reported the same: those of the tickets folded into this one, and into those in turn.
  public static func mergedInto(_ ticket: ID<TicketRow>) -> Statement<Redaction.Reporter> {
    Statement(
      "Reporters.mergedInto",
      """
      WITH RECURSIVE copy (id) AS (
        SELECT id FROM ticket WHERE merged_into = \(ticket)
        UNION
        SELECT t.id FROM copy c JOIN ticket t ON t.merged_into = c.id
      )
      SELECT r.name, r.address FROM copy c JOIN reporter r ON r.ticket_id = c.id
      """
    ) { row in
      var row = row.reader
      return try Redaction.Reporter(name: row.next(), address: row.next())
    }
  }

  /// How the reporter can be reached. Vietnamese mobile numbers begin with +843, 5, 7, 8 or 9.
  public static func ways(_ ticket: ID<TicketRow>) -> Statement<ReporterWays> {
    Statement(
      "Reporters.ways",
      """
      SELECT email IS NOT NULL, coalesce(phone_e164 ~ '^\\+84[35789]', false),
        phone_typed IS NOT NULL, address IS NOT NULL, name IS NOT NULL, anonymous
      FROM reporter
      WHERE ticket_id = \(ticket)
      """
    ) { row in
      var row = row.reader
      return try ReporterWays(
        hasEmail: row.next(), hasMobile: row.next(), hasPhone: row.next(),
        hasAddress: row.next(), hasName: row.next(), anonymous: row.next())
    }
  }

  /// Logs a look at the identity.
  public static func logView(
    _ ticket: ID<TicketRow>, by person: ID<Person>, reason: String, at now: Date
  ) -> Statement<Void> {
    Statement(
      "Reporters.logView",
      """
      INSERT INTO identity_view (ticket_id, person_id, at, reason)
      VALUES (\(ticket), \(person), \(now), \(reason))
      """)
  }
}
