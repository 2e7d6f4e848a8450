import FoundationEssentials
public import Rules

/// The tables of the weekly report with names instead of ids: what CSV and JSON are made of.
public struct WeeklyTable: Sendable {
  /// What codes are called in CSV, which people read.
  public struct Names: Sendable {
    let states: [State: String]
    let reasons: [String: String]

    /// Names of states, and of the reasons for which an answer comes late, by their codes.
    public init(states: [State: String], reasons: [String: String]) {
      self.states = states
      self.reasons = reasons
    }
  }

  let report: WeeklyReport
  let catalogue: Catalogue
  let names: Names

  /// The tables of a report, named by a catalogue.
  public init(_ report: WeeklyReport, in catalogue: Catalogue, naming names: Names) {
    self.report = report
    self.catalogue = catalogue
    self.names = names
  }

  /// Both tables in one file: the units, an empty line, the overdue tickets (columns of
  /// `vietnam.md` 6.5, in Vietnamese).
  public var csv: [UInt8] {
    CSV.file(head + unitTable + [[]] + ticketTable)
  }

  /// What the figures are of.
  private var head: [[CSV.Cell]] {
    [
      ["Tuần", .text(report.week.description)],
      ["Từ ngày", .text(report.week.monday.description)],
      ["Đến hết ngày", .text(report.week.sunday.description)],
      ["Số liệu tính đến", .text(local(report.asOf))],
      ["Tỷ lệ đúng hạn", "đúng hạn / đã xử lý"], [],
    ]
  }

  /// One row a unit, then khác, restricted ones, and the sum.
  var unitTable: [[CSV.Cell]] {
    var rows: [[CSV.Cell]] = [
      [
        "Mã đơn vị", "Đơn vị", "Tồn kỳ trước", "Tiếp nhận", "Mở lại", "Đã xử lý", "Đúng hạn",
        "Quá hạn", "Có gia hạn", "Không tiếp nhận", "Chuyển cơ quan khác", "Gộp", "Người dân rút",
        "Đang xử lý", "Trong hạn", "Đang quá hạn", "Tạm dừng", "Đang gia hạn", "Trễ hạn trong kỳ",
        "Tỷ lệ đúng hạn (%)", "Thời gian xử lý trung bình (ngày)",
        "Thời gian chờ người dân (%)",
      ]
    ]
    for row in report.units {
      let unit = catalogue.units[row.unit]
      rows.append([CSV.Cell(unit?.code), CSV.Cell(unit?.name)] + cells(row.figures))
    }
    if let other = report.other { rows.append([.empty, "Khác"] + cells(other)) }
    if let restricted = report.restricted {
      rows.append([.empty, "Đơn thuộc diện hạn chế"] + cells(restricted))
    }
    rows.append([.empty, "Tổng cộng"] + cells(report.total))
    return rows
  }

  /// One row a ticket: the open overdue ones, then those answered late in the week.
  var ticketTable: [[CSV.Cell]] {
    var rows: [[CSV.Cell]] = [
      [
        "STT", "Mã phản ánh", "Ngày tiếp nhận", "Lĩnh vực", "Nội dung", "Đơn vị xử lý",
        "Người xử lý", "Hạn xử lý", "Ngày trả lời", "Số ngày làm việc quá hạn",
        "Số giờ làm việc quá hạn", "Gia hạn", "Số lần đôn đốc", "Lý do trả lời muộn", "Trạng thái",
      ]
    ]
    for (index, ticket) in (report.overdue + report.answeredLate).enumerated() {
      rows.append([
        .number(index + 1), .text(ticket.number.description), .text(local(ticket.receivedAt)),
        CSV.Cell(catalogue.categories[ticket.category]?.name), CSV.Cell(ticket.title),
        CSV.Cell(ticket.unit.flatMap { catalogue.units[$0]?.name }),
        CSV.Cell(ticket.assigneeName), .text(localDue(ticket.dueAt)),
        CSV.Cell(ticket.answeredAt.map(local)), .number(ticket.late?.workingDays ?? 0),
        .number(ticket.late?.workingHours ?? 0), ticket.isExtended ? "có" : .empty,
        .number(ticket.reminders),
        CSV.Cell(ticket.lateReason.map { names.reasons[$0] ?? $0 }),
        .text(names.states[ticket.state] ?? ticket.state.rawValue),
      ])
    }
    return rows
  }

  private func cells(_ figures: WeeklyFigures) -> [CSV.Cell] {
    let counts = [
      figures.opening, figures.received, figures.reopened, figures.answered,
      figures.answeredOnTime, figures.answeredLate, figures.answeredExtended, figures.declined,
      figures.transferred, figures.merged, figures.withdrawn, figures.open, figures.openInTime,
      figures.openOverdue, figures.openPaused, figures.openExtended, figures.breaches,
    ]
    return counts.map { .number($0) } + [
      figures.onTimeShare.map { .decimal($0 * 100, digits: 1) } ?? .empty,
      figures.meanAnswerDays.map { .decimal($0, digits: 1) } ?? .empty,
      figures.pausedShare.map { .decimal($0 * 100, digits: 1) } ?? .empty,
    ]
  }
}
