import Casework
import Foundation
import Jobs
import Postgres
import Rules
import Support
import Testing

@Suite("An answer leaves some seconds after it was given")
struct TakeBackTests {
  private static func wait(_ seconds: Double, _ shop: WorkShop) {
    shop.test.clock.advance(hours: seconds / 3600)
  }

  private static func answers(_ shop: WorkShop) async -> Int {
    await shop.post.messages("answer-").count
  }

  @Test("No worker sends it before its time, and a new one sends it then, whatever died meanwhile")
  func later() async throws {
    let shop = try await WorkShop(takeBackTime: 15)
    try await shop.answer(shop.file())
    try await shop.worker().drain()
    #expect(await Self.answers(shop) == 0)
    #expect(try await shop.count("delivery WHERE state = 'open'") == 1)
    Self.wait(14, shop)
    try await shop.worker().drain()
    #expect(await Self.answers(shop) == 0)
    // What was committed is all there is: nothing waits in a process.
    let reopened = try await TestOffice.open(
      address: shop.test.address, at: "2026-11-23T02:00:15Z", takeBackTime: 15)
    Self.wait(1, shop)
    try await shop.worker().drain()
    #expect(await Self.answers(shop) == 1)
    #expect(try await shop.count("delivery WHERE state = 'done'") == 1)
    #expect(try await shop.count("answer WHERE left_at IS NOT NULL") == 1)
    await #expect(throws: Refusal.conflict(.alreadyLeft)) {
      let number = try #require(TicketNumber(year: 2026, serial: 1))
      try await reopened.office.undoAnswer(
        number, expecting: nil, by: reopened.actor("kthtdt.ld"))
    }
  }

  @Test("One that was taken back is never sent; given again, it is sent once")
  func undone() async throws {
    let shop = try await WorkShop(takeBackTime: 15)
    let number = try await shop.file()
    try await shop.answer(number)
    let head = try await shop.test.actor("kthtdt.ld")
    Self.wait(10, shop)
    try await shop.office.undoAnswer(number, expecting: nil, by: head)
    Self.wait(60, shop)
    try await shop.worker().drain()
    #expect(await Self.answers(shop) == 0)
    try await shop.office.approveAnswer(number, expecting: nil, by: head)
    Self.wait(15, shop)
    try await shop.worker().drain()
    Self.wait(3_600, shop)
    try await shop.worker().drain()
    #expect(await Self.answers(shop) == 1)
    #expect(try await shop.count("errand WHERE state = 'dead'") == 0)
  }

  @Test("Whoever was merged gets the answer when it leaves, and none that was taken back")
  func copies() async throws {
    let shop = try await WorkShop(takeBackTime: 15)
    let survivor = try await shop.file()
    let copy = try await shop.file { $0.forward = false }
    try await shop.office.merge(
      copy, into: survivor, expecting: nil, by: shop.test.actor("dieuphoi1"))
    try await shop.answer(survivor)
    let head = try await shop.test.actor("kthtdt.ld")
    try await shop.office.undoAnswer(survivor, expecting: nil, by: head)
    Self.wait(60, shop)
    try await shop.worker().drain()
    #expect(try await shop.count("answer") == 1)
    try await shop.office.approveAnswer(survivor, expecting: nil, by: head)
    try await shop.worker().drain()
    #expect(try await shop.count("answer") == 1)
    Self.wait(15, shop)
    try await shop.worker().drain()
    #expect(try await shop.count("answer") == 2)
    #expect(await Self.answers(shop) == 2)
  }
}
