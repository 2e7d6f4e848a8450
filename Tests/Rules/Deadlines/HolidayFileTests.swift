import Rules
import Testing

@Suite("Days off from an iCalendar file")
struct HolidayFileTests {
  private static func file(_ events: String...) -> String {
    (["BEGIN:VCALENDAR", "VERSION:2.0"]
      + events.map { "BEGIN:VEVENT\r\n\($0)\r\nEND:VEVENT" } + ["END:VCALENDAR"])
      .joined(separator: "\r\n")
  }

  private static func days(_ events: String) throws -> [String] {
    try HolidayFile(file(events)).days.map { "\($0.date) \($0.notice)" }
  }

  @Test(
    "A whole-day event is its days",
    arguments: [
      ("DTSTART;VALUE=DATE:20270101\r\nSUMMARY:Tết Dương lịch", ["2027-01-01 Tết Dương lịch"]),
      ("DTSTART:20270101", ["2027-01-01 "]),
      (
        "DTSTART;VALUE=DATE:20270430\r\nDTEND;VALUE=DATE:20270502\r\nSUMMARY:Nghỉ\\, lễ",
        ["2027-04-30 Nghỉ, lễ", "2027-05-01 Nghỉ, lễ"]
      ),
      (
        "DTSTART:20270902\r\nDURATION:P2D\r\nSUMMARY:Quốc\r\n  khánh",
        ["2027-09-02 Quốc khánh", "2027-09-03 Quốc khánh"]
      ),
      ("DTSTART:20270101\r\nDTEND:20270101", ["2027-01-01 "]),
    ])
  func days(event: String, expected: [String]) throws {
    #expect(try Self.days(event) == expected)
  }

  @Test("An event with a time of day is no day off, and is counted")
  func timed() throws {
    let file = try HolidayFile(
      Self.file("DTSTART:20270101T070000Z\r\nSUMMARY:Họp", "DTSTART:20270102\r\nSUMMARY:Nghỉ"))
    #expect(file.days.count == 1 && file.skipped == 1)
  }

  @Test("Of two events on one date the first gives the notice; days come in order")
  func order() throws {
    let file = try HolidayFile(
      Self.file(
        "DTSTART:20270902\r\nSUMMARY:B", "DTSTART:20270101\r\nSUMMARY:A",
        "DTSTART:20270902\r\nSUMMARY:C"))
    #expect(file.days.map(\.notice) == ["A", "B"])
  }

  @Test(
    "What can't be understood is refused by its name",
    arguments: [
      ("DTSTART:20270230\r\nSUMMARY:X", HolidayFile.Fault.badDate("X")),
      ("SUMMARY:X", .badDate("X")),
      ("DTSTART:2027-01-01\r\nSUMMARY:X", .badDate("X")),
      ("DTSTART:20270101\r\nRRULE:FREQ=YEARLY\r\nSUMMARY:X", .repeats("X")),
      ("DTSTART:20270105\r\nDTEND:20270101\r\nSUMMARY:X", .badLength("X")),
      ("DTSTART:20270101\r\nDTEND:20280101\r\nSUMMARY:X", .badLength("X")),
      ("DTSTART:20270101\r\nDURATION:PT5H\r\nSUMMARY:X", .badLength("X")),
    ])
  func refused(event: String, fault: HolidayFile.Fault) {
    #expect(throws: fault) { try HolidayFile(Self.file(event)) }
  }

  @Test(
    "What is no calendar is refused",
    arguments: [
      "", "hello", "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20270101",
      "BEGIN:VCALENDAR\r\nEND:VEVENT", String(repeating: "\u{0}", count: 100),
    ])
  func noCalendar(text: String) {
    #expect(throws: HolidayFile.Fault.notACalendar) { try HolidayFile(text) }
  }
}
