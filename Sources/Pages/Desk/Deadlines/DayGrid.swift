import FoundationEssentials
import Rules

/// The days of a deadline as a small calendar, a week to a row: what counted, what did not, and
/// where it ends. Everything it shows stands in the table beside it too.
struct DayGrid {
  private struct Cell {
    let day: LocalDay
    let look: String
    let mark: String
    let isAdded: Bool
  }

  private let cells: [Cell]
  private let words: any Wording
  private let promised: LocalDay?

  /// - Parameter dueAt: when it is due; the cell of that day gets a frame.
  init(_ account: Reckoning.Account, dueAt: Date, _ words: any Wording) {
    self.words = words
    var rows: [LocalDay: LedgerRow] = [:]
    for row in account.promised.ledger { rows[row.date] = row }
    let within = Set(rows.keys)
    promised = account.extended == nil ? nil : within.max()
    for row in account.added where rows[row.date] == nil { rows[row.date] = row }
    var (counted, extra) = (0, 0)
    cells = rows.values.sorted { $0.date < $1.date }.map { row in
      let isAdded = !within.contains(row.date)
      if row.counted == .day(true) {
        if isAdded { extra += 1 } else { counted += 1 }
      }
      let mark = words.countedShort(row, nth: isAdded ? extra : counted)
      return Cell(
        day: row.date, look: DayGrid.look(of: row),
        mark: isAdded && row.counted == .day(true) ? "+\(mark)" : mark, isAdded: isAdded)
    }
  }

  private static func look(of row: LedgerRow) -> String {
    switch row.counted {
    case .day(true): return "counts"
    case .seconds(let seconds) where seconds > 0: return "counts"
    case .day(false), .seconds: break
    }
    switch row.because {
    case .paused: return "waits"
    case .closed: return "holiday"
    case .working, .receipt, .dayOff, .special, .rolled: return "off"
    }
  }

  private let width = 64
  private let height = 44
  private let head = 20

  /// The picture.
  var markup: Markup? {
    guard let first = cells.first?.day, let last = cells.last?.day else { return nil }
    let monday = first.number - (first.weekday.rawValue - 1)
    let weeks = (last.number - monday) / 7 + 1
    var parts = ""
    for weekday in Weekday.allCases {
      let x = (weekday.rawValue - 1) * width + width / 2
      parts += text(words.weekdayShort(weekday), x, 14, "head")
    }
    for cell in cells { parts += draw(cell, from: monday, isLast: cell.day == last) }
    let size = (width: 7 * width, height: weeks * height + head + 4)
    let name = Escape.html(words[.ledgerPicture])
    return Markup(
      trusted:
        "<svg class=\"days\" width=\"\(size.width)\" height=\"\(size.height)\" viewBox=\"-2 0 \(size.width + 4) \(size.height)\" role=\"img\" aria-label=\"\(name)\">"
        + "\(parts)</svg>")
  }

  private func draw(_ cell: Cell, from monday: Int, isLast: Bool) -> String {
    let offset = cell.day.number - monday
    let (x, y) = (offset % 7 * width, offset / 7 * height + head)
    let look =
      cell.look + (cell.isAdded ? " added" : "") + (cell.day == promised ? " promised" : "")
      + (isLast ? " due" : "")
    return
      "<rect class=\"\(look)\" x=\"\(x + 1)\" y=\"\(y + 1)\" width=\"\(width - 4)\" height=\"\(height - 4)\" rx=\"3\"/>"
      + text(
        "\(cell.day.day)/\(cell.day.month)", x + width / 2 - 1, y + 15,
        "date \(cell.look)")
      + text(cell.mark, x + width / 2 - 1, y + 33, "mark \(cell.look)")
  }

  private func text(_ text: String, _ x: Int, _ y: Int, _ look: String) -> String {
    "<text class=\"\(look)\" x=\"\(x)\" y=\"\(y)\">\(Escape.html(text))</text>"
  }
}
