import Casework
import Foundation
import Postgres
import Rules
import Support
import Testing

@Suite("Who reported")
struct IdentityTests {
  @Test("A look at the identity is written down with person and reason, in the same transaction")
  func logged() async throws {
    let desk = try await DeskOffice.open()
    let number = try desk.number("forwarded")
    let head = try await desk.test.actor("kthtdt.ld")
    let reporter = try await desk.office.identity(
      of: number, reason: "lien_he_hoi_them", by: head)
    #expect(reporter.name == "Nguyễn Văn Thử")
    let views = try await desk.office.identityViews(of: number, by: head)
    #expect(views.map(\.reason) == ["lien_he_hoi_them"])
  }

  @Test("Without a reason or a right nothing is shown and nothing is logged")
  func refused() async throws {
    let desk = try await DeskOffice.open()
    let number = try desk.number("forwarded")
    let head = try await desk.test.actor("kthtdt.ld")
    await #expect(throws: Refusal.invalid([ActProblem(.reason, .missing)])) {
      try await desk.office.identity(of: number, reason: "  ", by: head)
    }
    for username in ["kthtdt.cv2", "lanhdao1", "giamsat1", "congkhai1", "quantri", "vhxh.ld"] {
      let actor = try await desk.test.actor(username)
      await #expect(throws: Refusal.notFound, "\(username)") {
        try await desk.office.identity(of: number, reason: "tò mò", by: actor)
      }
    }
    let looks: Int64 = try await desk.test.value("SELECT count(*) FROM identity_view")
    #expect(looks == 0)
  }

  @Test("A publisher begins with a text in which the reporter and their numbers are masked")
  func proposal() async throws {
    let desk = try await DeskOffice.open()
    let number = try desk.number("answered")
    let proposal = try await desk.office.maskedProposal(
      number, by: desk.test.actor("congkhai1"))
    #expect(proposal.answer.original.contains("0912 000 111"))
    #expect(!proposal.text.answer.contains("0912"))
    #expect(proposal.question.spans.map(\.sort) == [.name])
    let officer = try await desk.test.actor("kthtdt.cv1")
    await #expect(throws: Refusal.notFound) {
      try await desk.office.maskedProposal(number, by: officer)
    }
  }
}
