/// Writes CSV as RFC 4180 has it, in UTF-8 with a byte order mark, without which spreadsheets
/// take Vietnamese for another encoding.
public enum CSV {
  /// The rows as a file. Lines end in CR LF.
  public static func file(_ rows: [[Cell]]) -> [UInt8] {
    byteOrderMark + rows.flatMap(line)
  }

  /// What a file begins with.
  public static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// One row, for files that are too long to be held in memory.
  public static func line(_ row: [Cell]) -> [UInt8] {
    Array((row.map(\.csv).joined(separator: ",") + "\r\n").utf8)
  }

  /// A cell.
  public enum Cell: Sendable, Hashable, ExpressibleByStringLiteral {
    /// Words, which may have come from anybody.
    case text(String)
    /// A whole number.
    case number(Int)
    /// A fraction, with so many digits after the point.
    case decimal(Double, digits: Int)
    /// Nothing.
    case empty

    /// A title.
    public init(stringLiteral value: String) { self = .text(value) }

    /// Words, or nothing.
    public init(_ text: String?) { self = text.map { .text($0) } ?? .empty }

    fileprivate var csv: String {
      switch self {
      case .text(let text): Cell.quoted(Cell.harmless(text))
      case .number(let number): String(number)
      case .decimal(let value, let digits): Cell.decimal(value, digits)
      case .empty: ""
      }
    }

    /// A spreadsheet takes a cell that begins with one of these for a formula; a quotation mark
    /// before it makes it plain text (OWASP, "CSV Injection").
    private static func harmless(_ text: String) -> String {
      let first = text.unicodeScalars.first { $0 != " " && $0 != "\u{A0}" }
      guard let first, "=+-@\t\r\n|＝＋－＠".unicodeScalars.contains(first) else { return text }
      return "'" + text
    }

    private static func quoted(_ text: String) -> String {
      let needsQuotes = text.unicodeScalars.contains { ",\"\r\n;\t".unicodeScalars.contains($0) }
      return needsQuotes ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
    }

    private static func decimal(_ value: Double, _ digits: Int) -> String {
      var scale = 1
      for _ in 0..<digits { scale *= 10 }
      let scaled = Int((value * Double(scale)).rounded())
      guard digits > 0 else { return String(scaled) }
      let fraction = String(abs(scaled) % scale)
      let padding = String(repeating: "0", count: digits - fraction.count)
      return (scaled < 0 ? "-" : "") + "\(abs(scaled) / scale).\(padding)\(fraction)"
    }
  }
}
