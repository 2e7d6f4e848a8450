import Rules
import Testing

/// What is due when, by the table of conventions of `docs/deadlines.md`: a case or more for each
/// row. 2026-06-01 is a Monday without holidays near it; times are those of Viet Nam.
struct Convention: Sendable, CustomTestStringConvertible {
  let row: String
  let from: String
  let target: Target
  var pauses: [String] = []
  let due: String
  var draft = Drafts.office
  var testDescription: String { "\(row): \(target) from \(from)" }
}

extension Convention {
  static let hour = 3600

  static let workingTime: [Convention] = [
    Convention(
      row: "time that ends exactly at closing stays there", from: "2026-06-01 15:00",
      target: .workingSeconds(2 * hour), due: "2026-06-01 17:00"),
    Convention(
      row: "time that ends exactly at lunch stays there", from: "2026-06-01 09:30",
      target: .workingSeconds(2 * hour), due: "2026-06-01 11:30"),
    Convention(
      row: "16 hours are not two days", from: "2026-06-01 10:00",
      target: .workingSeconds(16 * hour), due: "2026-06-03 10:00"),
    Convention(
      row: "time starts at the next opening at night", from: "2026-06-05 20:00",
      target: .workingSeconds(hour), due: "2026-06-08 08:30"),
    Convention(
      row: "a worked Saturday works", from: "2026-08-21 16:00",
      target: .workingSeconds(2 * hour), due: "2026-08-22 08:30"),
    Convention(
      row: "a pause stops the clock to the second", from: "2026-06-01 08:00",
      target: .workingSeconds(2 * hour), pauses: ["2026-06-01 09:00:10/2026-06-01 09:00:11"],
      due: "2026-06-01 10:00:01"),
    Convention(
      row: "overlapping pauses are one", from: "2026-06-01 08:00",
      target: .workingSeconds(2 * hour),
      pauses: ["2026-06-01 09:15/2026-06-01 09:45", "2026-06-01 09:00/2026-06-01 09:30"],
      due: "2026-06-01 10:45"),
    Convention(
      row: "a pause is clipped to the receipt", from: "2026-06-01 08:00",
      target: .workingSeconds(2 * hour), pauses: ["2026-05-25 08:00/2026-06-01 08:30"],
      due: "2026-06-01 10:30"),
    Convention(
      row: "a pause that begins at the due instant is ignored", from: "2026-06-01 08:00",
      target: .workingSeconds(2 * hour), pauses: ["2026-06-01 10:00/2026-06-02 10:00"],
      due: "2026-06-01 10:00"),
    Convention(
      row: "a pause of no length is nothing", from: "2026-06-01 08:00",
      target: .workingSeconds(2 * hour), pauses: ["2026-06-01 09:00/2026-06-01 09:00"],
      due: "2026-06-01 10:00"),
    Convention(
      row: "zero in working time is at once", from: "2026-06-01 08:00",
      target: .workingSeconds(0), due: "2026-06-01 08:00"),
    Convention(
      row: "zero at a closing is at once", from: "2026-06-01 11:30",
      target: .workingSeconds(0), due: "2026-06-01 11:30"),
    Convention(
      row: "zero in a pause that began at the receipt is at once", from: "2026-06-01 08:00",
      target: .workingSeconds(0), pauses: ["2026-05-30 08:00/2026-06-02 08:00"],
      due: "2026-06-01 08:00"),
    Convention(
      row: "zero at lunch is the next opening", from: "2026-06-01 12:00",
      target: .workingSeconds(0), due: "2026-06-01 13:00"),
    Convention(
      row: "zero at lunch is put off by a pause over the opening", from: "2026-06-01 12:00",
      target: .workingSeconds(0), pauses: ["2026-06-01 12:30/2026-06-01 14:00"],
      due: "2026-06-01 14:00"),
    Convention(
      row: "zero at lunch ignores a pause from the opening on", from: "2026-06-01 12:00",
      target: .workingSeconds(0), pauses: ["2026-06-01 13:00/2026-06-01 14:00"],
      due: "2026-06-01 13:00"),
  ]

  static let workingDays: [Convention] = [
    Convention(
      row: "the receipt day is not counted", from: "2026-06-01 10:00",
      target: .workingDays(5), due: "2026-06-08 17:00"),
    Convention(
      row: "the receipt date is local", from: "2026-05-31T17:30:00Z",
      target: .workingDays(1), due: "2026-06-02 17:00"),
    Convention(
      row: "excluded: evening receipt counts from the next day", from: "2026-06-01 20:00",
      target: .workingDays(1), due: "2026-06-02 17:00"),
    Convention(
      row: "excluded: receipt on a Saturday", from: "2026-06-06 09:00",
      target: .workingDays(1), due: "2026-06-08 17:00"),
    Convention(
      row: "deemedNext: up to and including the last closing is that day",
      from: "2026-06-01 17:00", target: .workingDays(1, receiptDay: .deemedNext),
      due: "2026-06-02 17:00"),
    Convention(
      row: "deemedNext: later is the next day", from: "2026-06-01 17:00:01",
      target: .workingDays(1, receiptDay: .deemedNext), due: "2026-06-03 17:00"),
    Convention(
      row: "deemedNext: before opening is that day", from: "2026-06-01 05:00",
      target: .workingDays(1, receiptDay: .deemedNext), due: "2026-06-02 17:00"),
    Convention(
      row: "deemedNext: lunch is that day", from: "2026-06-01 12:00",
      target: .workingDays(1, receiptDay: .deemedNext), due: "2026-06-02 17:00"),
    Convention(
      row: "deemedNext: a day off is the next working day", from: "2026-06-06 09:00",
      target: .workingDays(1, receiptDay: .deemedNext), due: "2026-06-09 17:00"),
    Convention(
      row: "midnight is 24:00 of the day", from: "2026-06-01 10:00",
      target: .workingDays(5, endOfDay: .midnight), due: "2026-06-09 00:00"),
    Convention(
      row: "holidays and worked Saturdays", from: "2026-08-21 10:00",
      target: .workingDays(7), due: "2026-09-03 17:00"),
    Convention(
      row: "zero: the receipt day's end", from: "2026-06-01 10:00",
      target: .workingDays(0), due: "2026-06-01 17:00"),
    Convention(
      row: "zero at the closing: that closing", from: "2026-06-01 17:00",
      target: .workingDays(0), due: "2026-06-01 17:00"),
    Convention(
      row: "zero after the closing: the next working day's end", from: "2026-06-05 17:01",
      target: .workingDays(0), due: "2026-06-08 17:00"),
    Convention(
      row: "zero after the closing, by midnight: that day's", from: "2026-06-05 17:01",
      target: .workingDays(0, endOfDay: .midnight), due: "2026-06-06 00:00"),
    Convention(
      row: "zero on a day off: the next working day's end", from: "2026-06-06 09:00",
      target: .workingDays(0, endOfDay: .midnight), due: "2026-06-09 00:00"),
    Convention(
      row: "zero, deemedNext: the end of the deemed day", from: "2026-06-05 18:00",
      target: .workingDays(0, receiptDay: .deemedNext), due: "2026-06-08 17:00"),
  ]

  static let pausedDays: [Convention] = [
    Convention(
      row: "Tue 10:00 → Thu 15:00: +2", from: "2026-06-01 10:00", target: .workingDays(5),
      pauses: ["2026-06-02 10:00/2026-06-04 15:00"], due: "2026-06-10 17:00"),
    Convention(
      row: "10:00–15:00 the same day: +0", from: "2026-06-01 10:00", target: .workingDays(5),
      pauses: ["2026-06-02 10:00/2026-06-02 15:00"], due: "2026-06-08 17:00"),
    Convention(
      row: "Tue 17:00 → Wed 09:00: +0", from: "2026-06-01 10:00", target: .workingDays(5),
      pauses: ["2026-06-02 17:00/2026-06-03 09:00"], due: "2026-06-08 17:00"),
    Convention(
      row: "Tue 10:00 → 17:00: +1", from: "2026-06-01 10:00", target: .workingDays(5),
      pauses: ["2026-06-02 10:00/2026-06-02 17:00"], due: "2026-06-09 17:00"),
    Convention(
      row: "the same with midnight: +1", from: "2026-06-01 10:00",
      target: .workingDays(5, endOfDay: .midnight),
      pauses: ["2026-06-02 10:00/2026-06-02 17:00"], due: "2026-06-10 00:00"),
    Convention(
      row: "the receipt day's closing adds nothing", from: "2026-06-01 10:00",
      target: .workingDays(5), pauses: ["2026-06-01 11:00/2026-06-02 09:00"],
      due: "2026-06-08 17:00"),
    Convention(
      row: "nor does the deemed day's", from: "2026-06-05 18:00",
      target: .workingDays(1, receiptDay: .deemedNext),
      pauses: ["2026-06-05 19:00/2026-06-08 18:00"], due: "2026-06-09 17:00"),
    Convention(
      row: "from the due instant on: ignored", from: "2026-06-01 10:00", target: .workingDays(5),
      pauses: ["2026-06-08 17:00/2026-06-10 18:00"], due: "2026-06-08 17:00"),
    Convention(
      row: "between closing and midnight it still counts", from: "2026-06-01 10:00",
      target: .workingDays(5, endOfDay: .midnight),
      pauses: ["2026-06-08 18:00/2026-06-09 18:00"], due: "2026-06-10 00:00"),
    Convention(
      row: "pauses that touch are one", from: "2026-06-01 10:00",
      target: .workingDays(1, endOfDay: .midnight),
      pauses: [
        "2026-06-04 00:00/2026-06-04 18:00", "2026-06-02 18:00/2026-06-04 00:00",
      ], due: "2026-06-05 00:00"),
    Convention(
      row: "over a weekend only working days are lost", from: "2026-06-01 10:00",
      target: .workingDays(5), pauses: ["2026-06-05 10:00/2026-06-08 08:00"],
      due: "2026-06-09 17:00"),
    Convention(
      row: "a pause reached only through another counts", from: "2026-06-01 10:00",
      target: .workingDays(1),
      pauses: ["2026-06-03 10:00/2026-06-03 18:00", "2026-06-02 10:00/2026-06-02 18:00"],
      due: "2026-06-04 17:00"),
    Convention(
      row: "zero in the evening, paused over the next closing: +1", from: "2026-06-01 18:00",
      target: .workingDays(0), pauses: ["2026-06-02 10:00/2026-06-02 18:00"],
      due: "2026-06-03 17:00"),
  ]

  static let calendarDays: [Convention] = [
    Convention(
      row: "ends at midnight", from: "2026-06-01 10:00", target: .calendarDays(3),
      due: "2026-06-05 00:00"),
    Convention(
      row: "or at the closing", from: "2026-06-01 10:00",
      target: .calendarDays(3, endOfDay: .closeOfBusiness), due: "2026-06-04 17:00"),
    Convention(
      row: "rolls over a weekend", from: "2026-06-01 10:00", target: .calendarDays(5),
      due: "2026-06-09 00:00"),
    Convention(
      row: "rolls over a holiday to a worked Saturday", from: "2026-01-06 10:00",
      target: .calendarDays(4, endOfDay: .closeOfBusiness), due: "2026-01-10 17:00"),
    Convention(
      row: "a month is clipped", from: "2026-03-31 10:00", target: .months(1),
      due: "2026-05-05 00:00"),
    Convention(
      row: "a month later", from: "2026-05-12 10:00", target: .months(1),
      due: "2026-06-13 00:00"),
    Convention(
      row: "each midnight of a pause adds a day", from: "2026-06-01 10:00",
      target: .calendarDays(2), pauses: ["2026-06-02 12:00/2026-06-03 12:00"],
      due: "2026-06-05 00:00"),
    Convention(
      row: "a pause within a day adds none", from: "2026-06-01 10:00",
      target: .calendarDays(2), pauses: ["2026-06-02 00:00/2026-06-02 23:59:59"],
      due: "2026-06-04 00:00"),
    Convention(
      row: "the pause's end is included", from: "2026-06-01 10:00",
      target: .calendarDays(2), pauses: ["2026-06-02 12:00/2026-06-03 00:00"],
      due: "2026-06-05 00:00"),
    Convention(
      row: "days are added before the date is rolled, once", from: "2026-06-01 10:00",
      target: .calendarDays(5), pauses: ["2026-06-02 12:00/2026-06-03 12:00"],
      due: "2026-06-09 00:00"),
    Convention(
      row: "months: after clipping, before rolling", from: "2026-01-31 10:00",
      target: .months(1), pauses: ["2026-02-10 12:00/2026-02-12 12:00"],
      due: "2026-03-03 00:00"),
    Convention(
      row: "a pause from the rolled due instant on is ignored", from: "2026-06-01 10:00",
      target: .calendarDays(5), pauses: ["2026-06-09 00:00/2026-06-12 12:00"],
      due: "2026-06-09 00:00"),
    Convention(
      row: "zero: the receipt day", from: "2026-06-01 10:00", target: .calendarDays(0),
      due: "2026-06-02 00:00"),
    Convention(
      row: "zero on a day off rolls", from: "2026-06-06 10:00", target: .calendarDays(0),
      due: "2026-06-09 00:00"),
    Convention(
      row: "zero after the closing: the next working day", from: "2026-06-01 18:00",
      target: .calendarDays(0, endOfDay: .closeOfBusiness), due: "2026-06-02 17:00"),
  ]

  static let clockChanges: [Convention] = [
    Convention(
      row: "a day of 23 hours", from: "2024-03-30T23:00:00Z",
      target: .workingSeconds(23 * hour), due: "2024-03-31T22:00:00Z",
      draft: Drafts.always("Europe/Berlin")),
    Convention(
      row: "a day of 25 hours", from: "2024-10-26T22:00:00Z",
      target: .workingSeconds(25 * hour), due: "2024-10-27T23:00:00Z",
      draft: Drafts.always("Europe/Berlin")),
    Convention(
      row: "midnight comes from the zone's rules", from: "2024-10-26T10:00:00Z",
      target: .calendarDays(1), due: "2024-10-27T23:00:00Z",
      draft: Drafts.always("Europe/Berlin")),
    Convention(
      row: "an interval in a missing hour is dropped", from: "2024-03-31T00:00:00Z",
      target: .workingDays(0), due: "2024-04-07T01:00:00Z",
      draft: CalendarDraft(timeZone: "Europe/Berlin", week: ["sun": ["02:00-03:00"]])),
    Convention(
      row: "an opening at a missing time is the next that exists", from: "2024-03-31T00:00:00Z",
      target: .workingSeconds(1800), due: "2024-03-31T01:30:00Z",
      draft: CalendarDraft(timeZone: "Europe/Berlin", week: ["sun": ["02:30-04:00"]])),
    Convention(
      row: "an ambiguous closing is the first", from: "2024-10-27T00:00:00Z",
      target: .workingDays(0), due: "2024-10-27T00:30:00Z",
      draft: CalendarDraft(timeZone: "Europe/Berlin", week: ["sun": ["02:00-02:30"]])),
  ]
}
