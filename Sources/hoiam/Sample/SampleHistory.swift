import Casework
import FoundationEssentials
import Jobs
import Logging
import Rules
import Simulation
import Store

/// The past and the last two months of an office, done through its own verbs by the people who
/// would do them, each at its time, with the background work between: so every rule, clock and
/// history is a real one.
struct SampleHistory: Sendable {
  let office: Office
  let clock: SampleClock
  let staff: SampleStaff
  let photos: SamplePhotos
  let worker: Worker
  /// Where the history ends.
  let now: Date
  let logger: Logger

  /// How far back its busy part begins; days.
  private static let days = 63

  /// A matter with what chance decides about it.
  private struct Life {
    let matter: SampleMatter
    let filing: SampleFiling
    /// Where in the list the matter is that it repeats.
    let original: Int?
  }

  /// Something that somebody does with a ticket at a time.
  private struct Step {
    let at: Date
    let life: Int
    let act: SampleAct
  }

  /// Lets it happen.
  ///
  /// - Parameter files: the matters of each file of the sample.
  func run(_ files: [[SampleMatter]], _ names: SampleNames) async throws {
    let catalogue = try await office.catalogue()
    guard let calendar = catalogue.officeCalendar else { return }
    var steps: [Step] = []
    var lives: [Life] = []
    for matters in files {
      let first = lives.count
      for (index, matter) in matters.enumerated() {
        var random = SeededRandom(seed: lives.count + 1)
        let entered = entry(of: matter, &random, index, of: matters.count, in: calendar)
        let filing = SampleFiling(matter, names, &random)
        let plan = SamplePlan(matter, filing, from: entered, in: calendar)
        steps += plan.steps(&random).map { Step(at: $0.at, life: lives.count, act: $0.act) }
        let original = matter.sameAs.map { first + $0 - 1 }
        lives.append(Life(matter: matter, filing: filing, original: original))
      }
    }
    steps = steps.filter { $0.at < now }
    steps.sort { ($0.at, $0.life) < ($1.at, $1.life) }
    try await perform(steps, of: lives, in: calendar)
    try await work(until: now)
  }

  private func perform(
    _ steps: [Step], of lives: [Life], in calendar: WorkingCalendar
  ) async throws {
    var receipts: [Int: Receipt] = [:]
    var ended: Set<Int> = []
    for step in steps where !ended.contains(step.life) {
      try Task.checkCancellation()
      try await work(until: step.at)
      let life = lives[step.life]
      do {
        if case .file = step.act {
          receipts[step.life] = try await file(life, step.life)
        } else if let receipt = receipts[step.life] {
          let doer = SampleDoer(
            office: office, staff: staff, matter: life.matter, filing: life.filing,
            number: receipt.number, original: life.original.flatMap { receipts[$0]?.number },
            code: receipt.code, photos: photos, day: calendar.day(at: step.at))
          try await doer.perform(step.act)
        }
      } catch let refusal as Refusal {
        ended.insert(step.life)
        logger.info(
          "sample step refused",
          metadata: [
            "matter": "\(step.life + 1)", "act": "\(step.act)", "refusal": "\(refusal)",
          ])
      }
    }
  }

  /// Does what falls due in the background until an instant, each at its time.
  private func work(until instant: Date) async throws {
    while let next = try await office.nextWork(), next <= instant {
      clock.set(max(next, clock.now))
      if try await worker.drain() == 0 { break }
    }
    clock.set(instant)
  }

  private func file(_ life: Life, _ index: Int) async throws -> Receipt {
    let filing = life.filing
    let isLate = life.matter.course?.receivedLate ?? false
    let submission = try Submission.parse(
      filing.typed(at: clock.now, isLate: isLate),
      by: filing.isByCitizen ? .citizen(channel: "portal") : .staff,
      in: await office.catalogue(), now: clock.now)
    let actor = filing.isByCitizen ? Actor(.citizen) : staff[filing.username]
    return try await office.file(
      submission, key: "sample-\(index + 1)", request: "sample".utf8, by: actor)
  }

  /// When a matter was entered: as it says, else in working time, more of them lately.
  private func entry(
    of matter: SampleMatter, _ random: inout SeededRandom, _ index: Int, of count: Int,
    in calendar: WorkingCalendar
  ) -> Date {
    if let at = matter.course?.at.flatMap({ SampleHistory.instant($0, in: calendar) }) { return at }
    if matter.course?.rests != nil { return now }
    let share = Double((index * 97) % count) / Double(count)
    let back = Double(SampleHistory.days) * 86_400 * (1 - share) * (1 - share / 4)
    let rough = now.addingTimeInterval(-back)
    let deadline = Deadline(in: calendar)
    let at = try? deadline.due(
      from: rough, target: .workingSeconds(60 * (1 + random.below(120))))
    // The freshest came in just now, whatever the hour.
    return min(at ?? rough, now.addingTimeInterval(-Double(60 * (2 + random.below(90)))))
  }

  /// `2024-02-26 08:10` on the office's clock.
  private static func instant(_ text: String, in calendar: WorkingCalendar) -> Date? {
    let parts = text.split(separator: " ")
    guard parts.count == 2, let day = LocalDay(String(parts[0])) else { return nil }
    let time = parts[1].split(separator: ":").compactMap { Int($0) }
    guard time.count == 2 else { return nil }
    return calendar.instant(on: day, minute: time[0] * 60 + time[1])
  }
}
