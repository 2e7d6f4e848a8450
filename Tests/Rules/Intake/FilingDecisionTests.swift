import Foundation
import Rules
import Testing

@Suite("Deciding about a new ticket")
struct FilingDecisionTests {
  /// Monday, 9 o'clock.
  let now = instant("2026-06-08T09:00:00+07:00")
  static let roads = OfficeFixture.rule(1, to: 10, category: "ha_tang_giao_thong")

  func catalogue(
    routing: [RoutingRule] = [roads], serviceLevels: [ServiceLevel] = LevelFixture.promises
  ) throws -> Catalogue {
    OfficeFixture.catalogue(
      routing: routing, serviceLevels: serviceLevels, calendars: try LevelFixture.calendars())
  }

  func submission(
    byStaff: Bool = true, _ edit: (inout SubmissionForm) -> Void = { _ in }
  ) throws -> Submission {
    var form = SubmissionForm()
    form.channel = "hotline"
    form.category = "ha_tang_giao_thong"
    form.body = "Trước cổng chợ có ổ gà rất lớn. Đề nghị vá lại."
    edit(&form)
    return try Submission.parse(
      form, by: byStaff ? .staff : .citizen(channel: "portal"), in: try catalogue(), now: now)
  }

  func decide(
    byStaff: Bool = true, routing: [RoutingRule] = [roads],
    _ edit: (inout SubmissionForm) -> Void = { _ in }
  ) throws -> FilingDecision {
    try FilingDecision(
      submission(byStaff: byStaff, edit), byStaff: byStaff, in: catalogue(routing: routing),
      now: now)
  }

  @Test("What staff file is accepted, with a proposal that decides nothing")
  func staff() throws {
    let decision = try decide()
    #expect(decision.steps.map(\.verb) == [.file])
    #expect(decision.steps.map(\.state) == [.accepted])
    #expect(decision.steps.map(\.unit) == [nil])
    #expect(decision.proposal?.unit == ID(10) && decision.proposal?.rule == ID(1))
    #expect(decision.proposal?.because.category == "ha_tang_giao_thong")
    #expect(decision.owed.map(\.planned.kind) == [.answer, .forward])
    #expect(decision.owed.allSatisfy { !$0.isMet && $0.planned.unit == nil })
    #expect(decision.dueAt == instant("2026-06-15T17:00:00+07:00"))
    #expect(!decision.isReceivedLate && decision.catalogueVersion == 1)
  }

  @Test("What citizens send waits until a person accepts it")
  func citizen() throws {
    let decision = try decide(byStaff: false) { $0.forward = true }
    #expect(decision.steps.map(\.state) == [.received])
    #expect(decision.owed.map(\.planned.kind) == [.answer, .accept])
    #expect(decision.owed.allSatisfy { !$0.isMet })
    #expect(decision.proposal?.unit == ID(10))
  }

  @Test("Forwarding while filing is a second move, and meets the dispatcher's obligation")
  func forwarding() throws {
    let decision = try decide { $0.forward = true }
    #expect(decision.steps.map(\.verb) == [.file, .forward])
    #expect(decision.steps.map(\.state) == [.accepted, .forwarded])
    #expect(decision.steps.map(\.unit) == [nil, ID(10)])
    #expect(decision.owed.map(\.planned.kind) == [.answer, .forward, .takeUp])
    #expect(decision.owed.map(\.isMet) == [false, true, false])
    #expect(decision.owed.map(\.planned.unit) == [nil, nil, ID(10)])
  }

  @Test("An urgent ticket that is forwarded owes measures of the unit, round the clock")
  func urgent() throws {
    let decision = try decide {
      $0.forward = true
      $0.urgent = true
    }
    let measures = try #require(decision.owed.first { $0.planned.kind == .measures })
    #expect(measures.planned.unit == ID(10) && !measures.isMet)
    #expect(measures.planned.dueAt == now + 4 * 3600)
  }

  @Test("The unit that staff chose comes before the proposed one, and both are kept")
  func chosen() throws {
    let decision = try decide {
      $0.forward = true
      $0.unit = "VHXH"
    }
    #expect(decision.steps.last?.unit == ID(11))
    #expect(decision.proposal?.unit == ID(10))
  }

  @Test("Without a unit nothing is forwarded")
  func nowhere() throws {
    let decision = try decide(routing: []) { $0.forward = true }
    #expect(decision.proposal == nil)
    #expect(decision.steps.map(\.state) == [.accepted])
    #expect(decision.owed.map(\.planned.kind) == [.answer, .forward])
  }

  @Test("A rule whose unit no longer exists proposes nothing")
  func formerUnit() throws {
    let former = OfficeFixture.rule(1, to: 12, category: "ha_tang_giao_thong")
    let decision = try decide(routing: [former, OfficeFixture.rule(2, to: 11)])
    #expect(decision.proposal?.unit == ID(11))
  }

  @Test("Complaints and denunciations are never forwarded", arguments: Kind.allCases)
  func restricted(kind: Kind) throws {
    let named = OfficeFixture.rule(1, to: 13, kind: kind)
    let general = OfficeFixture.rule(2, to: 10)
    let decision = try decide(routing: [named, general]) {
      $0.kind = kind.rawValue
      $0.forward = true
    }
    #expect(decision.proposal?.unit == ID(13))
    #expect(decision.steps.count == (kind.isRestricted ? 1 : 2))
    let owesForwarding = decision.owed.contains { $0.planned.kind == .forward }
    #expect(owesForwarding == !kind.isRestricted)
    let unnamed = try decide(routing: [general]) { $0.kind = kind.rawValue }
    #expect((unnamed.proposal == nil) == kind.isRestricted)
  }

  @Test("No general rule proposes a unit for what is confidential")
  func confidential() throws {
    let general = OfficeFixture.rule(2, to: 10)
    let decision = try decide(routing: [general]) {
      $0.category = "can_bo_cong_chuc"
      $0.forward = true
    }
    #expect(decision.proposal == nil && decision.steps.count == 1)
  }

  @Test("The citizen's clock starts at the receipt, the dispatcher's when it is filed")
  func backdated() throws {
    let decision = try decide { $0.receivedAt = "05/06/2026 09:00" }
    let received = instant("2026-06-05T09:00:00+07:00")
    #expect(decision.owed.map(\.planned.basedOn) == [received, now])
    #expect(decision.dueAt == instant("2026-06-12T17:00:00+07:00"))
    #expect(!decision.isReceivedLate)
  }

  @Test(
    "What was overdue when it arrived is received late, exactly at the end is not",
    arguments: [
      ("2026-06-15T17:00:00+07:00", false), ("2026-06-15T17:00:01+07:00", true),
    ])
  func late(filed: String, isLate: Bool) throws {
    let decision = try FilingDecision(
      submission(), byStaff: true, in: catalogue(), now: instant(filed))
    #expect(decision.isReceivedLate == isLate)
    #expect(decision.dueAt == instant("2026-06-15T17:00:00+07:00"))
  }

  @Test(
    "Every kind owes exactly one answer first, and only what its states owe",
    arguments: Kind.allCases)
  func everyKind(kind: Kind) throws {
    for (byStaff, forward) in [(false, false), (true, false), (true, true)]
    where byStaff || kind != .invalid {
      for urgent in [false, true] {
        let decision = try decide(byStaff: byStaff) {
          $0.kind = kind.rawValue
          $0.forward = forward
          $0.urgent = urgent
        }
        let kinds = decision.owed.map(\.planned.kind)
        #expect(kinds.first == .answer && Set(kinds).count == kinds.count)
        #expect(decision.dueAt == decision.owed[0].planned.dueAt)
        #expect(decision.owed.filter(\.isMet).allSatisfy { $0.planned.kind == .forward })
        #expect(kinds.allSatisfy { $0 != .deliver && $0 != .publish && $0 != .unitAnswer })
      }
    }
  }

  @Test("The same submission and rules give the same decision")
  func pure() throws {
    #expect(try decide { $0.forward = true } == decide { $0.forward = true })
  }

  @Test("An office that lacks a rule hears which")
  func missingRule() throws {
    let levels = LevelFixture.promises.filter { $0.obligation != .forward }
    let submission = try submission()
    let catalogue = try catalogue(serviceLevels: levels)
    #expect(
      throws: ObligationProblem.noServiceLevel(
        .feedback, category: "ha_tang_giao_thong", urgent: false, .forward)
    ) { try FilingDecision(submission, byStaff: true, in: catalogue, now: now) }
  }
}
