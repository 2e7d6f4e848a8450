public import Foundation

/// One question of `hoiam deadline`, read from JSON but not yet judged: each part is kept with
/// its own fault, because faults are answered in a fixed order.
public struct DeadlineLine: Sendable {
  /// The `id` as JSON text.
  let id: String
  let compute: String?
  let calendar: Result<CalendarDraft, DeadlineError>
  let target: Result<Target, DeadlineError>
  let workingSeconds: Int?
  let from: String?
  let to: String?
  let due: String?
  let pauses: Result<[Bounds], DeadlineError>

  /// A pause as it is written.
  struct Bounds: Sendable {
    let from: String
    let to: String
  }

  /// Reads one line; nil if it is blank, or no JSON object. Fields that are not known are
  /// ignored, and `null` is as good as absent.
  public init?(_ json: Data) {
    guard let fields = JSONFields(json) else { return nil }
    id = fields.json("id")
    compute = fields.string("compute")
    calendar = Result { () throws(DeadlineError) in try CalendarDraft(fields["calendar"]) }
    target = Result { () throws(DeadlineError) in
      guard let target = JSONFields(fields["target"]) else {
        throw .badTarget("target must be an object")
      }
      return try Target(TargetDraft(target))
    }
    workingSeconds = fields.wholeNumber("workingSeconds")
    from = fields.string("from")
    to = fields.string("to")
    due = fields.string("due")
    pauses = Result { () throws(DeadlineError) in try DeadlineLine.pauses(fields["pauses"]) }
  }

  private static func pauses(_ value: Any?) throws(DeadlineError) -> [Bounds] {
    guard let value else { return [] }
    guard let list = value as? [Any] else { throw .badInstant("pauses must be a list") }
    var pauses: [Bounds] = []
    for item in list {
      guard let pause = JSONFields(item), let from = pause.string("from"),
        let to = pause.string("to")
      else { throw .badInstant("every pause must have from and to") }
      pauses.append(Bounds(from: from, to: to))
    }
    return pauses
  }
}

extension CalendarDraft {
  /// Reads a line's `calendar`.
  fileprivate init(_ value: Any?) throws(DeadlineError) {
    guard let fields = JSONFields(value) else { throw .badCalendar(.malformed("calendar")) }
    guard let timeZone = fields.string("timeZone") else {
      throw .badCalendar(.malformed("timeZone"))
    }
    self.init(
      timeZone: timeZone, week: try CalendarDraft.hours(fields, "week"),
      closed: try CalendarDraft.closed(fields), special: try CalendarDraft.hours(fields, "special"),
      notices: try CalendarDraft.notices(fields), weeks: try CalendarDraft.weeks(fields))
  }

  private static func weeks(
    _ fields: JSONFields
  ) throws(DeadlineError) -> [String: [String: [String]]] {
    guard let value = fields["weeks"] else { return [:] }
    guard let dates = JSONFields(value) else { throw .badCalendar(.malformed("weeks")) }
    var weeks: [String: [String: [String]]] = [:]
    for date in dates.names {
      guard JSONFields(dates[date]) != nil else {
        throw .badCalendar(.malformed("weeks.\(date.prefix(40))"))
      }
      weeks[date] = try hours(dates, date)
    }
    return weeks
  }

  private static func closed(_ fields: JSONFields) throws(DeadlineError) -> [String] {
    guard fields["closed"] != nil else { return [] }
    guard let closed = fields.strings("closed") else { throw .badCalendar(.malformed("closed")) }
    return closed
  }

  private static func hours(
    _ fields: JSONFields, _ name: String
  ) throws(DeadlineError) -> [String: [String]] {
    guard let value = fields[name] else { return [:] }
    guard let days = JSONFields(value) else { throw .badCalendar(.malformed(name)) }
    var hours: [String: [String]] = [:]
    for day in days.names {
      guard let texts = days.strings(day) else {
        throw .badCalendar(.malformed("\(name).\(day.prefix(40))"))
      }
      hours[day] = texts
    }
    return hours
  }

  private static func notices(_ fields: JSONFields) throws(DeadlineError) -> [String: String] {
    guard let value = fields["notices"] else { return [:] }
    guard let days = JSONFields(value) else { throw .badCalendar(.malformed("notices")) }
    var notices: [String: String] = [:]
    for day in days.names {
      guard let notice = days.string(day) else {
        throw .badCalendar(.malformed("notices.\(day.prefix(40))"))
      }
      notices[day] = notice
    }
    return notices
  }
}

extension TargetDraft {
  /// Reads a line's `target`.
  fileprivate init(_ fields: JSONFields) {
    for measure in Target.Measure.allCases where fields[measure.rawValue] != nil {
      amounts.append((measure, fields.wholeNumber(measure.rawValue)))
    }
    // Whatever is no text is no known setting either.
    receiptDay = fields["receiptDay"].map { $0 as? String ?? "" }
    endOfDay = fields["endOfDay"].map { $0 as? String ?? "" }
  }
}
