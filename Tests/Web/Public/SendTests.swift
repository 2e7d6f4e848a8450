import Casework
import Foundation
import HTTPTypes
import Media
import Postgres
import Rules
import Support
import Testing
import Web

@Suite("Sending something through the public form")
struct SendTests {
  @Test("What is sent becomes a ticket; number and code stand on the receipt, and in no address")
  func filing() async throws {
    try await Visitor.visit { visitor in
      let receipt = try await visitor.file()
      #expect(receipt.status == 201)
      #expect(receipt.codes.count == 2)
      #expect(receipt.headers[.cacheControl] == "no-store")
      #expect(receipt.headers[.location] == nil && receipt.headers[.setCookie] == nil)
      #expect(receipt.text.contains("<svg"))
      #expect(htmlFaults(receipt.text) == [])
      let channel: String = try await visitor.test.value("SELECT channel FROM ticket")
      let state: String = try await visitor.test.value("SELECT state FROM ticket")
      #expect(channel == "portal" && state == "received")
      let links = receipt.text.matches(of: /(href|action|src)="([^"]*)"/).map(\.output.2)
      let code = try #require(receipt.codes.last)
      #expect(!links.contains { $0.contains(code) || $0.contains(code.replacing("-", with: "")) })
    }
  }

  @Test("The same form sent again is the same ticket; with other words it comes back")
  func once() async throws {
    try await Visitor.visit { visitor in
      var form = Visitor.story
      form["_token"] = try await visitor.get("/gui").token
      let photo = [(name: "den.jpg", bytes: Visitor.photo(1))]
      let first = try await visitor.send(form, photos: photo, to: "/gui")
      let again = try await visitor.send(form, photos: photo, to: "/gui")
      #expect(first.status == 201 && again.status == 200)
      #expect(first.codes == again.codes)
      #expect(try await visitor.count("ticket") == 1)
      #expect(try await visitor.count("attachment") == 1)
      form["body"] = "Một chuyện khác hẳn: rác chưa được thu gom."
      let other = try await visitor.send(form, photos: [], to: "/gui")
      #expect(other.status == 409)
      #expect(other.text.contains("rác chưa được thu gom"))
      form["_token"] = other.token
      #expect(try await visitor.send(form, to: "/gui").status == 201)
      #expect(try await visitor.count("ticket") == 2)
    }
  }

  @Test(
    "A field that is wrong says so, and everything typed is still there",
    arguments: [
      ("body", "", "body-error"), ("body", "ngắn", "body-error"),
      ("body", String(repeating: "dài ", count: 3_000), "body-error"),
      ("title", String(repeating: "a", count: 201), "title-error"),
      ("email", "ten@", "email-error"), ("category", "khong_co", "category-error"),
      ("commune", "99999999", "commune-error"), ("kind", "invalid", "kind-error"),
      ("reporterName", String(repeating: "x", count: 201), "reporterName-error"),
    ])
  func badField(name: String, value: String, error: String) async throws {
    try await Visitor.visit { visitor in
      let page = try await visitor.file([name: value, "address": "12 <b>Hùng Vương</b>"])
      #expect(page.status == 422)
      #expect(page.text.contains("id=\"\(error)\""))
      #expect(page.text.contains("12 &lt;b&gt;Hùng Vương&lt;/b&gt;"))
      #expect(page.text.contains("Lý Thử Nghiệm") || name == "reporterName")
      #expect(htmlFaults(page.text) == [])
      #expect(try await visitor.count("ticket") == 0)
    }
  }

  @Test("A page that lay open overnight loses nothing: it is sent again with a new token")
  func expired() async throws {
    try await Visitor.visit { visitor in
      var form = Visitor.story
      form["_token"] = try await visitor.get("/gui").token
      visitor.test.clock.advance(hours: 13)
      let photo = [(name: "den.jpg", bytes: Visitor.photo(2))]
      let back = try await visitor.send(form, photos: photo, to: "/gui")
      #expect(back.status == 403)
      #expect(back.text.contains("hỏng ba hôm nay"))
      form["_token"] = back.token
      let sent = try await visitor.send(
        form, photos: [], kept: [back.hidden("kept")], to: "/gui")
      #expect(sent.status == 201)
      #expect(try await visitor.count("attachment") == 1)
    }
  }

  @Test("A token that is not ours files nothing, and loses nothing", arguments: ["", "abc", "🙂"])
  func forged(token: String) async throws {
    try await Visitor.visit { visitor in
      var form = Visitor.story
      form["_token"] = token
      let page = try await visitor.send(form, to: "/gui")
      #expect(page.status == 403)
      #expect(page.text.contains("hỏng ba hôm nay"))
      #expect(try await visitor.count("ticket") == 0)
    }
  }

  @Test("Words of danger: call first, then send with one more press")
  func danger() async throws {
    try await Visitor.visit { visitor in
      let story = ["body": "Nhà bên cạnh đang cháy lớn, khói mù mịt cả xóm!"]
      let page = try await visitor.file(story)
      #expect(page.text.contains("tel:114"))
      #expect(page.text.contains("Chưa gửi"))
      #expect(page.text.contains("khói mù mịt"))
      #expect(htmlFaults(page.text) == [])
      #expect(try await visitor.count("ticket") == 0)
      #expect(page.hidden("warned") == "yes")
      let sent = try await visitor.file(story.merging(["warned": "yes"]) { $1 })
      #expect(sent.status == 201)
    }
  }
}

@Suite("Photos that citizens send")
struct CitizenPhotoTests {
  @Test("Photos wait for cleaning, with an errand each; nobody outside sees them")
  func pending() async throws {
    try await Visitor.visit { visitor in
      let photos = (1...2).map { (name: "\($0).jpg", bytes: Visitor.photo(UInt8($0))) }
      let receipt = try await visitor.file(photos: photos)
      #expect(receipt.status == 201)
      #expect(try await visitor.count("attachment") == 2)
      let errands: Int64 = try await visitor.test.value(
        "SELECT count(*) FROM errand WHERE kind = 'cleanAttachment'")
      #expect(errands == 2)
      let id: Int64 = try await visitor.test.value("SELECT min(id) FROM attachment")
      let number = try visitor.number(receipt)
      #expect(try await visitor.get("/anh/\(number)/\(id)").status == 404)
    }
  }

  @Test(
    "A file that is no photo is named; the others and the words are kept",
    arguments: [
      [UInt8]("<svg onload=alert(1)>".utf8), Array("%PDF-1.7 tài liệu".utf8),
      [0, 0, 0, 24] + Array("ftypheic".utf8) + [UInt8](repeating: 0, count: 20),
    ])
  func noPhoto(bytes: [UInt8]) async throws {
    try await Visitor.visit { visitor in
      let good = (name: "tốt.jpg", bytes: Visitor.photo(1))
      let page = try await visitor.file(photos: [good, (name: "<lạ>.svg", bytes: bytes)])
      #expect(page.status == 422)
      #expect(page.text.contains("&lt;lạ&gt;.svg"))
      #expect(page.text.contains("photos-error"))
      #expect(page.hidden("kept").count == 64)
      #expect(try await visitor.count("ticket") == 0)
    }
  }

  @Test("More than five photos: five are taken, and it is said")
  func tooMany() async throws {
    try await Visitor.visit { visitor in
      let photos = (1...6).map { (name: "\($0).jpg", bytes: Visitor.photo(UInt8($0))) }
      let page = try await visitor.file(photos: photos)
      #expect(page.status == 422)
      #expect(page.text.ranges(of: "name=\"kept\"").count == 5)
    }
  }

  @Test("Photos that are too large for the form don't take the words with them")
  func tooLarge() async throws {
    try await Visitor.visit { visitor in
      let small = (name: "nhỏ.jpg", bytes: Visitor.photo(1))
      let large = (name: "lớn.jpg", bytes: Visitor.photo(2, count: 26 << 20))
      let page = try await visitor.file(photos: [small, large])
      #expect(page.status == 413)
      #expect(page.text.contains("hỏng ba hôm nay"))
      #expect(page.hidden("kept").count == 64)
      #expect(try await visitor.count("ticket") == 0)
    }
  }

  @Test("A digest that nobody stored opens nothing", arguments: ["", "zz", "../../etc/passwd"])
  func strangeDigest(text: String) async throws {
    try await Visitor.visit { visitor in
      var form = Visitor.story
      form["_token"] = try await visitor.get("/gui").token
      let kept = [text, String(repeating: "a", count: 64)]
      let page = try await visitor.send(form, photos: [], kept: kept, to: "/gui")
      #expect(page.status == 422)
      #expect(try await visitor.count("attachment") == 0)
    }
  }
}
