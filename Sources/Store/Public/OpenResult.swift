public import FoundationEssentials
import Postgres
public import Rules

/// A published result as everyone may read it. There is no private field to leak: the first wall.
public struct OpenResult: Sendable, Hashable {
  /// Whose turn it was and where: what a list shows beside the title.
  public struct Facts: Sendable, Hashable {
    /// The number.
    public let number: TicketNumber
    /// The kind.
    public let kind: Kind
    /// The channel's code.
    public let channel: String
    /// The category's code.
    public let category: String
    /// Its Vietnamese name.
    public let categoryName: String
    /// Its English name.
    public let categoryNameEnglish: String
    /// The unit that answered, as it was called then; nil if the office answered at once.
    public let unitName: String?
    /// Who follows that unit today; nil while it exists.
    public let unitNameToday: String?
    /// The commune's code as a filter; nil if no place was given.
    public let commune: ID<Unit>?
    /// The commune's name.
    public let communeName: String?
    /// When it was received.
    public let receivedAt: Date
    /// Until when it had to be answered.
    public let dueAt: Date?
    /// When it was answered; nil while it is under review.
    public let answeredAt: Date?
    /// Whether the answer was disputed, and another one is worked on.
    public let isUnderReview: Bool
    /// When it was published.
    public let publishedAt: Date

    static let columns: SQL = """
      r.year, r.serial, r.kind, r.channel, r.category, r.category_name, r.category_name_en,
      r.unit_name, r.unit_name_today, r.commune_id, r.commune_name, r.received_at, r.due_at,
      r.answered_at, r.is_under_review, r.published_at
      """

    init(_ row: inout RowReader) throws(PostgresError) {
      number = try TicketNumber(&row)
      kind = try row.next()
      channel = try row.next()
      category = try row.next()
      categoryName = try row.next()
      categoryNameEnglish = try row.next()
      unitName = try row.next()
      unitNameToday = try row.next()
      commune = try row.next()
      communeName = try row.next()
      receivedAt = try row.next()
      dueAt = try row.next()
      answeredAt = try row.next()
      isUnderReview = try row.next()
      publishedAt = try row.next()
    }
  }

  /// Where it belongs.
  public let facts: Facts
  /// One line, masked.
  public let title: String
  /// What was asked, masked; in a list its beginning.
  public let question: String
  /// What was answered, masked; empty in a list.
  public let answer: String
  /// How many were satisfied, neutral and not satisfied; nil in a list.
  public let ratings: Ratings?
  /// Whether photos are shown with it; false in a list.
  public let hasPhotos: Bool
  let ticket: Int64

  /// Citizens' ratings.
  public struct Ratings: Sendable, Hashable {
    /// Hài lòng.
    public let satisfied: Int
    /// Bình thường.
    public let neutral: Int
    /// Không hài lòng.
    public let unsatisfied: Int
  }
}

/// What is left of a result that was withdrawn: no words.
public struct OpenTombstone: Sendable, Hashable {
  /// When it was withdrawn.
  public let withdrawnAt: Date
  /// Why, in Vietnamese; nil if the reason is not on the list any more.
  public let because: String?
  /// The same in English.
  public let becauseEnglish: String?
}

/// What a list of results shows.
public struct OpenFilter: Sendable, Hashable {
  /// Words, typed with or without marks; a number with its check digit finds that ticket.
  public var query = ""
  /// Whether the words may stand anywhere, and not only side by side.
  public var isLoose = false
  /// A category's code.
  public var category: String?
  /// A kind.
  public var kind: Kind?
  /// Answered by one of these units; nil for any.
  public var units: [ID<Unit>]?
  /// In this commune.
  public var commune: ID<Unit>?
  /// Published then or later.
  public var publishedFrom: Date?
  /// Published before then.
  public var publishedBefore: Date?
  /// At most so many.
  public var limit = 20
  /// Where to go on.
  public var after: OpenCursor?

  /// Everything.
  public init() {}
}

/// Where a page of results ended.
public struct OpenCursor: Sendable, Hashable, LosslessStringConvertible {
  let instant: Int64
  let ticket: Int64

  /// The place behind a result.
  public init(_ result: OpenResult) {
    instant = Int64((result.facts.publishedAt.timeIntervalSince1970 * 1_000_000).rounded())
    ticket = result.ticket
  }

  /// Reads what `description` wrote; nil for anything else.
  public init?(_ description: String) {
    let parts = description.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, let instant = Int64(parts[0], radix: 36),
      let ticket = Int64(parts[1], radix: 36), instant >= 0, instant < 1 << 53, ticket > 0
    else { return nil }
    (self.instant, self.ticket) = (instant, ticket)
  }

  /// Letters and digits that can stand in an address.
  public var description: String {
    String(instant, radix: 36) + "-" + String(ticket, radix: 36)
  }

  var date: Date { Date(timeIntervalSince1970: Double(instant) / 1_000_000) }
}
