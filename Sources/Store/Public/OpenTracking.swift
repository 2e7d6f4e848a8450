public import FoundationEssentials
public import Postgres
public import Rules

/// How one's own ticket stands, for whoever knows number and access code.
public struct OwnTicket: Sendable, Hashable {
  /// A move as the citizen reads it.
  public struct Step: Sendable, Hashable {
    /// When.
    public let at: Date
    /// The state after it.
    public let state: State
    /// The unit that held it then; nil if none did, or it is not said.
    public let unit: String?
  }

  /// Words between the office and the citizen.
  public struct Message: Sendable, Hashable {
    /// When.
    public let at: Date
    /// What was said.
    public let body: String
    /// Whether the citizen said it.
    public let isFromCitizen: Bool
  }

  /// Why it ended without an answer.
  public struct Reason: Sendable, Hashable {
    /// Vietnamese name.
    public let name: String
    /// English name.
    public let nameEnglish: String
    /// The polite sentence for the citizen, Vietnamese.
    public let letter: String?
  }

  /// Where it stands.
  public let state: State
  /// Since when.
  public let stateSince: Date
  /// The revision.
  public let revision: Int
  /// The kind.
  public let kind: Kind
  /// Vietnamese name of the category.
  public let categoryName: String
  /// English name of the category.
  public let categoryNameEnglish: String
  /// Who handles it; nil if nobody does yet, or it is not said.
  public let unitName: String?
  /// The channel's code.
  public let channel: String
  /// Whether it is handled apart: neutral words only.
  public let isRestricted: Bool
  /// Whether it was reopened.
  public let isReopened: Bool
  /// When it was received.
  public let receivedAt: Date
  /// Until when it is to be answered.
  public let dueAt: Date?
  /// When the answer was approved; nil before.
  public let answeredAt: Date?
  /// The answer; nil before.
  public let answer: String?
  /// The citizen's rating of that answer: 1…3; nil if there is none.
  public let rating: Int?
  /// One line.
  public let title: String?
  /// What the citizen said.
  public let body: String?
  /// What was said since, oldest first.
  public let messages: [Message]
  /// How it moved, oldest first.
  public let steps: [Step]
  /// How many files the citizen sent, those aside that could not be read.
  public let photos: Int
  /// How many files could not be read, and were thrown away.
  public let photosRefused: Int
  /// Why it ended without an answer; nil if it did not.
  public let reason: Reason?
  /// The ticket that answers for it, since it was merged; nil if it was not.
  public let mergedInto: TicketNumber?
  /// How that one stands.
  public let mergedState: State?
}

/// The one function by which citizens see their own ticket. Run as `hoiam_public`.
public enum OpenTracking {
  /// A ticket, for whoever knows its number and the digest of its access code; no row otherwise.
  ///
  /// - Parameter now: an answer that leaves later is not there yet.
  public static func track(
    _ number: TicketNumber, digest: [UInt8], at now: Date
  ) -> Statement<OwnTicket> {
    Statement(
      "OpenTracking.track",
      """
      SELECT state, state_since, revision, kind, category_name, category_name_en, unit_name,
        channel, restricted, reopened, received_at, due_at, answered_at, answer, rating, title,
        body, messages, moves, photos, photos_refused, reason_name, reason_name_en, letter,
        merged_year, merged_serial, merged_state
      FROM open.track(\(Int32(number.year)), \(Int32(number.serial)), \(digest), \(now))
      """
    ) { row in
      var row = row.reader
      return try OwnTicket(&row)
    }
  }
}

extension OwnTicket {
  private struct RawStep: Decodable {
    let at: Double
    let state: State
    let unit: String?
  }

  private struct RawMessage: Decodable {
    let at: Double
    let body: String
    let fromCitizen: Bool
  }

  fileprivate init(_ row: inout RowReader) throws {
    state = try row.next()
    stateSince = try row.next()
    revision = Int(try row.next(Int32.self))
    kind = try row.next()
    categoryName = try row.next()
    categoryNameEnglish = try row.next()
    unitName = try row.next()
    channel = try row.next()
    isRestricted = try row.next()
    isReopened = try row.next()
    receivedAt = try row.next()
    dueAt = try row.next()
    answeredAt = try row.next()
    answer = try row.next()
    rating = try row.next(Int16?.self).map(Int.init)
    title = try row.next()
    body = try row.next()
    messages = try OwnTicket.list(row.next(), of: RawMessage.self).map {
      Message(
        at: Date(timeIntervalSince1970: $0.at), body: $0.body, isFromCitizen: $0.fromCitizen)
    }
    steps = try OwnTicket.list(row.next(), of: RawStep.self).map {
      Step(at: Date(timeIntervalSince1970: $0.at), state: $0.state, unit: $0.unit)
    }
    photos = Int(try row.next(Int32.self))
    photosRefused = Int(try row.next(Int32.self))
    let name: String? = try row.next()
    let english: String? = try row.next()
    let letter: String? = try row.next()
    reason = name.map { Reason(name: $0, nameEnglish: english ?? $0, letter: letter) }
    let year: Int16? = try row.next()
    let serial: Int32? = try row.next()
    mergedInto = year.flatMap { year in
      serial.flatMap { TicketNumber(year: Int(year), serial: Int($0)) }
    }
    mergedState = try row.next()
  }

  private static func list<Item: Decodable>(
    _ json: PostgresJSON, of type: Item.Type
  ) throws -> [Item] {
    try JSONDecoder().decode([Item].self, from: Data(json.bytes))
  }
}
