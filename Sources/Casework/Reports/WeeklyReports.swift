import Crypto
import FoundationEssentials
import Postgres
public import Rules
import Store

extension Office {
  /// Local time on Monday at which the report of the week that ended is made: 07:00, in minutes.
  static let reportMinute = 7 * 60

  /// The weekly overdue report: as it was kept, or counted now while it has not been made.
  ///
  /// Officers and heads get the rows of their units only. Words are masked; a ticket that became
  /// restricted or confidential since is no longer listed.
  ///
  /// - Throws: `Refusal.notFound` without the right to see reports, and for a week to come.
  public func weeklyReport(
    _ week: ISOWeek, for principal: Principal
  ) async throws -> WeeklyReport {
    let catalogue = try await catalogue()
    let sight = try ReportSight(of: principal, to: .seeReport, in: catalogue)
    let whole: WeeklyReport
    if let kept = try await kept(week, for: sight) {
      whole = try WeeklyReport(kept: kept)
    } else {
      whole = try await countWeek(week, in: catalogue)
    }
    return try await worded(sight.of(whole))
  }

  /// Reports of the weeks before one, newest first, as far as they were kept: for comparisons and
  /// charts. Without words.
  ///
  /// - Throws: `Refusal.notFound` without the right to see reports.
  public func weeklyReports(
    before week: ISOWeek, limit: Int = 12, for principal: Principal
  ) async throws -> [WeeklyReport] {
    let sight = try await ReportSight(of: principal, to: .seeReport, in: catalogue())
    let kept = try await reads.all(
      WeeklyReports.keptBefore(week, limit: min(max(limit, 1), 104)))
    return try kept.map { sight.of(try WeeklyReport(kept: $0)) }
  }

  /// The office's report as it was kept, else that of the one unit that somebody sees.
  private func kept(_ week: ISOWeek, for sight: ReportSight) async throws -> KeptReport? {
    if let kept = try await reads.first(WeeklyReports.kept(week)) { return kept }
    guard let root = sight.roots.first, sight.roots.count == 1 else { return nil }
    return try await reads.first(WeeklyReports.kept(week, of: root))
  }

  /// Makes and keeps the report of a week that is over: of the whole office, or by a head of the
  /// own unit with its subtree. One that is there already stays as it is.
  ///
  /// - Throws: `Refusal.notFound` without the right to make reports; `Refusal.invalid` for a week
  ///   that is not over.
  public func makeWeeklyReport(_ week: ISOWeek, by principal: Principal) async throws {
    let catalogue = try await catalogue()
    let sight = try ReportSight(of: principal, to: .makeReport, in: catalogue)
    let now = now
    let report = try await countWeek(week, in: catalogue)
    guard report.isFinal else { throw Refusal.invalid([ActProblem(.code, .unknown)]) }
    let parts: [(unit: ID<Unit>?, report: WeeklyReport)] =
      sight.isWhole
      ? [(nil, report)]
      : sight.roots.map { ($0, report.narrowed(to: Set(catalogue.below([$0])))) }
    for part in parts {
      let json = try WeeklyReport.encoder.encode(part.report)
      try await database.run(
        WeeklyReports.keep(
          week, of: part.unit, asOf: report.asOf, figures: PostgresJSON(bytes: json),
          digest: WeeklyReport.digest(of: json), at: now))
    }
  }

  /// The week that now lies in, by the office's own calendar.
  public func currentWeek() async throws -> ISOWeek {
    let calendar = try await officeCalendar(in: catalogue())
    return ISOWeek(containing: calendar.day(at: now))
  }

  /// The figures of any days, such as a single one: what moved within them and what was open at
  /// their end, of the whole office.
  ///
  /// - Throws: `Refusal.notFound` without the right to see the office's reports.
  public func figures(
    of days: ClosedRange<LocalDay>, for principal: Principal
  ) async throws -> WeeklyFigures {
    let catalogue = try await catalogue()
    let sight = try ReportSight(of: principal, to: .seeReport, in: catalogue)
    guard sight.isWhole else { throw Refusal.notFound }
    let calendar = try officeCalendar(in: catalogue)
    let period = WeeklyReports.Period(
      from: calendar.midnight(of: days.lowerBound),
      to: calendar.midnight(of: days.upperBound.adding(days: 1)), now: now)
    let counts = try await database.all(WeeklyReports.figures(period))
    return counts.map(\.figures).reduce(WeeklyFigures(), +)
  }
}

extension Office {
  func officeCalendar(in catalogue: Catalogue) throws -> WorkingCalendar {
    guard let calendar = catalogue.officeCalendar else {
      throw ObligationProblem.noCalendar("office")
    }
    return calendar
  }

  /// Counts a week in one snapshot of the database.
  private func countWeek(_ week: ISOWeek, in catalogue: Catalogue) async throws -> WeeklyReport {
    let calendar = try officeCalendar(in: catalogue)
    let period = WeeklyReports.Period(
      from: calendar.midnight(of: week.monday),
      to: calendar.midnight(of: week.sunday.adding(days: 1)), now: now)
    guard period.from <= now else { throw Refusal.notFound }
    let rows = try await database.read(isolation: .repeatableRead) { tx in
      try (
        counts: tx.all(WeeklyReports.figures(period)),
        overdue: tx.all(WeeklyReports.overdue(period)),
        late: tx.all(WeeklyReports.answeredLate(period))
      )
    }
    return WeeklyReport(
      week: week, asOf: period.asOf, isFinal: period.to <= now,
      counted: rows.counts.map { ($0.unit, $0.isRestricted, $0.figures) },
      overdue: rows.overdue.map { WeeklyTicket($0, at: period.asOf, in: catalogue) },
      answeredLate: rows.late.map {
        WeeklyTicket($0, at: $0.answeredAt ?? period.asOf, in: catalogue)
      })
  }

  /// The report with masked words and names, without tickets that may no longer be listed.
  private func worded(_ report: WeeklyReport) async throws -> WeeklyReport {
    let listed = report.overdue + report.answeredLate
    guard !listed.isEmpty else { return report }
    let words = try await database.all(WeeklyReports.words(of: listed.map(\.number)))
    let names = try await database.all(
      WeeklyReports.names(of: Array(Set(listed.compactMap(\.assignee)))))
    let titles = Dictionary(words.map { ($0.number, $0) }) { first, _ in first }
    let people = Dictionary(names.map { ($0.id, $0.name) }) { first, _ in first }
    func word(_ ticket: WeeklyTicket) -> WeeklyTicket? {
      guard let words = titles[ticket.number], words.isListed else { return nil }
      var ticket = ticket
      ticket.title =
        words.title.isEmpty ? nil : Redaction.mask(words.title, reporter: words.reporter).text
      ticket.assigneeName = ticket.assignee.flatMap { people[$0] }
      return ticket
    }
    var report = report
    report.overdue = report.overdue.compactMap(word)
    report.answeredLate = report.answeredLate.compactMap(word)
    return report
  }
}

extension WeeklyReport {
  /// How reports are written and kept: keys in order, instants in RFC 3339.
  static var encoder: JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .iso8601
    return encoder
  }

  /// By which a kept report can be known again.
  static func digest(of json: Data) -> [UInt8] { Array(SHA256.hash(data: json)) }

  /// A report as it was kept.
  init(kept: KeptReport) throws {
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .iso8601
    self = try decoder.decode(WeeklyReport.self, from: Data(kept.figures.bytes))
  }
}

extension WeeklyTicket {
  fileprivate init(_ row: WeeklyTicketRow, at instant: Date, in catalogue: Catalogue) {
    let calendar = catalogue.calendars[row.calendarVersion]?.calendar
    let remaining = calendar.map {
      Deadline(in: $0).remaining(until: row.dueAt, at: instant, target: row.target)
    }
    self.init(
      number: row.number, receivedAt: row.receivedAt, category: row.category, state: row.state,
      unit: row.unit, assignee: row.assignee, dueAt: row.dueAt, answeredAt: row.answeredAt,
      late: remaining.flatMap { Lateness($0) }, isExtended: row.isExtended,
      reminders: Int(row.reminders), lateReason: row.lateReason)
  }
}

/// How much of a report somebody may see.
struct ReportSight {
  /// Only these units; nil for everything.
  private let units: Set<ID<Unit>>?
  /// The units at which the right is held; empty for the whole office.
  let roots: [ID<Unit>]

  /// Whether it is the whole office's.
  var isWhole: Bool { units == nil }

  /// - Throws: `Refusal.notFound` without the right.
  init(of principal: Principal, to verb: Verb, in catalogue: Catalogue) throws {
    guard case .person(let id, let grants) = principal else {
      guard principal == .machine else { throw Refusal.notFound }
      (units, self.roots) = (nil, [])
      return
    }
    var roots: [ID<Unit>] = []
    for grant in grants {
      switch Policy.right(of: .person(id, grants: [grant]), to: verb)?.scope {
      case .office:
        (units, self.roots) = (nil, [])
        return
      case .unit: roots.append(grant.unit)
      case nil, .assigned, .own, .self, .code, .answered, .answeredNotOwn, .masked, .restricted,
        .atFiling, .level1, .cooperating, .outer, .inner:
        break
      }
    }
    guard !roots.isEmpty else { throw Refusal.notFound }
    units = Set(catalogue.below(roots))
    self.roots = roots.sorted()
  }

  /// A report as far as it may be seen.
  func of(_ report: WeeklyReport) -> WeeklyReport {
    units.map { report.narrowed(to: $0) } ?? report
  }
}
