import FoundationEssentials
import Rules
import Store

/// What will be done with a ticket and when, as far as nobody hinders it: believable shares of
/// quick and slow, of detours and of what nobody ever finishes.
struct Plan {
  var steps: [Step] = []
  let origin: Origin
  private let desk: Desk
  private let life: Life
  var random: SeededRandom
  /// When what was added last is done.
  var clock: Date

  /// The plan of a ticket that was filed just now.
  init(for life: Life, on desk: Desk, _ random: SeededRandom) throws {
    (self.life, self.desk, self.random) = (life, desk, random)
    origin = life.origin
    clock = life.origin.filedAt
    try draw()
    steps.sort { $0.at < $1.at }
    cut()
    steps.removeAll { $0.at >= desk.now }
  }

  /// Until when another ticket can be folded into this one: while it is open, and not before it
  /// was filed; nil if never.
  var openUntil: Date? {
    guard !origin.isRestricted else { return nil }
    return steps.first { $0.act.ends }?.at ?? desk.now
  }

  /// Lets another ticket be folded into this one.
  mutating func absorb(_ number: TicketNumber, at: Date) {
    steps.append(Step(at: at, act: .absorb(number)))
    steps.sort { $0.at < $1.at }
  }

  /// Folds the ticket into another instead of all that was planned.
  ///
  /// - Returns: when; nil if that is still to come, or the ticket is at a unit already.
  mutating func merge(into other: Origin, before end: Date) -> Date? {
    guard life.state == .received || life.state == .accepted else { return nil }
    let accepts = life.state == .received ? steps.first { $0.act == .accept } : nil
    if life.state == .received && accepts == nil { return nil }
    clock = accepts?.at ?? origin.filedAt
    let at = after(random.minutes(0.2...2))
    guard at < min(end, desk.now), clock < at else { return nil }
    steps = [accepts, Step(at: at, act: .merge(into: other.id, other.number))].compactMap(\.self)
    return at
  }

  private mutating func draw() throws {
    if life.state == .received {
      add(.accept, after: random.minutes(random.happens(90) ? 0.1...2.8 : 4...9))
    }
    switch origin.kind {
    case .complaint, .denunciation: restricted()
    case .invalid: add(.decline(reason: "khong_hop_le"), after: random.minutes(0.3...4))
    case .feedback, .recommendation, .regulation, .suggestion, .praise, .question,
      .informationRequest, .dataSubject:
      try sorted()
    }
  }

  private mutating func restricted() {
    switch random.below(100) {
    case ..<45: add(.transfer(reason: "chuyen"), after: random.minutes(18...52))
    case ..<92:
      let code = origin.kind == .complaint ? "huong_dan_kn" : "huong_dan_tc"
      add(.decline(reason: code), after: random.minutes(2...20))
    case _: break
    }
  }

  private mutating func sorted() throws {
    if life.state == .forwarded { return try atUnit() }
    if random.happens(3) {
      add(.ask, after: random.minutes(0.3...3))
      guard waitForCitizen() else { return }
    }
    let isEasy = origin.kind == .question || origin.kind == .praise
    switch random.below(1000) {
    case ..<25: add(.decline(reason: declineReason()), after: random.minutes(0.5...4))
    case ..<55: add(.transfer(reason: transferReason()), after: random.minutes(0.5...4))
    case ..<(isEasy ? 380 : 90) where !origin.isConfidential && !needsPhoto:
      add(.answerAtOnce, after: random.minutes(0.2...5))
      afterAnswer()
    case _ where origin.proposal == nil: return
    case _:
      add(.forward, after: random.minutes(random.happens(88) ? 0.1...1.4 : 3...8))
      if random.happens(perMille: 8) {
        add(.recall, after: random.minutes(0.05...0.2))
        add(.forward, after: random.minutes(0.1...1))
      }
      try atUnit()
    }
  }

  private var needsPhoto: Bool {
    desk.catalogue.categories[origin.category]?.needsPhotoAfter ?? false
  }

  private mutating func declineReason() -> String {
    random.pick(["da_tra_loi", "dan_su", "ngoai_dia_ban", "co_quan_khac_dang_giai_quyet", "toa_an"])
  }

  private mutating func transferReason() -> String {
    random.pick(["chuyen", "dien_luc", "cap_nuoc", "so_nganh", "ngoai_dia_ban"])
  }

  /// A wait for the citizen: most answer, some never.
  ///
  /// - Returns: whether work goes on.
  private mutating func waitForCitizen() -> Bool {
    if random.happens(76) {
      add(.reply, after: random.minutes(4...34))
      return true
    }
    clock = clock.addingTimeInterval(Double(Life.waitingDays) * 86_400)
    steps.append(Step(at: clock, act: .waitIsOver))
    if random.happens(80) {
      add(.decline(reason: "no_information"), after: random.minutes(1...10))
    }
    return false
  }

  private mutating func atUnit() throws {
    let returns = random.happens(6) ? (random.happens(12) ? 2 : 1) : 0
    for _ in 0..<returns {
      add(.giveBack(reason: returnReason()), after: random.minutes(0.3...3))
      add(.forward, after: random.minutes(0.2...2.5))
    }
    if random.happens(18) { add(.assign, after: random.minutes(0.1...0.8)) }
    add(.takeUp, after: random.minutes(random.happens(92) ? 0.3...6 : 8.5...16))
    if random.happens(7) { add(.seeIdentity, after: random.minutes(0.1...1)) }
    if origin.urgent || random.happens(25) {
      add(
        .note(isMeasure: origin.urgent),
        after: random.minutes(origin.urgent && random.happens(85) ? 0.2...2 : 1...6))
    }
    if random.happens(4) {
      add(.cooperate, after: random.minutes(0.3...2))
      if random.happens(85) { add(.contribute, after: random.minutes(3...14)) }
    }
    if random.happens(6) {
      add(.ask, after: random.minutes(0.5...5))
      guard waitForCitizen() else { return }
    }
    try handle()
  }

  private mutating func returnReason() -> String {
    random.pick(["khong_thuoc_linh_vuc", "khong_thuoc_dia_ban", "khong_thuoc_tham_quyen"])
  }

  /// From the work to the answer: most in good time, some just so, some late.
  private mutating func handle() throws {
    let promised = life.dueAt.timeIntervalSince(origin.receivedAt)
    let pace = random.below(100)
    let share: ClosedRange<Double> =
      pace < 72 ? 0.25...0.75 : pace < 88 ? 0.75...0.97 : pace < 97 ? 1.05...2.2 : 2.2...5
    var done = origin.receivedAt.addingTimeInterval(
      promised * Double.random(in: share, using: &random))
    if pace >= 84 && pace < 93 && clock < life.dueAt.addingTimeInterval(-14_400) {
      done = done.addingTimeInterval(promised * 0.3)
      askForTime()
    }
    if pace >= 88 && random.happens(35) {
      let at = life.dueAt.addingTimeInterval(promised * random.share())
      if at > clock && at < done { steps.append(Step(at: opening(at), act: .remind)) }
    }
    clock = max(clock, opening(done))
    add(.submit, after: random.minutes(0.3...2))
    if random.happens(8) {
      add(.sendBack, after: random.minutes(0.5...4))
      add(.submit, after: random.minutes(1...6))
    }
    add(.approve, after: random.minutes(0.2...5))
    afterAnswer()
  }

  private mutating func askForTime() {
    let amount = max(1, life.obligations.first { $0.kind == .answer }?.target.amount ?? 1)
    guard case .workingDays = life.obligations.first?.target else { return }
    add(.requestExtension(amount: max(1, amount / 2)), after: random.minutes(0.3...1))
    guard clock < life.dueAt else {
      steps.removeLast()
      return
    }
    if random.happens(92) {
      add(.decideExtension(granted: random.happens(86)), after: random.minutes(0.3...3))
    }
  }

  /// Some citizens take it back; some tickets nobody finishes, more of them lately.
  private mutating func cut() {
    guard let end = steps.firstIndex(where: { $0.act.ends }), end > 0 else { return }
    if random.happens(perMille: 12) {
      let kept = 1 + random.below(end)
      let (from, to) = (steps[kept - 1].at, steps[min(kept, steps.count - 1)].at)
      steps.removeSubrange(kept...)
      let at = from.addingTimeInterval(max(60, to.timeIntervalSince(from) * random.share()))
      steps.append(Step(at: at, act: .withdraw))
      return
    }
    let age = desk.now.timeIntervalSince(origin.filedAt) / 86_400
    guard random.happens(perMille: age < 120 ? 300 : age < 240 ? 20 : 3) else { return }
    if random.happens(8), leaveReturned() { return }
    steps.removeSubrange(max(random.below(end + 1), random.below(end + 1))...)
    guard random.happens(30), let last = steps.last?.at else { return }
    let from = max(last, life.dueAt)
    for week in 1...3 where random.happens(60) {
      let at = from.addingTimeInterval(Double(week) * 604_800 * (0.7 + 0.3 * random.share()))
      steps.append(Step(at: opening(at), act: .remind))
    }
  }

  /// A unit says "not mine", and nobody decides.
  private mutating func leaveReturned() -> Bool {
    let forward = steps.firstIndex { $0.act == .forward }
    guard forward != nil || life.state == .forwarded else { return false }
    steps.removeSubrange((forward.map { $0 + 1 } ?? 0)...)
    clock = steps.last?.at ?? origin.filedAt
    add(.giveBack(reason: returnReason()), after: random.minutes(0.3...3))
    return true
  }

  /// Adds what comes so many minutes after what was added last: of working time, or for the
  /// urgent of any.
  mutating func add(_ act: Act, after minutes: Int) {
    clock = after(max(minutes, 1))
    steps.append(Step(at: clock, act: act))
  }

  private mutating func after(_ minutes: Int) -> Date {
    let seconds = minutes * 60 + random.below(60)
    let late = clock.addingTimeInterval(Double(seconds))
    if origin.urgent { return late }
    return (try? desk.engine.due(from: clock, target: .workingSeconds(seconds))) ?? late
  }

  /// The instant, or when the office opens next.
  private func opening(_ instant: Date) -> Date {
    (try? desk.engine.due(from: instant, target: .workingSeconds(0))) ?? instant
  }
}

extension Act {
  /// Whether the ticket is not open any more after it.
  fileprivate var ends: Bool {
    switch self {
    case .approve, .answerAtOnce, .decline, .transfer, .merge, .withdraw: true
    case .accept, .forward, .recall, .takeUp, .assign, .ask, .reply, .waitIsOver, .submit,
      .sendBack, .deliver, .reopen, .close, .remind, .seeIdentity, .cooperate, .contribute,
      .draftPublication, .approvePublication, .giveBack, .note, .requestExtension,
      .decideExtension, .absorb, .refusePublication, .withdrawPublication, .rate:
      false
    }
  }
}
