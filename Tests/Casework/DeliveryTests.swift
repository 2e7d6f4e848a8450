import Postgres
import Rules
import Store
import Support
import Testing

@testable import Casework

@Suite("How an answer gets to somebody")
struct DeliveryTests {
  /// An answer that waits for approval, of a caller who left no more than this.
  private static func open(_ change: @escaping (inout SubmissionForm) -> Void) async throws -> (
    desk: DeskOffice, number: TicketNumber
  ) {
    var desk = DeskOffice(test: try await TestOffice.open())
    try await desk.file("asked") {
      $0.forward = true
      $0.phone = ""
      change(&$0)
    }
    let number = try desk.number("asked")
    let officer = try await desk.test.actor("kthtdt.cv1")
    try await desk.test.database.run(
      Statement("test", "UPDATE category SET needs_photo_after = false"))
    try await desk.office.takeUp(number, expecting: nil, by: officer)
    try await desk.office.draftAnswer(number, text: "Đã vá xong.", by: officer)
    try await desk.office.submitAnswer(number, expecting: nil, by: officer)
    return (desk, number)
  }

  private static let none: @Sendable (inout SubmissionForm) -> Void = { _ in }
  private static let cases: [(@Sendable (inout SubmissionForm) -> Void, [DeliveryMethod])] = [
    (none, [.pickUp, .tracking]),
    ({ $0.phone = "0251 3871 234" }, [.callBack, .pickUp, .tracking]),
    ({ $0.phone = "0912 000 274" }, [.sms, .callBack, .pickUp, .tracking]),
    ({ $0.email = "an@vidu.vn" }, [.email, .pickUp, .tracking]),
    ({ $0.address = "Ấp 1, xã Xuân Định" }, [.pickUp, .letter, .tracking]),
  ]

  @Test("Only a way that the citizen left is one", arguments: cases.indices)
  func ways(index: Int) async throws {
    let (change, possible) = Self.cases[index]
    let (desk, number) = try await Self.open(change)
    let head = try await desk.test.actor("kthtdt.ld")
    for method in DeliveryMethod.allCases where !possible.contains(method) {
      await #expect(throws: Refusal.invalid([ActProblem(.method, .noWay)]), "\(method)") {
        try await desk.office.approveAnswer(number, method: method, expecting: nil, by: head)
      }
    }
    for method in possible.prefix(1) {
      try await desk.office.approveAnswer(number, method: method, expecting: nil, by: head)
    }
    let view = try await desk.office.ticket(number, for: head.principal)
    #expect(DeliveryMethod.allCases.filter(view.ways.allow) == possible)
  }

  @Test("A call that was made by a number given on the phone is done; one to come is refused")
  func done() async throws {
    let (desk, number) = try await Self.open { _ in }
    let head = try await desk.test.actor("kthtdt.ld")
    let clerk = try await desk.test.actor("dieuphoi1")
    try await desk.office.approveAnswer(number, method: .pickUp, expecting: nil, by: head)
    await #expect(throws: Refusal.invalid([ActProblem(.method, .noWay)])) {
      try await desk.office.recordDelivery(number, method: .callBack, done: false, by: clerk)
    }
    try await desk.office.recordDelivery(number, method: .callBack, done: true, by: clerk)
  }

  @Test("An address that was erased before the message left makes the delivery visibly failed")
  func erased() async throws {
    let (desk, number) = try await Self.open { $0.email = "an@vidu.vn" }
    try await desk.office.approveAnswer(
      number, method: .email, expecting: nil, by: desk.test.actor("kthtdt.ld"))
    try await desk.test.database.run(Statement("test", "UPDATE reporter SET email = NULL"))
    let id: Int64 = try await desk.test.value("SELECT id FROM delivery")
    #expect(try await desk.office.parcel(delivery: id) == nil)
    let state: String = try await desk.test.value("SELECT state || ' ' || failure FROM delivery")
    #expect(state == "failed no_address")
  }
}
