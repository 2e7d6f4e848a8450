public import FoundationEssentials
import Postgres
public import Rules
public import Store

// Working calendars change after tickets exist: what a change would move is shown before it is
// saved, and moved in batches afterwards.

/// What a change of a calendar would do to the promises that run.
public struct CalendarPreview: Sendable {
  /// A due date that would move.
  public struct Move: Sendable, Hashable {
    /// The ticket.
    public let number: TicketNumber
    /// What is owed.
    public let kind: ObligationKind
    /// Until when, as it is.
    public let old: Date
    /// Until when it would be.
    public let new: Date
  }

  /// How many run over the days that change.
  public var examined = 0
  /// How many would be due later.
  public var later = 0
  /// How many would be due earlier.
  public var earlier = 0
  /// How many would have been due in the past; they would be left as they are and flagged.
  public var flagged = 0
  /// Some of them, the first that are due first; restricted tickets are counted, not named.
  public var examples: [Move] = []

  /// How many would move.
  public var moved: Int { later + earlier }
}

extension Office {
  /// How many examples a preview shows.
  static let previewed = 20

  /// Counts what a change of a calendar would move, and changes nothing.
  ///
  /// - Throws: `DeadlineError.badCalendar` names the day and the rule.
  public func previewCalendar(
    _ code: String, _ draft: CalendarDraft, by actor: Actor
  ) async throws -> CalendarPreview {
    try require(.editCalendar, actor)
    let catalogue = try await catalogue()
    let calendar = try checked(draft, as: code, catalogue)
    guard let current = catalogue.calendar(code) else { throw Refusal.notFound }
    let now = now
    return try await database.read { tx in
      var preview = CalendarPreview()
      let span = try tx.one(Recomputations.span(of: code))
      guard let days = calendar.difference(from: current.calendar, over: span) else {
        return preview
      }
      try tx.limitStatements(to: .zero)
      let rows = try tx.all(Recomputations.running(by: code, touching: days))
      let counter = try Recounting(rows, in: calendar, catalogue, tx: tx, now: now)
      for row in rows {
        preview.examined += 1
        preview.add(try counter.verdict(on: row), on: row)
      }
      return preview
    }
  }

  /// Saves a new version of a calendar. What runs over the days that changed is counted anew by
  /// the worker, batch by batch.
  ///
  /// - Parameter version: the version that was seen; nil to save over whatever is there.
  /// - Throws: `DeadlineError.badCalendar` names the day and the rule; `Refusal.stale` when
  ///   somebody else was faster.
  public func saveCalendar(
    _ code: String, _ draft: CalendarDraft, note: String, expecting version: Int? = nil,
    by actor: Actor
  ) async throws {
    let calendar = try await checked(draft, as: code, catalogue())
    if note.isEmpty { throw Refusal.invalid([ActProblem(.note, .missing)]) }
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let definition = PostgresJSON(bytes: try encoder.encode(calendar))
    let person = actor.principal.person
    try await edit(.editCalendar, "calendar", code, actor, after: definition) { tx, now in
      guard let current = try tx.first(CatalogueRows.calendar(code)) else {
        throw Refusal.notFound
      }
      if let version, version != current.version {
        throw Refusal.stale(current: current.version)
      }
      let saved = try tx.one(
        CatalogueEdits.addCalendarVersion(
          code, definition: definition, note: note, by: person, at: now))
      let span = try tx.one(Recomputations.span(of: code))
      guard let days = calendar.difference(from: current.calendar, over: span) else { return }
      try tx.run(Recomputations.plan(saved, touching: days, at: now))
      try Errand.enqueue(
        [PlannedErrand(.recompute(calendar: saved.rawValue), at: now)], in: tx, at: now)
    }
  }

  /// A calendar that promises can be counted in.
  private func checked(
    _ draft: CalendarDraft, as code: String, _ catalogue: Catalogue
  ) throws -> WorkingCalendar {
    if let day = draft.contradiction { throw DeadlineError.badCalendar(.givenTwice(day: day)) }
    let calendar = try WorkingCalendar(draft)
    let known = catalogue.calendar(code)?.calendar.overrides ?? [:]
    for (day, override) in calendar.overrides.sorted(by: { $0.key < $1.key })
    where known[day] != override && override.notice?.isEmpty ?? true {
      throw DeadlineError.badCalendar(.withoutNotice(day: day.description))
    }
    let engine = Deadline(in: calendar)
    let today = calendar.day(at: now)
    let targets = Set(
      catalogue.serviceLevels.filter { level in
        level.calendar == code && level.validTo.map { today < $0 } ?? true
      }.map(\.target))
    for target in targets where (try? engine.due(from: now, target: target)) == nil {
      throw DeadlineError.badCalendar(.tooLittleTime)
    }
    return calendar
  }

  /// How the recomputations of a calendar stand, newest first.
  ///
  /// - Throws: `Refusal.notFound` without the right to edit calendars.
  public func recomputations(
    of code: String, by actor: Actor
  ) async throws -> [RecomputationRow] {
    try require(.editCalendar, actor)
    return try await reads.all(Recomputations.of(code))
  }
}

extension CalendarPreview {
  fileprivate mutating func add(_ verdict: Recounting.Verdict, on row: RunningRow) {
    switch verdict {
    case .stays: return
    case .flagged: flagged += 1
    case .moves(let due):
      let old = row.obligation.dueAt
      if due > old { later += 1 } else { earlier += 1 }
      guard examples.count < Office.previewed, !row.restricted else { return }
      examples.append(Move(number: row.number, kind: row.obligation.kind, old: old, new: due))
    }
  }
}

extension WorkingCalendar {
  /// The days on which two calendars differ, among those over which something runs; nil for none.
  fileprivate func difference(
    from other: WorkingCalendar, over span: (from: Date?, to: Date?)
  ) -> Range<Date>? {
    guard let from = span.from, let to = span.to else { return nil }
    return difference(from: other, within: day(at: min(from, to))...day(at: max(from, to)))
  }
}
