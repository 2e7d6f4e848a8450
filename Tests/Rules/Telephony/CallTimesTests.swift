import Foundation
import Testing

@testable import Rules

@Suite("What was heard of a call")
struct CallTimesTests {
  private static func at(_ seconds: Double) -> Date { Date(timeIntervalSince1970: seconds) }

  private static func heard(_ news: [(CallNews, Double)]) -> CallTimes {
    news.reduce(CallTimes()) { $0.hearing($1.0, at: at($1.1)) }
  }

  struct Story: Sendable, CustomTestStringConvertible {
    let news: [(CallNews, Double)]
    let state: CallState

    init(_ state: CallState, _ news: [(CallNews, Double)]) {
      (self.state, self.news) = (state, news)
    }

    var testDescription: String { "\(news.map(\.0)) → \(state)" }
  }

  static let stories = [
    Story(.ringing, [(.ringing, 0)]),
    Story(.answered, [(.ringing, 0), (.answered, 5)]),
    Story(.answered, [(.answered, 5)]),
    Story(.ended, [(.ringing, 0), (.answered, 5), (.ended, 60)]),
    Story(.missed, [(.ringing, 0), (.missed, 30)]),
    Story(.missed, [(.ringing, 0), (.missed, 30), (.ended, 30)]),
    // One telephone of a group gives up, another answers.
    Story(.answered, [(.ringing, 0), (.missed, 20), (.answered, 25)]),
    Story(.ended, [(.ringing, 0), (.missed, 20), (.answered, 25), (.ended, 90)]),
    // The exchange says no more than that it is over.
    Story(.missed, [(.ringing, 0), (.ended, 30)]),
  ]

  @Test("A call is what was heard of it, in every order and however often", arguments: stories)
  func order(_ story: Story) {
    let expected = Self.heard(story.news)
    #expect(expected.state == story.state)
    for order in Self.permutations(story.news) {
      #expect(Self.heard(order) == expected)
      #expect(Self.heard(order + order) == expected)
      // Said again later, with a later instant: the first one counts.
      #expect(Self.heard(order + order.map { ($0.0, $0.1 + 3) }) == expected)
    }
  }

  private static func permutations(
    _ elements: [(CallNews, Double)]
  ) -> [[(CallNews, Double)]] {
    guard elements.count > 1 else { return [elements] }
    return elements.indices.flatMap { index in
      var rest = elements
      let first = rest.remove(at: index)
      return permutations(rest).map { [first] + $0 }
    }
  }

  @Test("Every subset of news says where a call stands, and only a missed one was given up")
  func subsets() {
    for mask in 1..<16 {
      let news = CallNews.allCases.enumerated().filter { mask & (1 << $0.offset) != 0 }
        .map { ($0.element, Double($0.offset)) }
      let times = Self.heard(news)
      #expect(times.state != nil)
      #expect((times.gaveUp != nil) == (times.state == .missed))
      #expect(times.began == Self.at(news.map(\.1).min() ?? -1))
    }
    #expect(CallTimes().state == nil && CallTimes().began == nil)
  }

  @Test("The time to write down what came of a call counts down from its end, and never below 0")
  func wrapUp() {
    let rules = TelephonyRules(wrapUpSeconds: 60)
    let times = Self.heard([(.answered, 0), (.ended, 100)])
    func left(_ second: Double) -> Int? {
      rules.wrapUpLeft(times, outcome: nil, at: Self.at(second))
    }
    #expect(left(100) == 60)
    #expect(left(100.5) == 60)
    #expect(left(159) == 1)
    #expect(left(160) == 0)
    #expect(left(9_999) == 0)
    // The exchange's clock is ahead.
    #expect(left(90) == 60)
    #expect(rules.wrapUpLeft(times, outcome: .dropped, at: Self.at(101)) == nil)
    let talking = Self.heard([(.answered, 0)])
    #expect(rules.wrapUpLeft(talking, outcome: nil, at: Self.at(50)) == nil)
    let missed = Self.heard([(.missed, 0)])
    #expect(rules.wrapUpLeft(missed, outcome: nil, at: Self.at(50)) == nil)
  }
}

@Suite("Who is to be called back, and until when")
struct CallBackRuleTests {
  @Test(
    "Two working hours, counted by the office's calendar",
    arguments: [
      // In the morning; across lunch; in the evening before a day off; on a Saturday.
      ("2026-11-23T08:00:00+07:00", "2026-11-23T10:00:00+07:00"),
      ("2026-11-23T10:30:00+07:00", "2026-11-23T14:00:00+07:00"),
      ("2026-11-23T20:00:00+07:00", "2026-11-25T09:30:00+07:00"),
      ("2026-11-28T09:00:00+07:00", "2026-11-30T09:30:00+07:00"),
    ])
  func due(missed: String, due: String) throws {
    let instant = try #require(Instant.date(rfc3339: missed))
    let planned = try TelephonyRules().callBackDue(
      missedAt: instant, in: OfficeFixture.catalogue(calendars: LevelFixture.calendars()))
    #expect(planned.due == Instant.date(rfc3339: due))
  }

  @Test("An office without that calendar is told so")
  func noCalendar() {
    #expect(throws: ObligationProblem.noCalendar("night")) {
      try TelephonyRules(calendar: "night").callBackDue(
        missedAt: Date(timeIntervalSince1970: 0), in: OfficeFixture.catalogue())
    }
  }

  @Test("Who does not answer is called again; one gives up after three attempts, not before")
  func results() {
    #expect(CallBackResult.allCases.filter { !$0.ends } == [.noAnswer])
    for result in CallBackResult.allCases where result != .givenUp {
      #expect(result.isPossible(after: 0) && result.isAttempt)
    }
    #expect(!CallBackResult.givenUp.isAttempt)
    #expect(!CallBackResult.givenUp.isPossible(after: 2))
    #expect(CallBackResult.givenUp.isPossible(after: 3))
  }
}
