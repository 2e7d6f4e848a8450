import Foundation
import Rules
import Support
import Testing

/// What must hold for every calendar, and a second count that must agree.
///
/// `HOIAM_DEADLINE_CASES` sets how many random cases are counted twice (500), and
/// `HOIAM_DEADLINE_SEED` another seed.
@Suite struct DeadlinePropertyTests {
  private static func setting(_ name: String, _ usual: Int) -> Int {
    ProcessInfo.processInfo.environment[name].flatMap { Int($0) } ?? usual
  }

  private static let cases = setting("HOIAM_DEADLINE_CASES", 500)
  private static let seed = UInt64(setting("HOIAM_DEADLINE_SEED", 20_260_601))

  @Test("A second count, minute by minute, agrees")
  func minuteByMinute() throws {
    var random = SplitMix(seed: Self.seed)
    for _ in 0..<Self.cases {
      try compare(RandomQuestion(using: &random, tick: 60), tick: 60, days: 14, using: &random)
    }
  }

  @Test("A second count, second by second on short spans, agrees")
  func secondBySecond() throws {
    var random = SplitMix(seed: Self.seed + 1)
    for _ in 0..<max(1, Self.cases / 25) {
      try compare(RandomQuestion(using: &random, tick: 1), tick: 1, days: 2, using: &random)
    }
  }

  private func compare(
    _ question: RandomQuestion, tick: Int, days: Int, using random: inout SplitMix
  ) throws {
    let zone = try #require(TimeZone(identifier: question.draft.timeZone))
    let end = question.from + days * 86_400
    let begin = question.from - (days + 3) / 4 * 86_400
    let walker = TickWalker(question.draft, zone: zone, from: begin, to: end, tick: tick)
    let deadline = Deadline(in: try WorkingCalendar(question.draft))
    let pieces = try question.stops(question.pieces)
    let from = question.date(question.from)

    let due = try? deadline.due(from: from, target: question.target, pauses: pieces)
    let walked = walker.due(
      from: question.from, target: question.target, pauses: question.pauses)
    if let walked {
      #expect(due.map(Instant.rfc3339) == Instant.rfc3339(question.date(walked)), "\(question)")
    } else {
      // What the walker does not reach lies near the end of its window, or in a pause there.
      #expect(due ?? .distantFuture >= question.date(end - 6 * 86_400), "\(question)")
    }

    let to =
      Int.random(in: question.from - 3600...end - 1, using: &random) / question.grid * question.grid
    #expect(
      deadline.elapsed(from: from, to: question.date(to), pauses: pieces)
        == walker.elapsed(from: question.from, to: to, pauses: question.pauses),
      "\(question) to \(to)")

    let seconds =
      Int.random(in: 0...(20 * 3600) / question.grid, using: &random) * question.grid
    let at = try? deadline.warning(
      due: question.date(to), workingSeconds: seconds, pauses: pieces)
    let walkedAt = walker.warning(due: to, seconds: seconds, pauses: question.pauses)
    if let walkedAt {
      #expect(at == question.date(walkedAt), "\(question) warning \(seconds) before \(to)")
    } else {
      #expect(at ?? .distantPast <= question.date(begin), "\(question)")
    }
  }

  @Test("The time elapsed until something is due is the time that was granted")
  func elapsedUntilDue() throws {
    try forEachQuestion { question, deadline in
      guard case .workingSeconds(let seconds) = question.target, seconds > 0 else { return }
      let stops = try question.stops(question.pieces)
      let from = question.date(question.from)
      guard let due = try? deadline.due(from: from, target: question.target, pauses: stops)
      else { return }
      #expect(deadline.elapsed(from: from, to: due, pauses: stops) == seconds, "\(question)")
      let at = try deadline.warning(due: due, workingSeconds: seconds, pauses: stops)
      #expect(deadline.elapsed(from: at, to: due, pauses: stops) == seconds, "\(question)")
      // The latest such instant: a second later there is less time left.
      let later = at.addingTimeInterval(1)
      #expect(deadline.elapsed(from: later, to: due, pauses: stops) == seconds - 1, "\(question)")
    }
  }

  @Test("A pause more, or a longer one, never makes anything due earlier")
  func morePause() throws {
    try forEachQuestion { question, deadline in
      let from = question.date(question.from)
      var last = Date.distantPast
      for count in 0...question.pieces.count {
        let stops = try question.stops(Array(question.pieces.prefix(count)))
        let due = try? deadline.due(from: from, target: question.target, pauses: stops)
        #expect(due ?? .distantFuture >= last, "\(question)")
        last = due ?? .distantFuture
      }
    }
  }

  @Test("A longer target is never due earlier, and nothing is due before its receipt")
  func longerTarget() throws {
    try forEachQuestion { question, deadline in
      let from = question.date(question.from)
      let stops = try question.stops(question.pieces)
      var last = from
      for amount in [0, 1, 2, 3, 60, 3600, 7200] where amount <= 60 || isSeconds(question) {
        let due = try? deadline.due(from: from, target: question.target.of(amount), pauses: stops)
        #expect(due ?? .distantFuture >= last, "\(amount) \(question)")
        last = due ?? .distantFuture
      }
    }
  }

  @Test("Ledgers add up, and have one row for each date")
  func ledgers() throws {
    try forEachQuestion { question, deadline in
      let stops = try question.stops(question.pieces)
      let explained: Explained<Date>
      do {
        explained = try deadline.explainedDue(
          from: question.date(question.from), target: question.target, pauses: stops)
      } catch {
        return
      }
      let rows = explained.ledger
      for (row, next) in zip(rows, rows.dropFirst()) {
        #expect(next.date == row.date.adding(days: 1), "\(question)")
      }
      let counted = rows.reduce(0) {
        switch $1.counted {
        case .seconds(let seconds): $0 + seconds
        case .day(let counts): $0 + (counts ? 1 : 0)
        }
      }
      switch question.target {
      case .workingSeconds, .calendarDays:
        #expect(counted == question.target.amount, "\(question) \(rows)")
      case .workingDays(let days, _, _):
        #expect(counted == days || days == 0 && counted == 1, "\(question) \(rows)")
      case .months:
        #expect(counted == 0, "\(question) \(rows)")
      }
    }
  }

  private func isSeconds(_ question: RandomQuestion) -> Bool {
    question.target.measure == .workingSeconds
  }

  private func forEachQuestion(
    _ body: (RandomQuestion, Deadline) throws -> Void
  ) throws {
    var random = SplitMix(seed: Self.seed + 2)
    for _ in 0..<Self.cases {
      let question = try RandomQuestion(using: &random, tick: random.once(in: 2) ? 60 : 1)
      try body(question, Deadline(in: try WorkingCalendar(question.draft)))
    }
  }
}
