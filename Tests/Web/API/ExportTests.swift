import Casework
import Foundation
import HTTPTypes
import Postgres
import Rules
import Support
import Testing
import Web

@Suite("Lists that leave the house, and reports of heads", .serialized)
struct ExportTests {
  private static let path = "/api/v1/exports/tickets"

  private static func file(
    _ house: TestHouse, _ title: String, kind: String = "feedback", category: String = "chieu_sang",
    forward: Bool = false
  ) async throws -> String {
    let body = """
      {"channel": "hotline", "title": "\(title)", "body": "Nội dung.", "kind": "\(kind)",
       "category": "\(category)", "forward": \(forward), "place": {"commune": "26425", "text": "@chợ"},
       "reporter": {"name": "Nguyễn Văn Thử", "phone": "0912 000 274"}}
      """
    let filed = try await FilingTests.file(
      house, token: try await house.token("tongdai1"), body: body)
    #expect(filed.status == 201, "\(filed.text)")
    return filed.json["number"].text ?? ""
  }

  @Test("Everyone takes what their cell of the matrix says, whole, and each time leaves a line")
  func rights() async throws {
    try await TestHouse.open { house in
      let plain = try await Self.file(house, "=1+1 Đèn hỏng, gọi 0912 000 274")
      let ours = try await Self.file(
        house, "Ổ gà", category: "ha_tang_giao_thong", forward: true)
      let kept = try await Self.file(house, "Cán bộ", category: "can_bo_cong_chuc")
      let secret = try await Self.file(house, "Không đồng ý", kind: "complaint")
      let expected: [(String, Set<String>)] = [
        ("dieuphoi1", [plain, ours, kept]), ("lanhdao1", [plain, ours]),
        ("tonghop1", [plain, ours]), ("kthtdt.ld", [ours]), ("giamsat1", [plain, ours]),
      ]
      for (username, numbers) in expected {
        let token = try await house.token(username)
        let lines = try await house.ask(.get, Self.path + "?format=ndjson", token: token)
        #expect(lines.status == 200)
        let rows = lines.text.split(separator: "\n").compactMap {
          try? JSONDecoder().decode(Value.self, from: Data($0.utf8))
        }
        #expect(Set(rows.compactMap { $0["number"].text }) == numbers, "\(username)")
        let sheet = try await house.ask(.get, Self.path, token: token)
        #expect(sheet.bytes.starts(with: [0xEF, 0xBB, 0xBF]))
        #expect(sheet.header("content-type") == "text/csv; charset=utf-8")
        let found = [plain, ours, kept, secret].filter { sheet.text.contains($0) }
        #expect(Set(found) == numbers, "\(username)")
        #expect(!sheet.text.contains("Nguyễn Văn Thử"))
        #expect(!sheet.text.contains(",=1+1") && !sheet.text.contains(",\"=1+1"))
        #expect(!sheet.text.contains(",@chợ"))
        #expect(!sheet.text.contains("0912 000 274"))
      }
      for username in ["tongdai1", "kthtdt.cv1", "congkhai1", "hanche1", "ctv1", "quantri"] {
        let token = try await house.token(username)
        let refused = try await house.ask(.get, Self.path, token: token)
        #expect(refused.status == 404, "\(username)")
      }
      #expect(try await house.count("export_log") == Int64(2 * expected.count))
    }
  }

  @Test("CSV is in words and by the office's clock, NDJSON in codes and UTC")
  func words() async throws {
    try await TestHouse.open { house in
      _ = try await Self.file(house, "Đèn hỏng")
      let token = try await house.token("dieuphoi1")
      let sheet = try await house.ask(.get, Self.path, token: token).text
      #expect(sheet.contains("Đã tiếp nhận") && sheet.contains("2026-11-23 09:00"))
      #expect(!sheet.contains("accepted") && !sheet.contains("feedback"))
      #expect(!sheet.contains("T02:00:00Z"))
      let lines = try await house.ask(.get, Self.path + "?format=ndjson", token: token).text
      #expect(lines.contains(#""state":"accepted""#) && lines.contains("2026-11-23T02:00:00"))
    }
  }

  @Test("The filter of the list narrows it; the log has its codes, and no words of a search")
  func filters() async throws {
    try await TestHouse.open { house in
      let light = try await Self.file(house, "Đèn hỏng")
      let hole = try await Self.file(house, "Ổ gà", category: "ha_tang_giao_thong")
      let token = try await house.token("dieuphoi1")
      let some = try await house.ask(
        .get, Self.path + "?category=chieu_sang&q=den%20hong", token: token)
      #expect(some.text.contains(light) && !some.text.contains(hole))
      let log: String = try await house.test.value("SELECT filter::text FROM export_log")
      #expect(log.contains("chieu_sang") && log.contains("search") && !log.contains("hong"))
      for query in ["?format=xlsx", "?nothing=1", "?category=nowhere"] {
        #expect(try await house.ask(.get, Self.path + query, token: token).status == 400)
      }
      let cookie = ["Cookie": "\(house.house.cookie.name)=\(token)"]
      let page = try await house.ask(.get, "/desk/queue/office?tab=accepted", headers: cookie)
      #expect(page.text.contains("/desk/export.csv?scope=office&amp;tab=accepted"))
      let desk = try await house.ask(
        .get, "/desk/export.csv?scope=office&tab=accepted&category=chieu_sang", headers: cookie)
      #expect(desk.text.contains(light) && !desk.text.contains(hole))
    }
  }

  @Test("A head makes the report of the own unit only, and the office's stays to be made")
  func heads() async throws {
    try await TestHouse.open(at: "2026-11-16T02:00:00Z") { house in
      _ = try await Self.file(house, "Ổ gà", category: "ha_tang_giao_thong", forward: true)
      _ = try await Self.file(house, "Đèn hỏng")
      house.test.clock.set("2026-11-23T02:00:00Z")
      let path = "/api/v1/reports/weekly/2026-W47"
      let head = try await house.token("kthtdt.ld")
      let made = try await house.ask(.post, path, token: head, json: "{}")
      #expect(made.status == 201, "\(made.text)")
      #expect(made.json["total"]["received"].number == 1)
      #expect(made.json["units"].list.count == 1 && made.json["other"] == .null)
      let kept: [Int64?] = try await house.test.database.all(
        Statement("test kept", "SELECT unit_id FROM weekly_report", column: Int64?.self))
      #expect(kept.contains(102) && !kept.contains(nil))
      let leader = try await house.token("lanhdao1")
      let whole = try await house.ask(.get, path, token: leader)
      #expect(whole.json["total"]["received"].number == 2)
      let office = try await house.ask(.post, path, token: leader, json: "{}")
      #expect(office.status == 201)
      let again = try await house.ask(.get, path, token: head)
      #expect(again.json["total"] == made.json["total"])
      #expect(try await house.count("weekly_report") == Int64(kept.count) + 1)
    }
  }
}
