import Foundation
import Postgres
import Rules
import Store
import Support

@testable import Casework

/// Three weeks in which people do whatever they may, at random but the same every time: for tests
/// that compare figures with history.
struct BusyOffice {
  let test: TestOffice
  var office: Office { test.office }
  private var dice: Dice
  private var numbers: [TicketNumber] = []
  private let people: [String: Actor]
  private let restricts: Bool
  private let undoes: Bool

  /// Three weeks end on Monday 2026-11-23, 00:00 local time.
  static let start = "2026-11-01T17:00:30Z"

  /// - Parameters:
  ///   - restricts: whether tickets become restricted too. Afterwards they stand in no unit's
  ///     figures, not in those of weeks ago either.
  ///   - undoes: whether every other answer is taken back before it leaves.
  init(seed: UInt64, restricts: Bool = false, undoes: Bool = false) async throws {
    (self.restricts, self.undoes) = (restricts, undoes)
    test = try await TestOffice.open(at: BusyOffice.start, takeBackTime: undoes ? 15 : 0)
    dice = Dice(state: seed)
    var people: [String: Actor] = [:]
    for name in ["tongdai1", "dieuphoi1", "dieuphoi2", "kthtdt.cv1", "kthtdt.ld", "hanche1"] {
      people[name] = try await test.actor(name)
    }
    self.people = people
    try await test.database.run(
      Statement("test", "UPDATE category SET needs_photo_after = false WHERE needs_photo_after"))
  }

  /// Lets something happen, up to an hour later each time, until an instant.
  mutating func work(until end: String) async throws {
    guard let end = Instant.date(rfc3339: end) else { return }
    while true {
      let next = test.clock.now.addingTimeInterval(Double(dice.next(in: 3600)) + 1)
      if next >= end { break }
      test.clock.advance(hours: next.timeIntervalSince(test.clock.now) / 3600)
      if dice.next(in: 6) == 0 {
        _ = try await office.recordDueSteps()
        try await DeskOffice(test: test).bringAnswers()
      }
      do {
        try await act()
      } catch is Refusal {
        continue
      }
    }
    test.clock.advance(hours: end.timeIntervalSince(test.clock.now) / 3600)
  }

  private mutating func act() async throws {
    if numbers.isEmpty || dice.next(in: 9) == 0 { return try await file() }
    let number = numbers[dice.next(in: numbers.count)]
    switch dice.next(in: 17) {
    case 0, 1, 2: try await office.takeUp(number, expecting: nil, by: who("kthtdt.cv1"))
    case 3, 4:
      let officer = try who("kthtdt.cv1")
      try await office.draftAnswer(number, text: "Đã xử lý xong.", by: officer)
      try await office.submitAnswer(number, lateReason: "qua_tai", expecting: nil, by: officer)
    case 5, 6, 7:
      try await office.approveAnswer(
        number, lateReason: "qua_tai", method: .callBack, expecting: nil, by: who("kthtdt.ld"))
      guard undoes, dice.next(in: 2) == 0 else { return }
      test.clock.advance(hours: 10.0 / 3600)
      try await office.undoAnswer(number, expecting: nil, by: who("kthtdt.ld"))
    case 8:
      try await office.askInformation(
        number, question: "Ở đâu?", expecting: nil, by: who("dieuphoi1"))
    case 9: try await office.addInformation(number, text: "Ở chợ.", by: who("tongdai1"))
    case 10:
      try await office.decline(
        number, reason: "khong_hop_le", expecting: nil, by: who("dieuphoi1"))
    case 11:
      try await office.transfer(
        number, reason: "chuyen", note: "Chuyển.", expecting: nil, by: who("dieuphoi1"))
    case 12: try await merge(number)
    case 13:
      let reason = [nil, "chua_giai_quyet", "dong_nham"][dice.next(in: 3)]
      try await office.reopen(
        number, because: "Chưa đạt.", reason: reason, by: who("dieuphoi1"))
    case 14: try await extend(number)
    case 15: try await sort(number)
    case 16 where restricts && dice.next(in: 6) == 0:
      try await office.restrict(
        number, as: .denunciation, note: nil, expecting: nil, by: who("dieuphoi1"))
    default: try await office.remind(number, text: nil, by: who("dieuphoi1"))
    }
  }

  private mutating func file() async throws {
    let sort = dice.next(in: 10)
    let form = DeskOffice.form {
      $0.forward = sort < 6
      if sort == 8 { $0.kind = "denunciation" }
      if sort == 9 { $0.category = "can_bo_cong_chuc" }
    }
    let submission = try Submission.parse(
      form, by: .staff, in: await office.catalogue(), now: office.now)
    let receipt = try await office.file(
      submission, key: "busy \(numbers.count)", request: form.body.utf8, by: who("tongdai1"))
    numbers.append(receipt.number)
  }

  private mutating func merge(_ number: TicketNumber) async throws {
    let other = numbers[dice.next(in: numbers.count)]
    if dice.next(in: 2) == 0 {
      try await office.unmerge(number, by: who("dieuphoi1"))
    } else {
      try await office.merge(number, into: other, expecting: nil, by: who("dieuphoi1"))
    }
  }

  /// Sends it where it is, or to the other unit, as something else than it was.
  private mutating func sort(_ number: TicketNumber) async throws {
    let catalogue = try await office.catalogue()
    let units = catalogue.units.values.filter { $0.sort == .department }.map(\.id).sorted()
    let sorting = Sorting(
      kind: [.feedback, .recommendation, .question, nil][dice.next(in: 4)],
      urgent: [true, false, nil][dice.next(in: 3)])
    try await office.forward(
      number, to: units[dice.next(in: units.count)], sorting: sorting, expecting: nil,
      by: who("dieuphoi1"))
  }

  private func extend(_ number: TicketNumber) async throws {
    try await office.requestExtension(
      number, of: .answer, by: 2, because: "Chờ vật tư.", actor: who("kthtdt.ld"))
    try await office.decideExtension(
      number, of: .answer, granted: true, note: nil, by: who("dieuphoi2"))
  }

  private func who(_ name: String) throws -> Actor {
    guard let actor = people[name] else { throw TestOffice.Missing(what: name) }
    return actor
  }
}

/// Chance that can be had again.
private struct Dice {
  var state: UInt64

  mutating func next(in count: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % max(count, 1)
  }
}
