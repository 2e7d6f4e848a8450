public import Foundation

/// The JSON Lines contract of `hoiam deadline`: one answer for each line, in order.
///
/// Three steps that can be timed apart: `DeadlineLine` (JSON), `solve` (the engine),
/// `DeadlineAnswer.json`.
/// Keep one value for all lines: it remembers the calendars and zones it has compiled.
public struct DeadlineLines: Sendable {
  private var calendars: [CalendarDraft: Result<WorkingCalendar, DeadlineError>] = [:]
  private var zones: [String: ZoneRules] = [:]

  /// Remembers nothing yet.
  public init() {}

  /// The answer to one line, without a line break. A line that can't be answered has its error
  /// as the answer.
  public mutating func answer(_ line: Data, explain: Bool = false) -> String {
    solve(DeadlineLine(line), explain: explain).json
  }

  /// Computes the answer to a line, `bad_json` for nil.
  ///
  /// Faults are found in the order of the contract: JSON, calendar, target, instants, working
  /// time.
  public mutating func solve(_ line: DeadlineLine?, explain: Bool = false) -> DeadlineAnswer {
    guard let line else { return DeadlineAnswer(id: "null", outcome: .failure(.badJSON)) }
    do throws(DeadlineError) {
      let deadline = Deadline(in: try calendar(line.calendar.get()).get())
      let result = try DeadlineLines.result(line, deadline, explain: explain)
      return DeadlineAnswer(id: line.id, outcome: .success(result))
    } catch {
      return DeadlineAnswer(id: line.id, outcome: .failure(error))
    }
  }

  private static func result(
    _ line: DeadlineLine, _ deadline: Deadline, explain: Bool
  ) throws(DeadlineError) -> DeadlineAnswer.Result {
    switch line.compute {
    case "due":
      let target = try line.target.get()
      let from = try instant(line.from, "from")
      let pauses = try pauses(line)
      guard explain else {
        return .due(try deadline.due(from: from, target: target, pauses: pauses), nil)
      }
      let due = try deadline.explainedDue(from: from, target: target, pauses: pauses)
      return .due(due.value, due.ledger)
    case "elapsed":
      let from = try instant(line.from, "from")
      let to = try instant(line.to, "to")
      let pauses = try pauses(line)
      guard explain else {
        return .elapsed(deadline.elapsed(from: from, to: to, pauses: pauses), nil)
      }
      let elapsed = deadline.explainedElapsed(from: from, to: to, pauses: pauses)
      return .elapsed(elapsed.value, elapsed.ledger)
    case "warning":
      guard let seconds = line.workingSeconds else {
        throw .badTarget("workingSeconds must be a whole number of at least 0")
      }
      let due = try instant(line.due, "due")
      let pauses = try pauses(line)
      guard explain else {
        return .warning(
          try deadline.warning(due: due, workingSeconds: seconds, pauses: pauses), nil)
      }
      let at = try deadline.explainedWarning(due: due, workingSeconds: seconds, pauses: pauses)
      return .warning(at.value, at.ledger)
    default:
      throw .badTarget("compute must be due, elapsed or warning")
    }
  }

  private static func instant(
    _ text: String?, _ name: String
  ) throws(DeadlineError) -> Date {
    guard let text, let date = Instant.date(rfc3339: text) else {
      throw .badInstant("\(name) must be an RFC 3339 instant with an offset")
    }
    return date
  }

  private static func pauses(_ line: DeadlineLine) throws(DeadlineError) -> [Pause] {
    var pauses: [Pause] = []
    for bounds in try line.pauses.get() {
      pauses.append(
        try Pause(
          from: instant(bounds.from, "from of a pause"), to: instant(bounds.to, "to of a pause")))
    }
    return pauses
  }

  private mutating func calendar(
    _ draft: CalendarDraft
  ) -> Result<WorkingCalendar, DeadlineError> {
    if let known = calendars[draft] { return known }
    let calendar = Result { () throws(DeadlineError) in try compile(draft) }
    // An input in which every line has another calendar must not fill the memory.
    if calendars.count >= 1000 { calendars.removeAll() }
    calendars[draft] = calendar
    return calendar
  }

  private mutating func compile(_ draft: CalendarDraft) throws(DeadlineError) -> WorkingCalendar {
    if let zone = zones[draft.timeZone] { return try WorkingCalendar(draft, zone: zone) }
    let calendar = try WorkingCalendar(draft)
    zones[draft.timeZone] = calendar.table.zone
    return calendar
  }
}
