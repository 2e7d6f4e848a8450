import Foundation
import HummingbirdTesting
import Postgres
import Rules
import Store
import Support
import Testing

@testable import Web

@Suite("A calendar's page")
struct DeskCalendarTests {
  private static let page = "/desk/admin/calendars/office"

  /// The form as the page brings it, with something changed.
  private static func fields(
    _ answer: Browser.Answer, _ change: [(String, String)]
  ) -> [(String, String)] {
    let hours = "07:30-11:30, 13:00-17:00"
    var fields = ["mon", "tue", "wed", "thu", "fri"].map { ($0, hours) }
    fields += [
      ("year", "2026"), ("version", answer.hidden("version")), ("note", "Thông báo nghỉ"),
      ("closed", "2026-11-24 Ngày Văn hóa\n2026-11-27 Thông báo 1"), ("special", ""),
    ]
    return fields.filter { field in !change.contains { $0.0 == field.0 } } + change
  }

  private static func versions(_ world: DeskWorld) async throws -> Int64 {
    try await world.test.value(
      "SELECT count(*) FROM calendar_version WHERE calendar_code = 'office'")
  }

  @Test("Who looks after the calendar, and who answers for the office, hear that a year is missing")
  func missingYear() async throws {
    let world = try await DeskWorld.open()
    try await world.run { client in
      let leader = try await world.browser("lanhdao1", client).get("/desk")
      #expect(leader.says("Lịch năm 2027 chưa đủ ngày nghỉ"))
      #expect(!leader.says("/desk/admin/calendars"))
      let administrator = try await world.browser("quantri", client).get("/desk/admin")
      #expect(administrator.says("2027"))
      let clerk = try await world.browser("tongdai1", client).get("/desk")
      #expect(!clerk.says("Lịch năm 2027"))
    }
  }

  @Test("A change is shown with what it moves before it can be saved")
  func previewed() async throws {
    let world = try await DeskWorld.open()
    try await world.run { client in
      let clerk = try await world.browser("tongdai1", client)
      _ = try await clerk.post("/desk/intake", DeskRoadTests.call([("do", "forward")]))
      let browser = try await world.browser("quantri", client)
      let first = try await browser.get("\(Self.page)?year=2026")
      #expect(first.says("Tháng 11/2026") && first.says("<td class=\"holiday\" title=\""))
      let unseen = try await browser.post(Self.page, Self.fields(first, [("do", "save")]))
      #expect(unseen.status == 200 && unseen.says("Thay đổi này ảnh hưởng thế nào"))
      #expect(unseen.says("sẽ dời") && unseen.says("PA-2026-000001-"))
      #expect(unseen.says("2026-11-27 Thông báo 1") && unseen.says("Thông báo nghỉ"))
      #expect(try await Self.versions(world) == 1)
      let changed = try await browser.post(
        Self.page,
        Self.fields(
          first, [("do", "save"), ("seen", unseen.hidden("seen")), ("closed", "2026-11-26 Khác")]))
      #expect(changed.status == 200)
      #expect(try await Self.versions(world) == 1)
      let saved = try await browser.post(
        Self.page, Self.fields(first, [("do", "save"), ("seen", unseen.hidden("seen"))]))
      #expect(saved.status == 303)
      #expect(try await Self.versions(world) == 2)
      let after = try await browser.follow(saved)
      #expect(after.says("Bản 2: đang tính lại"))
    }
  }

  @Test("Winter hours are typed with their date, and come back as they were typed")
  func winter() async throws {
    let world = try await DeskWorld.open()
    try await world.run { client in
      let browser = try await world.browser("quantri", client)
      let first = try await browser.get("\(Self.page)?year=2026")
      let typed = """
        01/12/2026 T2-T5 07:30-11:30,13:00-16:30
        01/12/2026 T6 07:30-11:30
        """
      let seen = try await browser.post(Self.page, Self.fields(first, [("weeks", typed)]))
      let saved = try await browser.post(
        Self.page,
        Self.fields(first, [("weeks", typed), ("do", "save"), ("seen", seen.hidden("seen"))]))
      #expect(saved.status == 303)
      #expect(try await browser.follow(saved).says(typed))
      let friday: String = try await world.test.value(
        """
        SELECT definition -> 'weeks' -> '2026-12-01' ->> 'fri'
        FROM calendar_version WHERE calendar_code = 'office' ORDER BY version DESC LIMIT 1
        """)
      #expect(friday == #"["07:30-11:30"]"#)
    }
  }

  @Test(
    "What makes no sense is refused with its day, and nothing typed is lost",
    arguments: [
      ("closed", "30/02/2026 Không có", "không phải ngày có thật"),
      ("closed", "28/11/2026", "28/11/2026: mời ghi căn cứ"),
      ("closed", "01/01/2027 Tết Dương lịch", "01/01/2027 không thuộc năm 2026"),
      ("weeks", "31/11/2026 T2 08:00-09:00", "không phải ngày có thật"),
      ("weeks", "01/12/2026 T9 08:00-09:00", "Không có thứ “T9”"),
      ("weeks", "01/12/2026 T2-T6 8h-11h", "1/12/2026: “8h-11h” không phải khoảng giờ"),
      ("closed", "28/11 Nghỉ\n2026-11-28 Nghỉ bù", "28/11/2026 được ghi hai lần"),
      ("special", "24/11/2026 07:30-11:30 Làm bù", "24/11/2026 được ghi hai lần"),
      ("special", "28/11 07:30-11:30\n28/11 11:00-12:00", "28/11/2026: hai khoảng"),
      ("special", "2026-11-28 11:00-07:00", "phải kết thúc sau khi bắt đầu"),
      ("mon", "07:30-11:30, 11:00-17:00", "Thứ Hai: hai khoảng 07:30-11:30"),
      ("special", "2026-11-28 sáng", "không phải khoảng giờ"),
      ("note", "", "mục này"),
    ])
  func refused(field: String, value: String, sentence: String) async throws {
    let world = try await DeskWorld.open()
    try await world.run { client in
      let browser = try await world.browser("quantri", client)
      let first = try await browser.get("\(Self.page)?year=2026")
      let change = [(field, value), ("do", "preview")]
      let shown = try await browser.post(Self.page, Self.fields(first, change))
      guard field == "note" else {
        #expect(shown.status == 422 && shown.says(sentence), "\(shown.status)")
        #expect(shown.says(value))
        return
      }
      let saved = try await browser.post(
        Self.page,
        Self.fields(first, [(field, value), ("do", "save"), ("seen", shown.hidden("seen"))]))
      #expect(saved.status == 422)
      #expect(try await Self.versions(world) == 1)
    }
  }

  @Test("Whoever is slower is told, and keeps what they typed")
  func stale() async throws {
    let world = try await DeskWorld.open()
    try await world.run { client in
      let browser = try await world.browser("quantri", client)
      let first = try await browser.get("\(Self.page)?year=2026")
      let seen = try await browser.post(Self.page, Self.fields(first, [("do", "preview")]))
        .hidden("seen")
      let fields = Self.fields(first, [("do", "save"), ("seen", seen)])
      #expect(try await browser.post(Self.page, fields).status == 303)
      let second = try await browser.post(
        Self.page, Self.fields(first, [("do", "preview"), ("closed", "2026-11-26 Của tôi")]))
      let late = try await browser.post(
        Self.page,
        Self.fields(
          first,
          [
            ("do", "save"), ("seen", second.hidden("seen")), ("closed", "2026-11-26 Của tôi"),
            ("version", "1"),
          ]))
      #expect(late.status == 412 && late.says("2026-11-26 Của tôi"))
      #expect(try await Self.versions(world) == 2)
    }
  }

  @Test("A file of holidays fills the form and saves nothing; a strange file is refused")
  func holidays() async throws {
    let world = try await DeskWorld.open()
    let file = """
      BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20270208\r\n\
      DTEND;VALUE=DATE:20270210\r\nSUMMARY:Tết Đinh Mùi\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\n\
      DTSTART:20270101\r\nSUMMARY:Đã có\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n
      """
    try await world.run { client in
      let browser = try await world.browser("quantri", client)
      let taken = try await browser.upload(
        "\(Self.page)/holidays", [("year", "2027")], file: file, named: "nghi.ics")
      #expect(taken.status == 200)
      #expect(taken.says("08/02/2027 Tết Đinh Mùi") && taken.says("09/02/2027 Tết Đinh Mùi"))
      #expect(taken.says("Đã đưa 2 ngày nghỉ vào biểu mẫu; bỏ qua 1 ngày đã có"))
      #expect(try await Self.versions(world) == 1)
      let strange = try await browser.upload(
        "\(Self.page)/holidays", [("year", "2027")], file: "%PDF-1.7", named: "x.ics")
      #expect(strange.status == 422 && strange.says("không phải iCalendar"))
    }
  }

  @Test("Only administrators see calendars")
  func rights() async throws {
    let world = try await DeskWorld.open()
    try await world.run { client in
      for name in ["tongdai1", "dieuphoi1", "kthtdt.ld", "lanhdao1"] {
        let browser = try await world.browser(name, client)
        #expect(try await browser.get(Self.page).status == 404)
        #expect(try await browser.post(Self.page, [("do", "preview")]).status == 404)
      }
    }
  }
}
