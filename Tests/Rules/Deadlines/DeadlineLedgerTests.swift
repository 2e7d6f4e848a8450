import Foundation
import Rules
import Testing

@Suite struct DeadlineLedgerTests {
  private func rows(
    from: String, _ target: Target, _ stops: [String] = []
  ) throws -> [String] {
    let deadline = Deadline(in: try WorkingCalendar(Drafts.office))
    let explained = try deadline.explainedDue(
      from: try localTime(from), target: target, pauses: try pauses(stops))
    return explained.ledger.map { row in
      let counted =
        switch row.counted {
        case .seconds(let seconds): "\(seconds)"
        case .day(let counted): counted ? "+" : "-"
        }
      return [
        "\(row.date.month)/\(row.date.day)", counted, row.because.rawValue, row.notice,
        row.pauseReason,
      ].compactMap(\.self).joined(separator: " ")
    }
  }

  @Test("Working days: receipt, days off, holidays with their notice, worked Saturdays")
  func workingDays() throws {
    #expect(
      try rows(from: "2026-08-20 10:00", .workingDays(2)) == [
        "8/20 - receipt", "8/21 + working", "8/22 + special TB 9441/TB-BNV",
      ])
    #expect(
      try rows(from: "2026-08-28 10:00", .workingDays(1)) == [
        "8/28 - receipt", "8/29 - dayOff", "8/30 - dayOff", "8/31 - closed TB 9441/TB-BNV",
        "9/1 - closed", "9/2 - closed", "9/3 + working",
      ])
  }

  @Test("Working days: a paused day says why")
  func paused() throws {
    #expect(
      try rows(
        from: "2026-06-01 10:00", .workingDays(1), ["2026-06-02 10:00/2026-06-02 18:00"]) == [
          "6/1 - receipt", "6/2 - paused hỏi thêm", "6/3 + working",
        ])
  }

  @Test("Working days: the deemed day is not counted either")
  func deemed() throws {
    #expect(
      try rows(from: "2026-06-05 18:00", .workingDays(1, receiptDay: .deemedNext)) == [
        "6/5 - receipt", "6/6 - dayOff", "6/7 - dayOff", "6/8 - receipt", "6/9 + working",
      ])
  }

  @Test("Calendar days: days off count, the end rolls")
  func calendarDays() throws {
    #expect(
      try rows(
        from: "2026-06-01 10:00", .calendarDays(4), ["2026-06-02 10:00/2026-06-03 10:00"]) == [
          "6/1 - receipt", "6/2 + working", "6/3 - paused hỏi thêm", "6/4 + working",
          "6/5 + working", "6/6 + dayOff", "6/7 - rolled", "6/8 - rolled",
        ])
  }

  @Test("Working time: a day paused in part keeps what is left, and says why")
  func seconds() throws {
    #expect(
      try rows(
        from: "2026-06-01 16:00", .workingSeconds(3 * 3600),
        ["2026-06-02 08:00/2026-06-02 09:00"]) == [
          "6/1 3600 working", "6/2 7200 working hỏi thêm",
        ])
  }

  @Test("Elapsed time and warnings have ledgers that add up")
  func others() throws {
    let deadline = Deadline(in: try WorkingCalendar(Drafts.office))
    let elapsed = deadline.explainedElapsed(
      from: try localTime("2026-06-05 16:00"), to: try localTime("2026-06-08 08:30"))
    #expect(elapsed.value == 7200)
    #expect(
      elapsed.ledger.map(\.counted) == [
        .seconds(3600), .seconds(0), .seconds(0), .seconds(3600),
      ])
    let warning = try deadline.explainedWarning(
      due: try localTime("2026-06-08 08:30"), workingSeconds: 7200)
    #expect(warning.value == (try localTime("2026-06-05 16:00")))
    #expect(warning.ledger == elapsed.ledger)
    let backwards = deadline.explainedElapsed(
      from: try localTime("2026-06-08 08:30"), to: try localTime("2026-06-05 16:00"))
    #expect(backwards == Explained(value: 0, ledger: []))
  }
}
