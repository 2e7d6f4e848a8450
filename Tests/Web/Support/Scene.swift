import Casework
import Foundation
import Postgres
import Rules
import Store
import Support

/// Tickets in every state and of every sort that the matrix tells apart.
struct Scene: Sendable {
  /// A ticket and what the matrix asks of it.
  struct Ticket: Sendable {
    let number: TicketNumber
    let code: AccessCode
    let state: String
    var facts: PolicyFile.Facts
  }

  /// The unit of the officer and the head who ask, and another one.
  static let ours = ID<Rules.Unit>(102)
  static let theirs = ID<Rules.Unit>(103)
  static let states = [
    "received", "accepted", "forwarded", "in_progress", "awaiting_approval", "answered", "merged",
  ]

  let house: TestHouse
  private(set) var tickets: [Ticket] = []

  /// One ticket for each state and each sort.
  static func open(_ house: TestHouse) async throws -> Scene {
    var scene = Scene(house: house)
    let survivor = try await scene.filed()
    try await house.test.office.accept(
      survivor.number, expecting: 1, by: house.test.actor("dieuphoi1"))
    for state in states {
      for facts in sorts { try await scene.add(facts, in: state, survivor: survivor.number) }
    }
    return scene
  }

  private static let sorts: [PolicyFile.Facts] = [
    PolicyFile.Facts(name: "plain"),
    PolicyFile.Facts(name: "assigned", isAssigned: true),
    PolicyFile.Facts(name: "foreign", isOurs: false),
    PolicyFile.Facts(name: "by the operator", filer: "operator"),
    PolicyFile.Facts(name: "by the collaborator", filer: "collaborator"),
    PolicyFile.Facts(name: "restricted", restricted: true),
    PolicyFile.Facts(name: "confidential", confidential: true),
    PolicyFile.Facts(name: "confidential, assigned", confidential: true, isAssigned: true),
    PolicyFile.Facts(name: "helping", isOurs: false, helps: true),
  ]

  private func filed() async throws -> Receipt {
    var form = SubmissionForm()
    form.body = "Loa phát thanh của ấp hỏng đã hai tuần."
    form.category = "thong_tin_truyen_thanh"
    form.reporterName = "Nguyễn Văn Thử"
    form.phone = "0912 000 274"
    let office = house.test.office
    let submission = try Submission.parse(
      form, by: .citizen(channel: "portal"), in: await office.catalogue(), now: office.now)
    return try await office.file(
      submission, key: UUID().uuidString, request: [], by: Actor(.citizen))
  }

  private mutating func add(
    _ facts: PolicyFile.Facts, in state: String, survivor: TicketNumber
  ) async throws {
    let receipt = try await filed()
    let unit = facts.isOurs ? Scene.ours : Scene.theirs
    try await drive(receipt.number, to: state, at: unit, survivor: survivor)
    var facts = facts
    facts.isOurs = facts.isOurs && !["received", "accepted", "merged"].contains(state)
    facts.isAnswered = state == "answered"
    guard let code = receipt.code else { return }
    try await mark(receipt.number, facts)
    tickets.append(Ticket(number: receipt.number, code: code, state: state, facts: facts))
  }

  private func drive(
    _ number: TicketNumber, to state: String, at unit: ID<Rules.Unit>, survivor: TicketNumber
  ) async throws {
    let office = house.test.office
    let machine = Actor(.machine)
    let dispatcher = try await house.test.actor("dieuphoi1")
    if state == "received" { return }
    try await office.accept(number, expecting: nil, by: machine)
    if state == "accepted" { return }
    if state == "merged" {
      return try await office.merge(number, into: survivor, expecting: nil, by: dispatcher)
    }
    try await office.forward(number, to: unit, expecting: nil, by: machine)
    if state == "forwarded" { return }
    try await office.takeUp(number, expecting: nil, by: machine)
    if state == "in_progress" { return }
    try await office.draftAnswer(number, text: "Đã sửa loa.", by: dispatcher)
    try await office.submitAnswer(number, expecting: nil, by: machine)
    if state == "awaiting_approval" { return }
    try await office.approveAnswer(number, method: .callBack, expecting: nil, by: dispatcher)
  }

  /// Sets what no verb sets so plainly.
  private func mark(_ number: TicketNumber, _ facts: PolicyFile.Facts) async throws {
    let serial = Int32(number.serial)
    let filer = ["operator": "tongdai1", "collaborator": "ctv1"][facts.filer]
    try await house.change(
      """
      UPDATE ticket
      SET restricted = \(facts.restricted), confidential = \(facts.confidential),
        filed_by = (SELECT id FROM person WHERE username = \(filer)),
        assignee_id = (
          SELECT id FROM person WHERE username = 'kthtdt.cv1' AND \(facts.isAssigned))
      WHERE serial = \(serial)
      """)
    guard facts.helps else { return }
    try await house.change(
      """
      INSERT INTO ticket_unit (ticket_id, unit_id, part, since)
      SELECT id, \(Scene.ours), 'cooperating', filed_at FROM ticket WHERE serial = \(serial)
      """)
  }
}
