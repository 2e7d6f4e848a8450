import FoundationEssentials
import Rules

// The report for other programs.

extension WeeklyTable {
  /// The report as one JSON object in UTF-8: units by code and name, instants in UTC.
  public var json: [UInt8] {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      encoder.dateEncodingStrategy = .iso8601
      return Array(try encoder.encode(document))
    }
  }

  private var document: Document {
    Document(
      week: report.week.description, from: report.week.monday, through: report.week.sunday,
      asOf: report.asOf, isFinal: report.isFinal, total: Figures(report.total),
      units: report.units.map { row in
        UnitFigures(unit: unit(row.unit), figures: Figures(row.figures))
      },
      other: report.other.map(Figures.init), restricted: report.restricted.map(Figures.init),
      overdue: report.overdue.map(entry), answeredLate: report.answeredLate.map(entry),
      unlistedOverdue: report.unlistedOverdue, unlistedLate: report.unlistedLate)
  }

  private func unit(_ id: ID<Rules.Unit>) -> UnitName {
    let unit = catalogue.units[id]
    return UnitName(code: unit?.code ?? "", name: unit?.name ?? "")
  }

  private func entry(_ ticket: WeeklyTicket) -> Entry {
    Entry(
      number: ticket.number.description, receivedAt: ticket.receivedAt, category: ticket.category,
      title: ticket.title, state: ticket.state, unit: ticket.unit.map(unit),
      assignee: ticket.assigneeName, dueAt: ticket.dueAt, answeredAt: ticket.answeredAt,
      overdueWorkingDays: ticket.late?.workingDays, overdueWorkingHours: ticket.late?.workingHours,
      isExtended: ticket.isExtended, reminders: ticket.reminders, lateReason: ticket.lateReason)
  }
}

private struct Document: Encodable {
  let week: String
  let from: LocalDay
  let through: LocalDay
  let asOf: Date
  let isFinal: Bool
  let total: Figures
  let units: [UnitFigures]
  let other: Figures?
  let restricted: Figures?
  let overdue: [Entry]
  let answeredLate: [Entry]
  let unlistedOverdue: Int
  let unlistedLate: Int
}

private struct UnitName: Encodable {
  let code: String
  let name: String
}

private struct UnitFigures: Encodable {
  let unit: UnitName
  let figures: Figures
}

private struct Figures: Encodable {
  let opening, received, reopened, answered, answeredOnTime, answeredLate: Int
  let answeredExtended, declined, transferred, merged, withdrawn: Int
  let open, openInTime, openOverdue, openPaused, openExtended, breaches: Int
  let onTimeShare: Double?
  let meanAnswerDays: Double?
  let pausedShare: Double?

  init(_ figures: WeeklyFigures) {
    opening = figures.opening
    received = figures.received
    reopened = figures.reopened
    answered = figures.answered
    answeredOnTime = figures.answeredOnTime
    answeredLate = figures.answeredLate
    answeredExtended = figures.answeredExtended
    declined = figures.declined
    transferred = figures.transferred
    merged = figures.merged
    withdrawn = figures.withdrawn
    open = figures.open
    openInTime = figures.openInTime
    openOverdue = figures.openOverdue
    openPaused = figures.openPaused
    openExtended = figures.openExtended
    breaches = figures.breaches
    onTimeShare = figures.onTimeShare
    meanAnswerDays = figures.meanAnswerDays
    pausedShare = figures.pausedShare
  }
}

private struct Entry: Encodable {
  let number: String
  let receivedAt: Date
  let category: String
  let title: String?
  let state: State
  let unit: UnitName?
  let assignee: String?
  let dueAt: Date
  let answeredAt: Date?
  let overdueWorkingDays: Int?
  let overdueWorkingHours: Int?
  let isExtended: Bool
  let reminders: Int
  let lateReason: String?
}
