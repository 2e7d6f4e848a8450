import Casework
import Foundation
import HummingbirdTesting
import Postgres
import Rules
import Support
import Testing

@testable import Web

@Suite("Calls at the desk", .serialized)
struct TelephoneDeskTests {
  /// A call on the line of the operator, who sits at 101.
  private static func ring(
    _ world: DeskWorld, _ news: CallNews = .answered, call: String = "a",
    from caller: String = "0912000274"
  ) async throws -> Int64 {
    try await world.test.office.sit(at: "101", by: world.test.actor("tongdai1"))
    try await world.test.office.hear(
      TelephoneNews(
        call: call, news, at: world.test.clock.now, caller: Caller(caller), extension: "101"))
    return try await world.test.value("SELECT id FROM call WHERE pbx_id = \(call)")
  }

  private static let story = [
    ("body", "Trước cổng chợ Gia Ray có ổ gà rất lớn, xe máy dễ ngã."), ("kind", "feedback"),
    ("category", "ha_tang_giao_thong"), ("commune", "100"), ("reporterName", "Nguyễn Văn Thử"),
  ]

  /// Sends the intake as it was opened, with what the caller says.
  private static func file(_ browser: Browser, call: Int64) async throws -> Browser.Answer {
    let page = try await browser.get("/desk/intake?call=\(call)")
    return try await browser.post(
      "/desk/intake",
      story + [
        ("channel", "hotline"), ("phone", "0912 000 274"), ("key", page.hidden("key")),
        ("call", page.hidden("call")), ("do", "forward"),
      ])
  }

  @Test("A soft-phone's address opens the call, and the number leaves the address at once")
  func opened() async throws {
    let world = try await DeskWorld.open()
    try await world.run { client in
      let browser = try await world.browser("tongdai1", client)
      let call = try await Self.ring(world)
      let answer = try await browser.get("/desk/calls/new?caller=%2B84912000274")
      #expect(answer.status == 303 && answer.location == "/desk/intake?call=\(call)")
      let page = try await browser.follow(answer)
      #expect(page.says("0912 000 274") && page.says("value=\"0912 000 274\""))
      #expect(page.says("Số này không có phiếu nào đang mở."))
      let withheld = try await browser.get("/desk/calls/new?caller=anonymous")
      #expect(try await browser.follow(withheld).says("Ẩn số"))
      let typed = try await browser.post("/desk/calls/new", [("number", "0913000275")])
      #expect(try await browser.follow(typed).says("0913 000 275"))
      for path in ["/desk/calls", "/desk/calls?lang=en"] {
        let list = try await browser.get(path)
        #expect(list.says("0912 *** 274") && !list.says("0912 000 274"))
      }
    }
  }

  @Test("What is filed belongs to the call; the next caller of that number finds it on top")
  func filed() async throws {
    let world = try await DeskWorld.open()
    try await world.run { client in
      let browser = try await world.browser("tongdai1", client)
      let call = try await Self.ring(world)
      let filed = try await Self.file(browser, call: call)
      #expect(filed.status == 303 && filed.location.contains("call=\(call)"))
      #expect(try await browser.follow(filed).says("Phiếu nữa của cuộc gọi này"))
      let outcome: String = try await world.test.value("SELECT outcome FROM call")
      #expect(outcome == "tickets")
      let again = try await browser.get("/desk/intake?call=\(call)")
      #expect(again.says("Cuộc gọi đã gắn với phiếu"))
      let next = try await Self.ring(world, call: "b")
      let page = try await browser.get("/desk/intake?call=\(next)")
      #expect(page.says("Phiếu đang mở của số này") && page.says("N. V. T. (1 phiếu)"))
      #expect(!page.says("value=\"Nguyễn Văn Thử\""))
      let number: String = try await world.test.value(
        "SELECT 'PA-' || year || '-' || lpad(serial::text, 6, '0') FROM ticket")
      let checked = try #require(page.html.firstMatch(of: /PA-2026-\d{6}-\d/))
      #expect(checked.output.hasPrefix(number))
      let tied = try await browser.post(
        "/desk/calls/\(next)/tickets", [("ticket", String(checked.output))])
      #expect(tied.status == 303)
      let part: String = try await world.test.value(
        "SELECT part FROM call_ticket WHERE call_id = \(next)")
      #expect(part == "about")
    }
  }

  @Test("A call ends with an outcome; without one it says so, and the time that is left")
  func ended() async throws {
    let world = try await DeskWorld.open()
    try await world.run { client in
      let browser = try await world.browser("tongdai1", client)
      let call = try await Self.ring(world)
      _ = try await Self.ring(world, .ended)
      world.test.clock.set("2026-11-23T02:00:15Z")
      #expect(try await browser.get("/desk/calls").says("Chưa ghi kết quả"))
      #expect(
        try await browser.get("/desk/intake?call=\(call)")
          .says("Còn 45 giây để ghi kết quả cuộc gọi."))
      for outcome in ["tickets", "", "else"] {
        let wrong = try await browser.post("/desk/calls/\(call)/outcome", [("do", outcome)])
        #expect(wrong.status == 422)
      }
      let done = try await browser.post(
        "/desk/calls/\(call)/outcome", [("do", "answered_at_once")])
      #expect(done.status == 303)
      #expect(try await browser.follow(done).says("Đã giải đáp ngay"))
      let settled = try await browser.get("/desk/intake?call=\(call)")
      #expect(!settled.says("id=\"wrap-up\""))
    }
  }

  @Test("Somebody else's call is not there; what was typed is filed all the same")
  func others() async throws {
    let world = try await DeskWorld.open()
    try await world.run { client in
      let (mine, theirs) = try await (
        world.browser("tongdai1", client), world.browser("tongdai2", client)
      )
      let call = try await Self.ring(world)
      #expect(try await theirs.get("/desk/intake?call=\(call)").status == 404)
      #expect(
        try await theirs.post("/desk/calls/\(call)/outcome", [("do", "dropped")]).status == 404)
      #expect(try await mine.get("/desk/intake?call=\(call + 99)").status == 404)
      let filed = try await theirs.post(
        "/desk/intake",
        Self.story + [
          ("channel", "hotline"), ("phone", "0912 000 274"), ("call", "\(call)"),
          ("do", "forward"), ("key", String(repeating: "a", count: 32)),
        ])
      #expect(filed.status == 303 && !filed.location.contains("call="))
      let tied: Int64 = try await world.test.value("SELECT count(*) FROM call_ticket")
      #expect(tied == 0)
    }
  }

  @Test("A missed call is called back: taken, tried, reached, with a call of its own")
  func calledBack() async throws {
    let world = try await DeskWorld.open()
    try await world.run { client in
      let (one, two) = try await (
        world.browser("tongdai1", client), world.browser("tongdai2", client)
      )
      _ = try await Self.ring(world, .missed)
      let id: Int64 = try await world.test.value("SELECT id FROM call_back")
      let queue = try await one.get("/desk/call-backs")
      #expect(queue.says("0912 *** 274") && queue.says("2 giờ làm việc nữa"))
      #expect(try await one.get("/desk").says("Chờ gọi lại"))
      let untaken = try await one.get("/desk/call-backs/\(id)")
      #expect(!untaken.says("0912 000 274"))
      #expect(try await one.post("/desk/call-backs/\(id)/claim", []).status == 303)
      #expect(try await one.get("/desk/call-backs/\(id)").says("tel:+84912000274"))
      let theirs = try await two.get("/desk/call-backs/\(id)")
      #expect(!theirs.says("0912 000 274"))
      #expect(try await two.get("/desk/call-backs").says("Lâm Thùy Ngân đang gọi"))
      let late = try await two.post("/desk/call-backs/\(id)/claim", [])
      #expect(late.status == 409 && late.says("Người khác vừa nhận gọi lại số này."))
      let result = "/desk/call-backs/\(id)/result"
      #expect(try await one.post(result, [("do", "given_up")]).status == 422)
      #expect(try await one.post(result, [("do", "no_answer")]).status == 303)
      #expect(try await one.get("/desk/call-backs").says("đã gọi lại 1 lần"))
      let reached = try await two.post(result, [("do", "reached")])
      #expect(reached.status == 303 && reached.location.hasPrefix("/desk/intake?call="))
      #expect(try await two.follow(reached).says("0912 000 274"))
      #expect(try await one.get("/desk/call-backs").says("Không còn ai chờ gọi lại"))
    }
  }

  @Test("A number is blocked with a reason and an end, by those who may, and let in again")
  func blocked() async throws {
    let world = try await DeskWorld.open()
    try await world.run { client in
      let browser = try await world.browser("dieuphoi1", client)
      let call = try await Self.ring(world)
      let form = try await browser.get("/desk/calls/blocked?call=\(call)")
      #expect(form.says("value=\"0912 000 274\"") && form.says("value=\"2026-12-23\""))
      let wrong = try await browser.post(
        "/desk/calls/blocked", [("number", "12"), ("reason", ""), ("until", "2026-11-01")])
      #expect(wrong.status == 422 && wrong.says("value=\"12\""))
      let fields = [("number", "0912000274"), ("reason", "Quấy rối"), ("until", "2026-12-23")]
      #expect(try await browser.post("/desk/calls/blocked", fields).status == 303)
      #expect(try await browser.post("/desk/calls/blocked", fields).status == 409)
      let list = try await browser.get("/desk/calls/blocked")
      #expect(list.says("0912 000 274 · đến hết 23/12/2026") && list.says("Quấy rối"))
      let id: Int64 = try await world.test.value("SELECT id FROM blocked_caller")
      #expect(try await browser.post("/desk/calls/blocked/\(id)/lift", []).status == 303)
      #expect(try await browser.get("/desk/calls/blocked").says("Chưa chặn số nào."))
    }
  }

  @Test("The stream of events is for those who take calls, and nobody else finds it")
  func stream() async throws {
    let world = try await DeskWorld.open()
    try await world.run { client in
      for username in ["kthtdt.cv1", "quantri", "lanhdao1", "giamsat1", "ctv1"] {
        let browser = try await world.browser(username, client)
        #expect(try await browser.get("/desk/events").status == 404, "\(username)")
        let home = try await browser.get("/desk")
        #expect(!home.says("calls."))
      }
      let stranger = Browser(client: client, house: world.house, token: nil)
      #expect(try await stranger.get("/desk/events").status == 303)
      let operatorDesk = try await world.browser("tongdai1", client).get("/desk")
      #expect(operatorDesk.says("data-events=\"/desk/events\""))
    }
  }

  @Test("An office without a secret has no webhook")
  func unplugged() async throws {
    let world = try await DeskWorld.open()
    try await world.run { client in
      let exchange = Browser(client: client, house: world.house, token: nil)
      let answer = try await exchange.send("/telephony/v1/calls", [])
      #expect(answer.status == 404 && answer.says("urn:hoiam:problem:not_found"))
    }
  }

  @Test("A screen that has gone is forgotten, and one that is slow loses the oldest")
  func hub() async throws {
    let hub = EventHub()
    var stream = hub.listen()
    #expect(stream != nil && hub.count == 1)
    for id in 1...100 { hub.tell(.event(DeskEvent(.callBack, id: Int64(id)))) }
    var first: EventHub.Signal?
    if let stream { first = await stream.first { _ in true } }
    #expect(first == .event(DeskEvent(.callBack, id: 37)))
    stream = nil
    #expect(hub.count == 0)
    let many = (0..<EventHub.most).compactMap { _ in hub.listen() }
    #expect(many.count == EventHub.most && hub.listen() == nil)
  }
}
