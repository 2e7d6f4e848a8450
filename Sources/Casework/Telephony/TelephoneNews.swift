public import FoundationEssentials
import Postgres
public import Rules
import Store

/// Something that a telephone exchange says of a call.
public struct TelephoneNews: Sendable, Hashable {
  /// The exchange's own id of the call.
  public let call: String
  /// What happened.
  public let news: CallNews
  /// When.
  public let at: Date
  /// Who calls; nil if it doesn't say.
  public let caller: Caller?
  /// The office's number that was dialled; nil if it doesn't say.
  public let called: String?
  /// The telephone in the office that rings or was taken; nil if it doesn't say.
  public let `extension`: String?

  /// News of a call.
  public init(
    call: String, _ news: CallNews, at instant: Date, caller: Caller? = nil,
    called: String? = nil, extension telephone: String? = nil
  ) {
    self.call = call
    self.news = news
    at = instant
    self.caller = caller
    self.called = called
    self.extension = telephone
  }
}

extension Office {
  /// For how long before the exchange tells of a call the desk may have opened it already; seconds.
  static let adoptionWindow = 120.0

  /// Takes note of what an exchange says. The same again, late, or in another order comes to the
  /// same: whoever was missed is to be called back, unless they were answered after all.
  ///
  /// - Returns: where the call stands.
  @discardableResult
  public func hear(_ news: TelephoneNews) async throws -> CallState {
    let catalogue = try await catalogue()
    let now = now
    return try await refusing {
      try await self.database.write(retries: 2) { tx in
        try tx.run(Calls.oneByOne(news.call))
        var book = try CallBook(news, in: tx, catalogue: catalogue, now: now)
        try book.write()
        return book.row.state
      }
    }
  }
}

/// One piece of news, inside its transaction.
private struct CallBook {
  let news: TelephoneNews
  let tx: Transaction
  let catalogue: Catalogue
  let now: Date
  var row: CallRow

  /// Finds the call, or makes it.
  init(
    _ news: TelephoneNews, in tx: Transaction, catalogue: Catalogue, now: Date
  ) throws {
    (self.news, self.tx, self.catalogue, self.now) = (news, tx, catalogue, now)
    row = try CallBook.known(news, in: tx) ?? CallBook.new(news, in: tx)
  }

  private static func known(_ news: TelephoneNews, in tx: Transaction) throws -> CallRow? {
    if let row = try tx.first(Calls.locked(pbxID: news.call)) { return row }
    guard let caller = news.caller?.canonical else { return nil }
    // The operator's soft-phone was faster than the exchange.
    let since = news.at.addingTimeInterval(-Office.adoptionWindow)
    guard let row = try tx.first(Calls.orphan(of: caller, since: since)) else { return nil }
    try tx.run(Calls.adopt(row.id, as: news.call))
    return try tx.first(Calls.locked(pbxID: news.call))
  }

  private static func new(_ news: TelephoneNews, in tx: Transaction) throws -> CallRow {
    let times = CallTimes().hearing(news.news, at: news.at)
    var row = CallRow(
      pbxID: news.call, caller: news.caller ?? .withheld, called: news.called, times: times)
    if let caller = row.caller {
      row.isBlocked = try tx.one(BlockedCallers.covers(caller, at: news.at))
    }
    let id = try tx.one(Calls.insert(row))
    return try tx.first(Calls.locked(id)) ?? row
  }

  /// Writes what is new, and tells the desk.
  mutating func write() throws {
    try tx.run(
      Calls.append(
        news.news, of: row.id, at: news.at, extension: news.extension, heardAt: now))
    row.times = row.times.hearing(news.news, at: news.at)
    if let caller = news.caller, row.callerSort != .known {
      (row.callerSort, row.caller) = (caller.sort, caller.canonical)
    }
    row.called = row.called ?? news.called
    let sitting = try news.extension.flatMap { try tx.first(Seats.person(at: $0)) }
    if news.news == .answered, row.outcome == nil,
      let taken = try tx.first(Calls.lastAnswered(row.id))
    {
      // A call that was passed on is whose telephone took it last.
      row.extension = taken
      row.person = try tx.first(Seats.person(at: taken)) ?? row.person
    }
    row.extension = row.extension ?? news.extension
    try planCallBack()
    try tx.run(Calls.update(row))
    if !row.isBlocked {
      let person = row.state == .ringing ? sitting : row.person
      try tx.run(
        DeskChanges.tell(DeskEvent(.call, id: row.id, state: row.state, person: person).payload))
    }
  }

  private mutating func planCallBack() throws {
    guard row.direction == .incoming else { return }
    if let missed = row.times.gaveUp, let caller = row.caller {
      guard row.callBack == nil, !row.isBlocked else { return }
      let (due, calendar) = try tx.one(Calls.rules).callBackDue(missedAt: missed, in: catalogue)
      row.callBack = try tx.one(
        CallBacks.note(caller, missedAt: missed, dueAt: due, calendar: calendar))
    } else if let waiting = row.callBack {
      try tx.run(CallBacks.forget(waiting, at: now))
      row.callBack = nil
    } else {
      return
    }
    try tx.run(DeskChanges.tell(DeskEvent(.callBack, id: row.callBack ?? 0).payload))
  }
}
