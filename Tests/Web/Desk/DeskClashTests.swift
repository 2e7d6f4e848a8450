import FoundationEssentials
import HummingbirdTesting
import Testing

@testable import Web

@Suite("Two people edit the same thing")
struct DeskClashTests {
  private static func hotline(
    _ page: Browser.Answer, _ change: [(String, String)]
  ) -> [(String, String)] {
    var fields = [
      ("number", "0251 3 000 100"), ("unit", "101"), ("purpose", "Đường dây nóng chung"),
      ("hours", "24/7"), ("announced", ""), ("public", "yes"), ("from", "2026-04-30"),
      ("until", ""), ("seen", page.hidden("seen")),
    ]
    for (name, value) in change {
      fields.removeAll { $0.0 == name }
      fields.append((name, value))
    }
    return fields
  }

  @Test("The second administrator sees both versions of a hotline, and what was typed is kept")
  func hotlines() async throws {
    let world = try await DeskWorld.open()
    try await world.run { client in
      let first = try await world.browser("quantri", client)
      let path = "/desk/admin/hotlines/1"
      let seen = try await first.get(path)
      let saved = try await first.post(
        path, DeskClashTests.hotline(seen, [("hours", "Giờ hành chính")]))
      #expect(saved.status == 303)
      let clash = try await first.post(
        path, DeskClashTests.hotline(seen, [("purpose", "Chỉ nhận tin khẩn")]))
      #expect(clash.status == 412)
      #expect(clash.says("Có người vừa sửa mục này"))
      #expect(clash.says("<b>Bản đang lưu:</b> Giờ hành chính"), "what the other one saved")
      #expect(clash.says("value=\"Chỉ nhận tin khẩn\""), "what was typed")
      #expect(!clash.says("<b>Bản đang lưu:</b> 0251"), "fields that agree say nothing")
      let stored = try await first.get(path)
      #expect(stored.says("value=\"Giờ hành chính\""), "nothing was overwritten")
      #expect(!stored.says("value=\"Chỉ nhận tin khẩn\""))
      let again = try await first.post(
        path, DeskClashTests.hotline(clash, [("purpose", "Chỉ nhận tin khẩn")]))
      #expect(again.status == 303, "who has seen both may decide")
    }
  }

  @Test(
    "Units, rules, service levels and people are guarded alike",
    arguments: ["units/101", "rules/1", "levels/1", "people/5"])
  func registers(entry: String) async throws {
    let world = try await DeskWorld.open()
    try await world.run { client in
      let browser = try await world.browser("quantri", client)
      let page = try await browser.get("/desk/admin/\(entry)")
      #expect(page.status == 200)
      let stale = try await browser.post(
        "/desk/admin/\(entry)",
        [
          ("seen", "999999"), ("name", "Tên khác"), ("short", "Tên"), ("reason", "Vì"),
          ("unit", "101"), ("amount", "4"), ("measure", "workingSeconds"),
          ("calendar", "office"), ("validFrom", "2027-01-04"),
        ])
      #expect(stale.status == 412, "\(entry)")
      #expect(stale.says("Có người vừa sửa mục này"), "\(entry)")
    }
  }

  @Test("A draft that a colleague saved meanwhile is shown beside one's own")
  func drafts() async throws {
    let world = try await DeskWorld.open()
    try await world.run { client in
      let call = try await world.browser("tongdai1", client)
      let filed = try await call.post("/desk/intake", DeskRoadTests.call([("do", "forward")]))
      let number = String(filed.location.dropFirst("/desk/receipt/".count).prefix { $0 != "?" })
      let path = "/desk/tickets/\(number)"
      let officer = try await world.browser("kthtdt.cv1", client)
      let ticket = try await officer.get(path)
      _ = try await officer.post(
        "\(path)/acts/take-up", [("take-up-revision", ticket.hidden("take-up-revision"))])
      let mine = try await officer.get("\(path)/answer")
      func draft(_ text: String, _ page: Browser.Answer) -> [(String, String)] {
        [
          ("answer-text", text), ("answer-revision", page.hidden("answer-revision")),
          ("answer-draft", page.hidden("answer-draft")), ("do", "save"),
        ]
      }
      let saved = try await officer.post("\(path)/answer", draft("Bản của người khác.", mine))
      #expect(saved.status == 303)
      let clash = try await officer.post("\(path)/answer", draft("Bản của tôi.", mine))
      #expect(clash.status == 412)
      #expect(clash.says("<b>Bản đang lưu:</b> Bản của người khác."))
      #expect(clash.says("Bản của tôi.</textarea>"))
      let over = try await officer.post("\(path)/answer", draft("Bản của tôi.", clash))
      #expect(over.status == 303)
    }
  }
}

@Suite("What the desk offers")
struct DeskOfferTests {
  private static func number(_ answer: Browser.Answer) -> String {
    String(answer.location.dropFirst("/desk/receipt/".count).prefix { $0 != "?" })
  }

  @Test("Whoever restricts a ticket may keep out those whom it concerns, but not everybody")
  func exclusion() async throws {
    let world = try await DeskWorld.open()
    try await world.run { client in
      let call = try await world.browser("tongdai1", client)
      let filed = try await call.post("/desk/intake", DeskRoadTests.call([("do", "forward")]))
      let path = "/desk/tickets/\(DeskOfferTests.number(filed))"
      let dispatcher = try await world.browser("dieuphoi1", client)
      let page = try await dispatcher.get(path)
      let boxes = page.html.components(separatedBy: "name=\"restrict-exclude-").dropFirst()
        .map { "restrict-exclude-" + $0.prefix { $0 != "\"" } }
      #expect(boxes.count == 2, "the two restricted officers")
      let revision = ("restrict-revision", page.hidden("restrict-revision"))
      let all = try await dispatcher.post(
        "\(path)/acts/restrict",
        [revision, ("restrict-kind", "denunciation")] + boxes.map { ($0, "yes") })
      #expect(all.status == 422)
      #expect(all.says("Phải còn ít nhất một người xem được"))
      let chosen = try #require(boxes.first)
      let done = try await dispatcher.post(
        "\(path)/acts/restrict",
        [revision, ("restrict-kind", "denunciation"), (chosen, "yes")])
      #expect(done.status == 303)
      var seen: [Int] = []
      for name in ["hanche1", "hanche2"] {
        seen.append(try await world.browser(name, client).get(path).status)
      }
      #expect(seen.sorted() == [200, 404], "one sees it, the other does not")
    }
  }

  @Test("Figures on tabs follow the filters, and an empty list says what to do")
  func filters() async throws {
    let world = try await DeskWorld.open()
    try await world.run { client in
      let call = try await world.browser("tongdai1", client)
      _ = try await call.post("/desk/intake", DeskRoadTests.call([("do", "save")]))
      let dispatcher = try await world.browser("dieuphoi1", client)
      let path = "/desk/queue/office?tab=open"
      #expect(try await dispatcher.get(path).says("<span class=\"count\">1</span>"))
      #expect(
        try await dispatcher.get(path + "&kind=feedback").says("<span class=\"count\">1</span>"))
      let none = try await dispatcher.get(path + "&kind=praise")
      #expect(!none.says("<span class=\"count\">1</span>"))
      #expect(none.says("Không có phiếu nào khớp điều kiện lọc"))
      #expect(none.says("tab=overdue&amp;kind=praise"), "tabs keep the filters")
    }
  }

  @Test("Whoever works at one screen begins there")
  func beginning() async throws {
    let world = try await DeskWorld.open()
    try await world.run { client in
      let answer = try await world.browser("quantri", client).get("/desk")
      #expect(answer.status == 303)
      #expect(answer.location == "/desk/admin")
    }
  }
}
