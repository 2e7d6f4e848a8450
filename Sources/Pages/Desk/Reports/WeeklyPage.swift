public import Rules

/// The weekly overdue report: the one sentence a chairman needs, twelve weeks at a glance, the
/// units by what hurts, and the tickets behind the figures.
public struct WeeklyPage: Page {
  /// A week of the small chart.
  public struct Bar: Sendable, Hashable {
    /// The week.
    public var week: ISOWeek
    /// Open and overdue at its end.
    public var overdue: Int

    /// A week.
    public init(_ week: ISOWeek, overdue: Int) {
      self.week = week
      self.overdue = overdue
    }
  }

  /// The report.
  public var report: WeeklyReport
  /// Names of units and categories.
  public var catalogue: Catalogue
  /// The weeks before and this one, oldest first.
  public var bars: [Bar]
  /// Whether figures lead to the office's queue.
  public var linksToQueue: Bool
  /// Where the report of a week is, without the language and the week.
  public var address: String

  /// Whether it stands on paper, where nothing leads anywhere.
  var isPaper = false

  /// A report.
  public init(
    _ report: WeeklyReport, in catalogue: Catalogue, bars: [Bar], linksToQueue: Bool,
    address: String
  ) {
    self.report = report
    self.catalogue = catalogue
    self.bars = bars
    self.linksToQueue = linksToQueue
    self.address = address
  }

  /// A report with the weeks before it, in whatever order.
  public init(
    _ report: WeeklyReport, in catalogue: Catalogue, after before: [WeeklyReport],
    linksToQueue: Bool, address: String
  ) {
    let bars = (before + [report]).map { Bar($0.week, overdue: $0.total.openOverdue) }
    self.init(
      report, in: catalogue, bars: bars.sorted { $0.week < $1.week },
      linksToQueue: linksToQueue, address: address)
  }

  /// `desk/weekly`.
  public var template: Template { .deskWeekly }

  /// "Báo cáo quá hạn tuần 47/2026".
  public func title(_ words: any Wording) -> String { words.weeklyTitle(report.week) }

  /// What the template sees.
  public func content(_ words: any Wording) -> Content {
    let before = bars.last { $0.week < report.week }?.overdue
    let worst = report.units.prefix(3).map(\.figures.openOverdue).filter { $0 > 0 }
    let week = report.week
    return [
      "heading": words.weeklyTitle(week), "period": words.weeklyPeriod(week),
      "asOf": words.moment(report.asOf), "isProvisional": !report.isFinal,
      "sentence": words.weeklySentence(
        week, overdue: report.total.openOverdue, before: before,
        withoutUnit: report.other?.openOverdue ?? 0, worst: worst),
      "chartMarkup": bars.count > 1 ? chart(words) : nil,
      "previousHref": weekHref(week.adding(weeks: -1), words),
      "nextHref": report.isFinal ? weekHref(week.adding(weeks: 1), words) : nil,
      "csvHref": words.address("\(address).csv?week=\(week)"),
      "units": unitTable(words).content,
      "overdue": report.overdue.isEmpty
        ? nil
        : ticketTable(words[.weeklyOverdue], words[.weeklyTurn], report.overdue, words).content,
      "late": report.answeredLate.isEmpty
        ? nil
        : ticketTable(words[.weeklyLate], words[.lateWriter], report.answeredLate, words).content,
      "unlisted": report.unlistedOverdue > 0 ? words.weeklyUnlisted(report.unlistedOverdue) : nil,
      "unlistedLate": report.unlistedLate > 0
        ? words.weeklyUnlistedLate(report.unlistedLate) : nil,
    ]
  }

  private func weekHref(_ week: ISOWeek, _ words: any Wording) -> String {
    words.address("\(address)?week=\(week)")
  }

  private func unitTable(_ words: any Wording) -> Table {
    let heads: [DeskReportWord] = [
      .weeklyOpening, .weeklyReceived, .weeklyAnswered, .weeklyOnTime, .weeklyAnsweredLate,
      .weeklyOther, .weeklyOpen, .weeklyOpenOverdue, .weeklyPaused, .weeklyShare,
      .weeklyPausedShare,
    ]
    var rows = report.units.filter { $0.figures != WeeklyFigures() }.map { row in
      [Table.Cell(catalogue.units[row.unit]?.name ?? "")]
        + cells(row.figures, words, unit: row.unit)
    }
    if let other = report.other, other != WeeklyFigures() {
      rows.append([Table.Cell(words[.weeklyNoUnit])] + cells(other, words))
    }
    if let restricted = report.restricted {
      rows.append([Table.Cell(words[.weeklyRestricted])] + cells(restricted, words))
    }
    return Table(
      words[.weeklyUnits],
      columns: [Table.Column(words[.unitWord])]
        + heads.map { Table.Column(words[$0], isNumeric: true) },
      rows: rows, sums: [Table.Cell(words[.weeklySum])] + cells(report.total, words))
  }

  private func cells(
    _ figures: WeeklyFigures, _ words: any Wording, unit: ID<Unit>? = nil
  ) -> [Table.Cell] {
    func queue(_ tab: String, _ count: Int) -> String? {
      guard linksToQueue, !isPaper, let unit, count > 0 else { return nil }
      return words.address("/desk/queue/office?tab=\(tab)&unit=\(unit)")
    }
    func cell(_ count: Int, _ href: String? = nil) -> Table.Cell {
      Table.Cell(words.number(count), href: href)
    }
    return [
      cell(figures.opening), cell(figures.received + figures.reopened), cell(figures.answered),
      cell(figures.answeredOnTime), cell(figures.answeredLate), cell(figures.endedOtherwise),
      cell(figures.open, queue("open", figures.open)),
      cell(figures.openOverdue, queue("overdue", figures.openOverdue)), cell(figures.openPaused),
      Table.Cell(figures.onTimeShare.map { words.percent($0) } ?? "–"),
      Table.Cell(figures.pausedShare.map { words.percent($0) } ?? "–"),
    ]
  }

  private func ticketTable(
    _ caption: String, _ person: String, _ tickets: [WeeklyTicket], _ words: any Wording
  ) -> Table {
    Table(
      caption,
      columns: [
        Table.Column(words[.weeklyNumber], isTight: true), Table.Column(words[.weeklyMatter]),
        Table.Column(words[.unitWord]), Table.Column(person),
        Table.Column(words[.dueWord], isTight: true), Table.Column(words[.weeklyLateBy]),
        Table.Column(words[.weeklyReminders], isNumeric: true),
      ],
      rows: tickets.map { ticket in
        [
          Table.Cell(
            "\(ticket.number)",
            href: isPaper ? nil : words.address("/desk/tickets/\(ticket.number)")),
          Table.Cell(ticket.title ?? words[.wordsErased]),
          Table.Cell(
            ticket.unit.flatMap { catalogue.units[$0]?.shortName } ?? words[.noUnitYet]),
          Table.Cell(
            ticket.answeredAt == nil
              ? [words.stateShort(ticket.state), ticket.assigneeName].compactMap(\.self)
                .joined(separator: ", ") : ticket.assigneeName ?? ""),
          Table.Cell(words.shortDue(ticket.dueAt)),
          Table.Cell(ticket.late.map { words.lateness($0) } ?? ""),
          Table.Cell(ticket.reminders > 0 ? words.number(ticket.reminders) : "–"),
        ]
      })
  }

  /// Bars of overdue tickets, week by week; the same figures stand in words for who can't see it.
  private func chart(_ words: any Wording) -> Markup {
    let tallest = max(1, bars.map(\.overdue).max() ?? 1)
    let (step, width, height) = (46, 34, 60)
    var parts = ""
    for (index, bar) in bars.enumerated() {
      let size = bar.overdue * height / tallest
      let x = index * step
      let top = height - size + 16
      let own = bar.week == report.week ? " class=\"this\"" : ""
      parts += "<rect\(own) x=\"\(x)\" y=\"\(top)\" width=\"\(width)\" height=\"\(size)\"/>"
      let middle = x + width / 2
      parts += "<text x=\"\(middle)\" y=\"\(top - 4)\">\(bar.overdue)</text>"
      parts += "<text x=\"\(middle)\" y=\"\(height + 32)\">\(bar.week.week)</text>"
    }
    let size = (width: bars.count * step, height: height + 38)
    let box = "0 0 \(size.width) \(size.height)"
    let name = Escape.html(words[.weeklyChart])
    return Markup(
      trusted:
        "<svg class=\"bars\" width=\"\(size.width)\" height=\"\(size.height)\" viewBox=\"\(box)\" role=\"img\" aria-label=\"\(name)\">"
        + "\(parts)</svg>")
  }
}
