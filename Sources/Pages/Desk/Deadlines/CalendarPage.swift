public import Rules

/// A working calendar: a year at a glance, the form that changes it, and what a change would move.
public struct CalendarPage: Page {
  /// What a change would do to the promises that run.
  public struct Preview: Sendable, Hashable {
    /// How it is said.
    public var sentence: String
    /// What would be due in the past, worded; nil for nothing.
    public var flagged: String?
    /// Some of what would move; nil for nothing.
    public var examples: Table?

    /// A preview.
    public init(_ sentence: String, flagged: String?, examples: Table?) {
      self.sentence = sentence
      self.flagged = flagged
      self.examples = examples
    }
  }

  /// The heading.
  public var heading: String
  /// Sentences below it.
  public var intro: [String]
  /// What is wrong, above the form.
  public var problems: ErrorSummary?
  /// The year at a glance.
  public var year: YearGrid
  /// What a change would move; nil before that was asked.
  public var preview: Preview?
  /// How recomputations stand, a sentence each.
  public var progress: [String]
  /// The form of the year.
  public var form: ActForm
  /// Takes a file of holidays.
  public var intake: ActForm
  /// The days that are not as the week says.
  public var days: Table
  /// Where to go from here.
  public var links: [EmptyState.Link]

  /// A page.
  public init(
    _ heading: String, intro: [String], problems: ErrorSummary?, year: YearGrid,
    preview: Preview?, progress: [String], form: ActForm, intake: ActForm, days: Table,
    links: [EmptyState.Link]
  ) {
    self.heading = heading
    self.intro = intro
    self.problems = problems
    self.year = year
    self.preview = preview
    self.progress = progress
    self.form = form
    self.intake = intake
    self.days = days
    self.links = links
  }

  /// `desk/calendar`.
  public var template: Template { .deskCalendar }

  /// The heading.
  public func title(_ words: any Wording) -> String { heading }

  /// What the template sees.
  public func content(_ words: any Wording) -> Content {
    [
      "heading": heading, "intro": intro, "problems": problems?.content,
      "months": year.content(words),
      "preview": preview.map {
        ["sentence": $0.sentence, "flagged": $0.flagged, "examples": $0.examples?.content]
          as Content
      }, "progress": progress, "hasProgress": !progress.isEmpty,
      "form": form.content(words), "intake": intake.content(words), "days": days.content,
      "links": links.map(\.content),
    ]
  }
}

/// Twelve months: days off, announced days off, and days worked although the week says otherwise.
public struct YearGrid: Sendable, Hashable {
  private let calendar: WorkingCalendar
  private let year: Int

  /// A year of a calendar.
  public init(_ calendar: WorkingCalendar, year: Int) {
    self.calendar = calendar
    self.year = year
  }

  func content(_ words: any Wording) -> [Content] {
    let heads = Weekday.allCases.map { words.weekdayShort($0) }
    return (1...12).map { month in
      [
        "name": words.month(month, of: year), "heads": heads,
        "weeks": weeks(month).map { week -> Content in
          ["days": week.map { $0.map { cell($0, words) } ?? Content() }]
        },
      ]
    }
  }

  /// The weeks of a month, Monday first; nil for days of other months.
  private func weeks(_ month: Int) -> [[LocalDay?]] {
    guard let first = LocalDay(year: year, month: month, day: 1) else { return [] }
    let length = first.days(to: first.adding(months: 1))
    var days: [LocalDay?] = Array(repeating: nil, count: first.weekday.rawValue - 1)
    days += (0..<length).map { first.adding(days: $0) }
    days += Array(repeating: nil, count: (7 - days.count % 7) % 7)
    return stride(from: 0, to: days.count, by: 7).map { Array(days[$0..<$0 + 7]) }
  }

  private func cell(_ day: LocalDay, _ words: any Wording) -> Content {
    let override = calendar.overrides[day]
    let look =
      override.map { $0.intervals.isEmpty ? "holiday" : "worked" }
      ?? (calendar.isWorkingDay(day) ? "plain" : "off")
    let name = override.map { override in
      let hours = override.intervals.map(\.description).joined(separator: ", ")
      let what = override.intervals.isEmpty ? words[.dayOff] : hours
      return [what, override.notice].compactMap(\.self).joined(separator: ": ")
    }
    return ["day": "\(day.day)", "look": look, "name": name]
  }
}
