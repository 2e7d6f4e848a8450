import Foundation
import Rules
import Testing

@Suite struct WorkingCalendarTests {
  struct Refusal: Sendable, CustomTestStringConvertible {
    let draft: CalendarDraft
    let fault: CalendarFault
    let message: String
    var testDescription: String { message }
  }

  static let refusals: [Refusal] = [
    Refusal(
      draft: CalendarDraft(timeZone: "Mars/Olympus"), fault: .unknownTimeZone("Mars/Olympus"),
      message: #"unknown time zone "Mars/Olympus""#),
    Refusal(
      draft: CalendarDraft(timeZone: "UTC", week: ["Mon": []]), fault: .unknownWeekday("Mon"),
      message: #"unknown weekday "Mon"; use mon … sun"#),
    Refusal(
      draft: CalendarDraft(timeZone: "UTC", closed: ["2023-02-29"]),
      fault: .unknownDate("2023-02-29"),
      message: #""2023-02-29" is not a date YYYY-MM-DD that exists"#),
    Refusal(
      draft: CalendarDraft(timeZone: "UTC", special: ["2024-4-1": []]),
      fault: .unknownDate("2024-4-1"),
      message: #""2024-4-1" is not a date YYYY-MM-DD that exists"#),
    Refusal(
      draft: CalendarDraft(timeZone: "UTC", week: ["tue": ["7:30-11:30"]]),
      fault: .unreadableInterval(day: "tue", interval: "7:30-11:30"),
      message: #"tue: "7:30-11:30" is not an interval HH:MM-HH:MM"#),
    Refusal(
      draft: CalendarDraft(timeZone: "UTC", week: ["tue": ["24:00-24:00"]]),
      fault: .unreadableInterval(day: "tue", interval: "24:00-24:00"),
      message: #"tue: "24:00-24:00" is not an interval HH:MM-HH:MM"#),
    Refusal(
      draft: CalendarDraft(timeZone: "UTC", week: ["fri": ["22:00-02:00"]]),
      fault: .endsBeforeItBegins(day: "fri", interval: "22:00-02:00"),
      message:
        #"fri: "22:00-02:00" must end after it begins, on the same day (split at 24:00)"#),
    Refusal(
      draft: CalendarDraft(
        timeZone: "UTC", special: ["2026-08-22": ["13:00-17:00", "07:30-13:30"]]),
      fault: .overlap(
        day: "2026-08-22", first: interval(450, 810), second: interval(780, 1020)),
      message: "2026-08-22: 07:30-13:30 and 13:00-17:00 overlap"),
    Refusal(
      draft: CalendarDraft(timeZone: "UTC", notices: ["2026-08-22": "TB 1"]),
      fault: .noticeWithoutOverride(day: "2026-08-22"),
      message: "2026-08-22: a notice needs a closed or special day"),
  ]

  private static func interval(_ opens: Int, _ closes: Int) -> DayInterval {
    guard let interval = DayInterval(opens: opens, closes: closes) else { preconditionFailure() }
    return interval
  }

  @Test(
    "A calendar that breaks a rule is refused, naming the day and the rule", arguments: refusals)
  func refused(_ refusal: Refusal) {
    let error = #expect(throws: DeadlineError.self) { try WorkingCalendar(refusal.draft) }
    #expect(error == .badCalendar(refusal.fault))
    #expect(error?.code == "bad_calendar")
    #expect(error?.description == refusal.message)
  }

  @Test(
    "Only names of the IANA database are zones",
    arguments: [
      "GMT+7", "UTC+7", "PST", "VST", "+07:00", "asia/ho_chi_minh", "Etc/Unknown", "", "Z",
    ])
  func noZone(_ name: String) {
    #expect(throws: DeadlineError.badCalendar(.unknownTimeZone(name))) {
      try WorkingCalendar(timeZone: name, week: [:])
    }
  }

  @Test(
    "Old and short names of zones are known too",
    arguments: [
      "UTC", "GMT", "Asia/Saigon", "US/Eastern", "Etc/GMT+7", "EST5EDT", "Asia/Bangkok",
    ])
  func zone(_ name: String) throws {
    #expect(try WorkingCalendar(timeZone: name, week: [:]).timeZone == name)
  }

  @Test("Intervals may touch, reach 24:00 and stand in any order")
  func allowed() throws {
    let calendar = try WorkingCalendar(
      CalendarDraft(
        timeZone: "UTC", week: ["mon": ["12:00-24:00", "08:00-12:00", "00:00-01:00"]]))
    #expect(
      calendar.week[.monday]?.map(\.description) == [
        "00:00-01:00", "08:00-12:00", "12:00-24:00",
      ])
  }

  @Test("Special hours win over a closed day, and that over the week; none is a day off")
  func precedence() throws {
    let calendar = try WorkingCalendar(
      CalendarDraft(
        timeZone: "UTC", week: Drafts.week(Drafts.weekdays, ["08:00-17:00"]),
        closed: ["2026-06-01", "2026-06-02"],
        special: ["2026-06-01": ["09:00-10:00"], "2026-06-03": [], "2026-06-06": ["08:00-09:00"]]))
    let days = (1...7).compactMap { LocalDay(year: 2026, month: 6, day: $0) }
    #expect(days.map(calendar.isWorkingDay) == [true, false, false, true, true, true, false])
    #expect(calendar.closing(of: days[0]) == (try localTime("2026-06-01T10:00:00Z")))
    #expect(calendar.closing(of: days[1]) == nil)
    #expect(calendar.workingTime(on: days[5]).count == 1)
  }

  @Test("A calendar equals what is read from its draft, and from its JSON")
  func roundTrip() throws {
    let calendar = try WorkingCalendar(Drafts.office)
    #expect(try WorkingCalendar(calendar.draft) == calendar)
    let json = try JSONEncoder().encode(calendar)
    #expect(try JSONDecoder().decode(WorkingCalendar.self, from: json) == calendar)
    var other = Drafts.office
    other.closed.removeLast()
    #expect(try WorkingCalendar(other) != calendar)
  }

  @Test("It is known whether a year has been filled in")
  func filledIn() throws {
    let calendar = try WorkingCalendar(Drafts.office)
    #expect(calendar.isComplete(year: 2026))
    #expect(!calendar.isComplete(year: 2027))
  }

  @Test("The date of an instant is the local one")
  func localDate() throws {
    let calendar = try WorkingCalendar(Drafts.office)
    #expect(calendar.day(at: try localTime("2026-05-31T17:00:00Z")).description == "2026-06-01")
    #expect(calendar.day(at: try localTime("2026-05-31T16:59:59Z")).description == "2026-05-31")
  }

  @Test(
    "Local dates agree with Foundation in every century",
    arguments: [
      "Asia/Ho_Chi_Minh", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "UTC",
      "Pacific/Apia", "Africa/Casablanca", "America/Caracas", "Asia/Kathmandu", "Europe/Moscow",
      "America/St_Johns", "Asia/Tehran", "Antarctica/Troll",
    ])
  func offsets(_ name: String) throws {
    let zone = try #require(TimeZone(identifier: name))
    let calendar = try WorkingCalendar(timeZone: name, week: [:])
    var random = SplitMix(seed: 7)
    for _ in 0..<2000 {
      let date = Date(
        timeIntervalSince1970: Double(
          Int.random(in: -9_000_000_000..<30_000_000_000, using: &random)))
      let local = date.timeIntervalSince1970 + Double(zone.secondsFromGMT(for: date))
      let day = Int((local / 86_400).rounded(.down))
      #expect(calendar.day(at: date).number == day, "\(date)")
      // A local time that happens once leads back to its instant.
      let minute = (Int(local) - day * 86_400) / 60
      let back = calendar.instant(on: LocalDay(number: day), minute: minute)
      #expect(abs(back.timeIntervalSince(date)) < 86_400 + 60)
    }
  }

  @Test(
    "A missing local time is the next that exists, an ambiguous one the first",
    arguments: [
      ("Europe/Berlin", "2024-03-31", 150, "2024-03-31T01:00:00Z"),
      ("Europe/Berlin", "2024-10-27", 150, "2024-10-27T00:30:00Z"),
      ("Europe/Berlin", "2024-10-27", 180, "2024-10-27T02:00:00Z"),
      ("America/New_York", "2024-03-10", 120, "2024-03-10T07:00:00Z"),
      ("America/New_York", "2024-11-03", 90, "2024-11-03T05:30:00Z"),
      ("Australia/Lord_Howe", "2024-10-06", 135, "2024-10-05T15:30:00Z"),
      ("Australia/Lord_Howe", "2024-04-07", 105, "2024-04-06T14:45:00Z"),
      ("Pacific/Apia", "2011-12-30", 720, "2011-12-30T10:00:00Z"),
      ("Africa/Cairo", "2024-04-26", 0, "2024-04-25T22:00:00Z"),
      ("Africa/Cairo", "2024-10-31", 1440, "2024-10-31T22:00:00Z"),
      ("Europe/Berlin", "2424-03-31", 150, "2424-03-31T01:00:00Z"),
      ("Europe/Berlin", "2824-03-31", 150, "2824-03-31T01:00:00Z"),
    ])
  func localTimes(_ zone: String, _ day: String, _ minute: Int, _ expected: String) throws {
    let calendar = try WorkingCalendar(timeZone: zone, week: [:])
    let date = calendar.instant(on: try #require(LocalDay(day)), minute: minute)
    #expect(Instant.rfc3339(date) == expected)
  }

  @Test(
    "From October on the next year has to be complete, and this one always",
    arguments: [
      ("2026-09-30", ["2026-01-01"], [], nil), ("2026-10-01", ["2026-01-01"], [], 2027),
      ("2026-10-01", ["2026-01-01", "2027-01-01"], [], nil),
      ("2026-12-31", ["2026-01-01", "2027-01-01"], [2027], 2027),
      ("2027-01-01", ["2026-01-01", "2027-01-01"], [2027], 2027),
      ("2027-03-01", ["2026-01-01"], [], 2027),
    ] as [(String, [String], [Int], Int?)])
  func yearToComplete(_ day: String, _ closed: [String], _ open: [Int], _ year: Int?) throws {
    var draft = Drafts.office
    (draft.closed, draft.special, draft.notices) = (closed, [:], [:])
    draft.incomplete = open
    let calendar = try WorkingCalendar(draft)
    #expect(calendar.yearToComplete(on: try #require(LocalDay(day))) == year)
    let always = try WorkingCalendar(Drafts.always())
    #expect(always.yearToComplete(on: try #require(LocalDay(day))) == nil)
  }

  /// Winter hours from Thursday 15 October 2026 on, until Monday 19: Fridays are off meanwhile.
  private static let winter = CalendarDraft(
    timeZone: "Asia/Ho_Chi_Minh",
    week: Drafts.week(Drafts.weekdays, ["07:30-11:30", "13:00-17:00"]),
    special: ["2026-10-19": ["08:00-09:00"]],
    weeks: [
      "2026-10-19": Drafts.week(Drafts.weekdays, ["07:00-11:00"]),
      "2026-10-15": Drafts.week(["mon", "tue", "wed", "thu"], ["08:00-11:30", "13:00-16:30"]),
    ])

  @Test(
    "Hours of the week hold from their date on, until the next; special days win",
    arguments: [
      ("2026-10-14", "07:30-11:30 13:00-17:00"), ("2026-10-15", "08:00-11:30 13:00-16:30"),
      ("2026-10-16", ""), ("2026-10-19", "08:00-09:00"), ("2026-10-20", "07:00-11:00"),
      ("2030-01-01", "07:00-11:00"),
    ])
  func laterWeeks(date: String, hours: String) throws {
    let calendar = try WorkingCalendar(Self.winter)
    let day = try #require(LocalDay(date))
    let expected = hours.split(separator: " ").map { text in
      let minutes = text.split { !$0.isNumber }.compactMap { Int($0) }
      return calendar.instant(
        on: day, minute: minutes[0] * 60 + minutes[1])..<calendar.instant(
          on: day, minute: minutes[2] * 60 + minutes[3])
    }
    #expect(calendar.workingTime(on: day) == expected)
    #expect(try WorkingCalendar(calendar.draft) == calendar)
    #expect(calendar.draft == Self.winter)
  }

  @Test("What is counted over a change of hours is counted by both")
  func overTheChange() throws {
    let engine = Deadline(in: try WorkingCalendar(Self.winter))
    let from = try #require(Instant.date(rfc3339: "2026-10-14T15:00:00+07:00"))
    let due = try engine.due(from: from, target: .workingSeconds(5 * 3600))
    // Two hours on Wednesday, three on Thursday from 8:00.
    #expect(Instant.rfc3339(due) == "2026-10-15T04:00:00Z")
    let days = try engine.due(from: from, target: .workingDays(2))
    // Thursday, not Friday, Monday with its special hour.
    #expect(Instant.rfc3339(days) == "2026-10-19T02:00:00Z")
  }

  @Test(
    "Hours from a date that make no sense name it",
    arguments: [
      ("2026-02-30", ["mon": ["08:00-09:00"]], CalendarFault.unknownDate("2026-02-30")),
      ("2026-10-15", ["T9": ["08:00-09:00"]], .unknownWeekday("T9")),
      (
        "2026-10-15", ["mon": ["8-9"]],
        .unreadableInterval(day: "2026-10-15", interval: "8-9")
      ),
    ])
  func badLaterWeeks(date: String, week: [String: [String]], fault: CalendarFault) {
    #expect(throws: DeadlineError.badCalendar(fault)) {
      try WorkingCalendar(CalendarDraft(timeZone: "UTC", weeks: [date: week]))
    }
  }

}
