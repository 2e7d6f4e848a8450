import Foundation
import Rules
import Testing

@Suite("A due date is derived from its facts")
struct ReckoningTests {
  private static func reckoning(
    _ target: Target, extra: Int? = nil, paused: Bool = false
  ) throws -> Reckoning {
    func at(_ text: String) throws -> Date { try #require(Instant.date(rfc3339: text)) }
    return Reckoning(
      in: try WorkingCalendar(Drafts.office), basedOn: try at("2026-09-23T02:08:00Z"),
      target: target,
      pauses: paused
        ? [try Pause(from: at("2026-09-24T03:00:00Z"), to: at("2026-09-25T03:00:00Z"))] : [],
      extra: extra.map { target.of($0) })
  }

  static let targets: [Target] = [
    .workingSeconds(14_400), .workingDays(5), .workingDays(5, endOfDay: .midnight),
    .calendarDays(10), .months(1),
  ]

  @Test(
    "The account ends where the date is, with or without pause and extension", arguments: targets)
  func accounts(target: Target) throws {
    for extra in [nil, 1, target.amount] {
      for paused in [false, true] {
        let reckoning = try Self.reckoning(target, extra: extra, paused: paused)
        #expect(try reckoning.explained().due == reckoning.due())
      }
    }
  }

  @Test("An extension counts as many days as were granted, after those that were promised")
  func extended() throws {
    let account = try Self.reckoning(.workingDays(5), extra: 3).explained()
    let extended = try #require(account.extended)
    #expect(account.promised.ledger.count { $0.counted == .day(true) } == 5)
    #expect(extended.ledger.count { $0.counted == .day(true) } == 3)
    #expect(extended.ledger.first?.date == account.promised.ledger.last?.date)
    #expect(extended.ledger.first?.because == .receipt)
  }

  @Test("A pause makes it later by what it took", arguments: targets)
  func paused(target: Target) throws {
    let plain = try Self.reckoning(target).due()
    let paused = try Self.reckoning(target, paused: true).due()
    // One closing and one midnight lie in the pause, and the hours ended before it began. What
    // ends on a day off is rolled to the same working day with or without the pause.
    switch target {
    case .workingSeconds: #expect(paused == plain)
    case .workingDays: #expect(paused > plain)
    case .calendarDays, .months: #expect(paused >= plain)
    }
  }

  @Test("More than was promised can't be added")
  func tooLong() throws {
    let reckoning = try Self.reckoning(.workingDays(5), extra: 6)
    #expect(throws: DeadlineError.self) { try reckoning.due() }
  }
}
