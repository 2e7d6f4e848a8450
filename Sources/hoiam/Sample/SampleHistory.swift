import Casework
import FoundationEssentials
import Logging
import Rules
import Simulation
import Store

/// Two months of an office, done through its own verbs by the people who would do them, each at
/// its time: so every rule, clock and history is a real one.
struct SampleHistory: Sendable {
  let office: Office
  let clock: SampleClock
  let staff: SampleStaff
  let photos: SamplePhotos
  /// Where the history ends.
  let now: Date
  let logger: Logger

  /// How far back it begins; days.
  private static let days = 63

  /// Something that somebody does with a ticket at a time.
  struct Step: Sendable {
    let at: Date
    let matter: Int
    let act: SampleAct
  }

  /// Lets it happen, unless it has.
  func run(_ matters: [Matter], _ names: SampleNames) async throws {
    let catalogue = try await office.catalogue()
    guard let calendar = catalogue.officeCalendar else { return }
    var steps: [Step] = []
    var forms: [SampleFiling] = []
    for (index, matter) in matters.enumerated() {
      var random = SeededRandom(seed: index + 1)
      let receivedAt = receipt(&random, index, of: matters.count, in: calendar)
      let filing = SampleFiling(matter, names, &random)
      forms.append(filing)
      let plan = SamplePlan(matter, filing, from: receivedAt, in: calendar)
      steps += plan.steps(&random).map { Step(at: $0.at, matter: index, act: $0.act) }
    }
    steps = steps.filter { $0.at < now }
    steps.sort { ($0.at, $0.matter) < ($1.at, $1.matter) }
    try await perform(steps, matters, forms)
    clock.set(now)
  }

  private func perform(_ steps: [Step], _ matters: [Matter], _ forms: [SampleFiling]) async throws {
    var receipts: [Int: Receipt] = [:]
    var ended: Set<Int> = []
    for step in steps where !ended.contains(step.matter) {
      clock.set(step.at)
      do {
        if case .file = step.act {
          let receipt = try await file(forms[step.matter], step.matter)
          if receipt.isReplay { return }
          receipts[step.matter] = receipt
        } else if let receipt = receipts[step.matter] {
          let other = matters[step.matter].sameAs.flatMap { receipts[$0 - 1]?.number }
          let doer = SampleDoer(
            office: office, staff: staff, matter: matters[step.matter],
            number: receipt.number, original: other, code: receipt.code, photos: photos)
          try await doer.perform(step.act)
        }
      } catch let refusal as Refusal {
        ended.insert(step.matter)
        logger.info(
          "sample step refused",
          metadata: [
            "matter": "\(step.matter + 1)", "act": "\(step.act)", "refusal": "\(refusal)",
          ])
      }
    }
  }

  private func file(_ filing: SampleFiling, _ index: Int) async throws -> Receipt {
    let submission = try Submission.parse(
      filing.form, by: filing.isByCitizen ? .citizen(channel: "portal") : .staff,
      in: await office.catalogue(), now: clock.now)
    let actor = filing.isByCitizen ? Actor(.citizen) : staff[filing.username]
    return try await office.file(
      submission, key: "sample-\(index + 1)", request: "sample".utf8, by: actor)
  }

  /// When a matter came in: in working time, more of them lately.
  private func receipt(
    _ random: inout SeededRandom, _ index: Int, of count: Int, in calendar: WorkingCalendar
  ) -> Date {
    let share = Double((index * 97) % count) / Double(count)
    let back = Double(SampleHistory.days) * 86_400 * (1 - share) * (1 - share / 4)
    let rough = now.addingTimeInterval(-back)
    let deadline = Deadline(in: calendar)
    let at = try? deadline.due(
      from: rough, target: .workingSeconds(60 * (1 + random.below(120))))
    // The freshest came in just now, whatever the hour.
    return min(at ?? rough, now.addingTimeInterval(-Double(60 * (2 + random.below(90)))))
  }
}
