import FoundationEssentials
public import Postgres
public import Rules

extension CallNews: SQLBindable, SQLDecodable {}
extension CallState: SQLBindable, SQLDecodable {}
extension CallOutcome: SQLBindable, SQLDecodable {}
extension CallTicketPart: SQLBindable, SQLDecodable {}
extension Caller.Sort: SQLBindable, SQLDecodable {}
extension CallBackResult: SQLBindable, SQLDecodable {}

/// A row of `call`.
public struct CallRow: Sendable, Hashable {
  /// Whence a call comes.
  public enum Direction: String, Sendable, CaseIterable, SQLBindable, SQLDecodable {
    /// A citizen rang.
    case incoming
    /// Somebody of the office rang a citizen back.
    case outgoing
  }

  /// Its number; 0 for a new one.
  public let id: Int64
  /// The exchange's own id; nil for a call that was opened at the desk.
  public let pbxID: String?
  /// Whence it comes.
  public let direction: Direction
  /// What is known of the citizen's number.
  public var callerSort: Caller.Sort
  /// The number in its canonical form; nil if there is none, or if it was erased.
  public var caller: String?
  /// The office's number that was dialled, as the exchange says it.
  public var called: String?
  /// The telephone in the office.
  public var `extension`: String?
  /// Who answered.
  public var person: ID<Person>?
  /// What was heard of it.
  public var times: CallTimes
  /// Whether the number is blocked: the call is noted, and shown to nobody.
  public var isBlocked: Bool
  /// The call-back that it leads to, or that it is.
  public var callBack: Int64?
  /// What came of it; nil until somebody says.
  public var outcome: CallOutcome?

  /// A new call of which nothing was heard yet.
  public init(
    pbxID: String?, direction: Direction = .incoming, caller: Caller, called: String? = nil,
    person: ID<Person>? = nil, times: CallTimes = CallTimes(), isBlocked: Bool = false,
    callBack: Int64? = nil
  ) {
    id = 0
    self.pbxID = pbxID
    self.direction = direction
    callerSort = caller.sort
    self.caller = caller.canonical
    self.called = called
    self.person = person
    self.times = times
    self.isBlocked = isBlocked
    self.callBack = callBack
  }

  /// Where it stands; ringing before anything was heard.
  public var state: CallState { times.state ?? .ringing }

  /// The citizen's number; nil without one.
  public var number: PhoneNumber? { caller.flatMap { PhoneNumber($0) } }

  static let columns: SQL = """
    c.id, c.pbx_id, c.direction, c.caller_sort, c.caller, c.called, c.extension, c.person_id,
    c.rang_at, c.answered_at, c.ended_at, c.missed_at, c.is_blocked, c.call_back_id, c.outcome
    """

  init(_ row: inout RowReader) throws(PostgresError) {
    id = try row.next()
    pbxID = try row.next()
    direction = try row.next()
    callerSort = try row.next()
    caller = try row.next()
    called = try row.next()
    self.extension = try row.next()
    person = try row.next()
    times = try CallTimes(
      rang: row.next(), answered: row.next(), ended: row.next(), missed: row.next())
    isBlocked = try row.next()
    callBack = try row.next()
    outcome = try row.next()
  }
}

/// A call as a line of a list.
public struct CallLine: Sendable, Hashable {
  /// The call.
  public let call: CallRow
  /// Who answered, by name.
  public let personName: String?
  /// How many tickets belong to it.
  public let tickets: Int
}

/// Somebody who reported by a number, as far as a caller's name is told: its initials.
public struct CallerPerson: Sendable, Hashable {
  /// `T. V. A.`; empty for somebody who gave no name.
  public let initials: String
  /// How many open tickets there are of them.
  public let tickets: Int

  /// Somebody with so many open tickets.
  public init(initials: String, tickets: Int) {
    self.initials = initials
    self.tickets = tickets
  }
}
