import Foundation
import HTTPTypes
import Postgres
import Store
import Support
import Testing
import Web

@Suite("What is said when something fails", .serialized)
struct FailureTests {
  @Test("A strange address is a page in the frame of its part of the site")
  func notFound() async throws {
    try await TestHouse.open { house in
      let open = try await house.ask(.get, "/khong-co")
      #expect(open.status == 404)
      #expect(open.header("content-type") == "text/html; charset=utf-8")
      #expect(open.text.contains("Không tìm thấy trang"))
      #expect(open.text.contains("href=\"/gui\""))
      #expect(open.header("content-security-policy") != nil)
      let english = try await house.ask(.get, "/khong-co?lang=en")
      #expect(english.text.contains("Page not found"))
      let desk = try await house.ask(.get, "/desk/khong-co", headers: ["Cookie": "lang=en"])
      #expect(desk.status == 404)
      #expect(desk.text.contains("class=\"desk\""))
      #expect(desk.text.contains("Page not found"))
      let api = try await house.ask(.get, "/api/v1/khong-co")
      #expect(api.status == 404)
      #expect(api.problem == "not_found")
    }
  }

  @Test("A known address asked by a strange method says which it has")
  func methodNotAllowed() async throws {
    try await TestHouse.open { house in
      let api = try await house.ask(.delete, "/api/v1/tickets/PA-2026-000001-1")
      #expect(api.status == 405)
      #expect(api.problem == "method_not_allowed")
      #expect(api.header("allow") == "GET, HEAD")
      let page = try await house.ask(.post, "/healthz")
      #expect(page.status == 405)
      #expect(page.text.contains("<h1>"))
    }
  }

  @Test("A fault of ours is told with the request's id, and without what went wrong")
  func fault() async throws {
    try await TestHouse.open { house in
      let token = try await house.token("tongdai1")
      try await house.change("ALTER TABLE hotline RENAME TO secret_table")
      let api = try await house.ask(.get, "/api/v1/hotlines", token: token)
      #expect(api.status == 500)
      #expect(api.json["instance"].text?.hasPrefix("urn:hoiam:request:") == true)
      #expect(!api.text.contains("hotline"))
      try await house.change("ALTER VIEW open.hotline RENAME TO secret_view")
      let page = try await house.ask(.get, "/duong-day-nong")
      #expect(page.status == 500)
      #expect(page.text.contains("Mã sự cố"))
      #expect(!page.text.contains("open.hotline"))
    }
  }

  @Test("A problem has its details in the caller's language", arguments: ["vi", "en"])
  func details(_ language: String) async throws {
    try await TestHouse.open { house in
      let token = try await house.token("tongdai1")
      let headers = ["Accept-Language": language, "Idempotency-Key": "a"]
      let wrong = try await house.ask(
        .post, "/api/v1/tickets", token: token, headers: headers,
        json: #"{"channel": "hotline", "body": ""}"#)
      let expected = language == "vi" ? "Mời điền “Nội dung”." : "Fill in “What happened”."
      #expect(wrong.json["detail"].text == expected)
      let missing = try await house.ask(
        .get, "/api/v1/tickets/PA-2026-000001-1", token: token, headers: headers)
      #expect(missing.json["detail"].text?.isEmpty == false)
    }
  }

  @Test("A balancer is told why the service can't work")
  func readiness() async throws {
    try await TestHouse.open { house in
      let ready = try await house.ask(.get, "/readyz")
      #expect(ready.status == 200)
      #expect(ready.json["ready"].flag == true)
      try await house.change(
        "INSERT INTO public.schema_migration (number, file, sha256) VALUES (9999, 'x', 'x')")
      let new = try await house.ask(.get, "/readyz")
      #expect(new.status == 503)
      #expect(new.json["reason"].text == "schema_too_new")
      try await house.change("DELETE FROM public.schema_migration WHERE number > 1")
      #expect(try await house.ask(.get, "/readyz").json["reason"].text == "schema_too_old")
      #expect(try await house.ask(.get, "/healthz").status == 200)
    }
  }

  @Test("The program knows the last migration")
  func schemaVersion() throws {
    let files = try FileManager.default.contentsOfDirectory(
      atPath: TestOffice.sqlDirectory + "/migrations"
    ).filter { $0.hasSuffix(".sql") }
    #expect(files.count == Schema.version)
  }
}
