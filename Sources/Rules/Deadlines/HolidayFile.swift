/// Days off as an iCalendar file has them (RFC 5545): each whole-day event is one or more days,
/// its summary their notice. A person looks at them before anything is saved.
public struct HolidayFile: Hashable, Sendable {
  /// A day off that the file proposes.
  public struct Day: Hashable, Sendable {
    /// The date.
    public let date: LocalDay
    /// The event's summary, one line; empty if it has none.
    public let notice: String
  }

  /// Why a file can't be taken.
  public enum Fault: Error, Hashable, Sendable {
    /// No `BEGIN:VCALENDAR`, or an event without end.
    case notACalendar
    /// An event without a date that exists; its summary.
    case badDate(String)
    /// An event that repeats; its summary. Days off are announced year by year.
    case repeats(String)
    /// An event that ends before it begins, or lasts for more than 31 days; its summary.
    case badLength(String)
    /// More than 1,000 days.
    case tooMany
  }

  /// Ascending, each date once; of two events on one date the first.
  public let days: [Day]
  /// How many events have a time of day and are no days off.
  public let skipped: Int

  /// Reads a file.
  ///
  /// - Throws: `Fault` for the first event that can't be understood.
  public init(_ text: String) throws(Fault) {
    let lines = HolidayFile.unfolded(text)
    guard lines.contains("BEGIN:VCALENDAR") else { throw .notACalendar }
    var days: [LocalDay: String] = [:]
    var skipped = 0
    var event: [String: String]?
    for line in lines {
      switch line {
      case "BEGIN:VEVENT": event = [:]
      case "END:VEVENT":
        guard let whole = event else { throw .notACalendar }
        event = nil
        guard let dates = try HolidayFile.dates(of: whole) else {
          skipped += 1
          continue
        }
        for date in dates where days[date] == nil { days[date] = HolidayFile.summary(of: whole) }
        if days.count > 1_000 { throw .tooMany }
      case _: event.map { event = HolidayFile.adding(line, to: $0) }
      }
    }
    guard event == nil else { throw .notACalendar }
    self.days = days.sorted { $0.key < $1.key }.map { Day(date: $0.key, notice: $0.value) }
    self.skipped = skipped
  }

  /// Lines without their folding: a line that begins with a blank goes on the one before.
  private static func unfolded(_ text: String) -> [String] {
    var lines: [String] = []
    for line in text.split(whereSeparator: \.isNewline) {
      if let first = line.first, first == " " || first == "\t", let last = lines.popLast() {
        lines.append(last + line.dropFirst())
      } else {
        lines.append(String(line))
      }
    }
    return lines
  }

  /// A property by its name; its parameters are left out, except that a date needs none.
  private static func adding(_ line: String, to event: [String: String]) -> [String: String] {
    guard let colon = line.firstIndex(of: ":") else { return event }
    let name = line[..<colon].prefix { $0 != ";" }.uppercased()
    var event = event
    event[name] = event[name] ?? String(line[line.index(after: colon)...])
    return event
  }

  private static func summary(of event: [String: String]) -> String {
    let text = (event["SUMMARY"] ?? "").replacing("\\n", with: " ").replacing("\\N", with: " ")
      .replacing("\\,", with: ",").replacing("\\;", with: ";").replacing("\\\\", with: "\\")
    return String(NFC.line(text).prefix(200))
  }

  /// The dates of an event; nil for one with a time of day.
  private static func dates(of event: [String: String]) throws(Fault) -> [LocalDay]? {
    let name = summary(of: event)
    guard let start = event["DTSTART"] else { throw .badDate(name) }
    if start.contains("T") { return nil }
    if event["RRULE"] != nil || event["RDATE"] != nil { throw .repeats(name) }
    guard let first = date(start) else { throw .badDate(name) }
    let length: Int
    if let end = event["DTEND"] {
      // The end of a whole-day event is the day after its last (RFC 5545, 3.6.1).
      guard let after = date(end) else { throw .badDate(name) }
      // Some programs name the last day itself.
      length = after == first ? 1 : first.days(to: after)
    } else if let duration = event["DURATION"] {
      guard let days = days(duration) else { throw .badLength(name) }
      length = days
    } else {
      length = 1
    }
    guard (1...31).contains(length) else { throw .badLength(name) }
    return (0..<length).map { first.adding(days: $0) }
  }

  private static func date(_ text: String) -> LocalDay? {
    let digits = text.utf8.map { Int($0) - 48 }
    guard digits.count == 8, digits.allSatisfy({ (0...9).contains($0) }) else { return nil }
    let number = digits.reduce(0) { $0 * 10 + $1 }
    return LocalDay(year: number / 10_000, month: number / 100 % 100, day: number % 100)
  }

  /// `P3D`, `P1W`.
  private static func days(_ text: String) -> Int? {
    guard text.hasPrefix("P"), let unit = text.last, let count = Int(text.dropFirst().dropLast())
    else { return nil }
    switch unit {
    case "D": return count
    case "W": return count * 7
    case _: return nil
    }
  }
}
