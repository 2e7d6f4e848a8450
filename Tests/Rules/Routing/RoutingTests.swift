import Foundation
import Rules
import Testing

@Suite("Routing")
struct RoutingTests {
  let today = LocalDay(year: 2026, month: 6, day: 8) ?? LocalDay(number: 0)

  func facts(
    kind: Kind = .feedback, category: String = "ha_tang_giao_thong", commune: Int64? = 5,
    channel: String = "hotline", urgent: Bool = false, text: String = "Ổ gà trước chợ Gia Ray"
  ) -> Routing.Facts {
    Routing.Facts(
      kind: kind, category: category, commune: commune.map { ID($0) }, channel: channel,
      urgent: urgent, text: text)
  }

  func propose(_ rules: [RoutingRule], _ facts: Routing.Facts, on day: LocalDay? = nil) -> Proposal?
  {
    Routing.propose(for: facts, in: OfficeFixture.catalogue(routing: rules), on: day ?? today)
  }

  @Test("The first rule that matches wins and says which conditions held")
  func firstMatch() throws {
    let rules = [
      OfficeFixture.rule(1, to: 11, category: "dien"),
      OfficeFixture.rule(2, to: 10, category: "ha_tang_giao_thong", keyword: "ổ gà"),
      OfficeFixture.rule(3, to: 11),
    ]
    let proposal = try #require(propose(rules, facts()))
    #expect(proposal.rule == ID(2) && proposal.unit == ID(10))
    #expect(proposal.because.category == "ha_tang_giao_thong")
    #expect(proposal.because.keyword == "ổ gà")
    #expect(proposal.because.kind == nil && proposal.because.urgent == nil)
    #expect(propose(rules, facts(text: "mặt đường hư"))?.rule == ID(3))
    #expect(propose([], facts()) == nil)
  }

  @Test(
    "Every condition can refuse",
    arguments: [
      OfficeFixture.rule(1, to: 10, kind: .question),
      OfficeFixture.rule(1, to: 10, category: "dien"),
      OfficeFixture.rule(1, to: 10, commune: 6), OfficeFixture.rule(1, to: 10, channel: "post"),
      OfficeFixture.rule(1, to: 10, keyword: "cúp điện"),
      OfficeFixture.rule(1, to: 10, urgent: true),
      OfficeFixture.rule(1, to: 10, keyword: "!!!"),
    ])
  func refusing(rule: RoutingRule) {
    #expect(propose([rule], facts()) == nil)
  }

  @Test(
    "Every condition can hold",
    arguments: [
      OfficeFixture.rule(1, to: 10, kind: .feedback), OfficeFixture.rule(1, to: 10, commune: 5),
      OfficeFixture.rule(1, to: 10, commune: 1), OfficeFixture.rule(1, to: 10, channel: "hotline"),
      OfficeFixture.rule(1, to: 10, keyword: "CHO GIA RAY"),
      OfficeFixture.rule(1, to: 10, keyword: "Chợ Gia"),
      OfficeFixture.rule(1, to: 10, urgent: false),
    ])
  func holding(rule: RoutingRule) {
    #expect(propose([rule], facts())?.unit == ID(10))
  }

  @Test("A keyword starts at a word")
  func keyword() {
    let rule = OfficeFixture.rule(1, to: 10, keyword: "ga")
    #expect(propose([rule], facts(text: "hạ gà"))?.unit == ID(10))
    #expect(propose([rule], facts(text: "con nga"))?.unit == nil)
  }

  @Test("A place that isn't known matches no place")
  func noPlace() {
    #expect(propose([OfficeFixture.rule(1, to: 10, commune: 1)], facts(commune: nil)) == nil)
  }

  @Test("A rule whose unit is gone is passed over")
  func goneUnits() throws {
    let rules = [OfficeFixture.rule(1, to: 12), OfficeFixture.rule(2, to: 10)]
    #expect(propose(rules, facts())?.unit == ID(10))
    let then = try #require(LocalDay("2024-06-03"))
    #expect(propose(rules, facts(commune: 3), on: then)?.unit == ID(12))
    #expect(propose([OfficeFixture.rule(1, to: 99)], facts()) == nil)
  }

  @Test("Restricted kinds and confidential categories are matched by rules that name them only")
  func guarded() {
    let general = OfficeFixture.rule(1, to: 10, keyword: "chợ")
    for kind in [Kind.complaint, .denunciation] {
      #expect(propose([general], facts(kind: kind)) == nil)
      let named = OfficeFixture.rule(2, to: 13, kind: kind)
      #expect(propose([general, named], facts(kind: kind))?.unit == ID(13))
    }
    #expect(propose([general], facts(category: "can_bo_cong_chuc")) == nil)
    let named = OfficeFixture.rule(2, to: 13, category: "can_bo_cong_chuc")
    #expect(propose([general, named], facts(category: "can_bo_cong_chuc"))?.unit == ID(13))
  }

  @Test("The reason's JSON holds the conditions that were set and nothing else")
  func json() throws {
    let rule = OfficeFixture.rule(1, to: 10, category: "ha_tang_giao_thong", commune: 5)
    let proposal = try #require(propose([rule], facts()))
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let json = String(decoding: try encoder.encode(proposal.because), as: UTF8.self)
    #expect(json == #"{"category":"ha_tang_giao_thong","commune":5}"#)
  }

  @Test("A submission is routed by what it says")
  func submission() throws {
    var form = SubmissionForm()
    form.channel = "hotline"
    form.body = "Cúp điện bốn ngày"
    form.placeText = "khu phố 5"
    let rules = [OfficeFixture.rule(1, to: 10, keyword: "khu pho 5")]
    let catalogue = OfficeFixture.catalogue(routing: rules)
    let submission = try Submission.parse(
      form, by: .staff, in: catalogue, now: instant("2026-06-08T09:00:00+07:00"))
    #expect(Routing.propose(for: submission, in: catalogue, on: today)?.unit == ID(10))
  }
}
