import Casework
import Foundation
import Postgres
import Rules
import Store
import Support

/// A few tickets in different hands, for tests of what is seen and listed.
struct DeskOffice {
  let test: TestOffice
  var office: Office { test.office }
  /// By what they are.
  var numbers: [String: TicketNumber] = [:]

  /// A caller's form; a test changes what matters to it.
  static func form(_ change: (inout SubmissionForm) -> Void = { _ in }) -> SubmissionForm {
    var form = SubmissionForm()
    form.channel = "hotline"
    form.title = "Ổ gà trước chợ Gia Ray"
    form.body = "Trước cổng chợ Gia Ray có ổ gà rất lớn, bà Trần Thị Mẫu suýt té xe."
    form.category = "ha_tang_giao_thong"
    form.commune = "100"
    form.reporterName = "Nguyễn Văn Thử"
    form.phone = "0912 000 274"
    change(&form)
    return form
  }

  /// An office with one ticket of each sort.
  static func open() async throws -> DeskOffice {
    var desk = DeskOffice(test: try await TestOffice.open())
    try await desk.file("forwarded") { $0.forward = true }
    try await desk.file("accepted") { $0.title = "Đèn đường không sáng" }
    try await desk.file("own", as: "ctv1") { $0.title = "Rác chưa thu gom" }
    try await desk.file("complaint") { $0.kind = "complaint" }
    try await desk.file("confidential") { $0.category = "can_bo_cong_chuc" }
    try await desk.file("answered") { $0.forward = true }
    try await desk.answer("answered")
    return desk
  }

  /// Files a ticket.
  mutating func file(
    _ name: String, as username: String = "tongdai1", _ change: (inout SubmissionForm) -> Void
  ) async throws {
    let form = DeskOffice.form(change)
    let submission = try Submission.parse(
      form, by: .staff, in: await office.catalogue(), now: office.now)
    let receipt = try await office.file(
      submission, key: name, request: form.body.utf8, by: test.actor(username))
    numbers[name] = receipt.number
  }

  /// The number of one of them.
  func number(_ name: String) throws -> TicketNumber {
    guard let number = numbers[name] else { throw TestOffice.Missing(what: name) }
    return number
  }

  /// Takes a forwarded ticket up, answers it and approves the answer.
  func answer(_ name: String) async throws {
    let officer = try await test.actor("kthtdt.cv1")
    let number = try number(name)
    try await office.takeUp(number, expecting: 2, by: officer)
    try await office.draftAnswer(number, text: "Đã vá xong. Gọi 0912 000 111.", by: officer)
    let head = try await test.actor("kthtdt.ld")
    _ = try await test.database.run(
      Statement(
        "test", "UPDATE category SET needs_photo_after = false WHERE needs_photo_after"))
    try await office.submitAnswer(number, expecting: 3, by: officer)
    try await office.approveAnswer(number, method: .callBack, expecting: 4, by: head)
  }

  /// Somebody of the sample.
  func principal(_ username: String) async throws -> Principal {
    try await test.actor(username).principal
  }

  /// The names of the tickets that a list gives.
  func names(_ page: TicketPage) -> Set<String> {
    Set(numbers.filter { entry in page.cards.contains { $0.header.number == entry.value } }.keys)
  }
}

extension DeskOffice {
  /// A ticket as the dispatcher sees it.
  func view(_ number: TicketNumber) async throws -> TicketView {
    try await office.ticket(number, for: principal("dieuphoi1"))
  }

  /// The dispatcher merges a ticket into another of the desk.
  func merge(_ copy: TicketNumber, into survivor: String) async throws {
    try await office.merge(
      copy, into: number(survivor), expecting: nil, by: test.actor("dieuphoi1"))
  }
}
