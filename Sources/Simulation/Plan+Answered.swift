import FoundationEssentials
import Rules

// What comes after an answer: the way to the citizen, the public text, the citizen's own word.

extension Plan {
  /// From the answer to the end.
  mutating func afterAnswer() {
    let answered = clock
    if random.happens(perMille: 985) { add(.deliver, after: random.minutes(0.05...4)) }
    if random.happens(perMille: 28) {
      let delivered = clock
      add(.rate(score: 1), after: random.minutes(2...40))
      add(.reopen, after: random.minutes(0.1...2))
      if clock > delivered, clock < answered.addingTimeInterval(Life.disputeWindow) { rework() }
      return
    }
    publish()
    finish(answered)
  }

  private mutating func rework() {
    if random.happens(20) { add(.assign, after: random.minutes(0.2...2)) }
    add(.submit, after: random.minutes(6...40))
    add(.approve, after: random.minutes(0.3...6))
    let answered = clock
    add(.deliver, after: random.minutes(0.1...4))
    publish()
    finish(answered)
  }

  private mutating func publish() {
    guard origin.isPublishable else { return }
    let before = clock
    defer { clock = before }
    switch random.below(1000) {
    case ..<30:
      add(.refusePublication(reason: "viec_rieng"), after: random.minutes(0.5...4))
    case ..<990:
      add(.draftPublication, after: random.minutes(random.happens(90) ? 0.3...4 : 8...20))
      add(.approvePublication, after: random.minutes(0.2...4))
      if random.happens(perMille: 4) {
        add(.withdrawPublication(reason: "du_lieu_ca_nhan"), after: random.minutes(8...90))
      }
    case _: return
    }
  }

  /// Rated within a month or closed after it.
  private mutating func finish(_ answered: Date) {
    let end = answered.addingTimeInterval(Life.disputeWindow)
    if random.happens(42) {
      let score = [3, 3, 3, 3, 3, 3, 2, 2, 1][random.below(9)]
      add(.rate(score: score), after: random.minutes(1...60))
      if steps[steps.count - 1].at >= end { steps.removeLast() } else if score > 1 { return }
    }
    steps.append(Step(at: end.addingTimeInterval(2), act: .close))
  }
}
