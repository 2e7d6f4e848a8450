import Casework
import Foundation
import HTTPTypes
import Media
import Postgres
import Rules
import Support
import Testing
import Web

@Suite("A citizen's own ticket")
struct TrackTests {
  @Test("Number and code show where it stands, what is next, until when, and what was sent")
  func shows() async throws {
    try await Visitor.visit { visitor in
      let receipt = try await visitor.file()
      let page = try await visitor.send(visitor.key(receipt), to: "/tra-cuu")
      #expect(page.status == 200)
      #expect(page.headers[.cacheControl] == "no-store")
      for text in ["Đã gửi", "hỏng ba hôm nay", "trước 17 giờ 00"] {
        #expect(page.text.contains(text), "\(text)")
      }
      #expect(htmlFaults(page.text) == [])
      let english = try await visitor.send(visitor.key(receipt), to: "/tra-cuu?lang=en")
      #expect(english.text.contains("Street lighting"))
      #expect(htmlFaults(english.text) == [])
    }
  }

  @Test("An unknown number and a wrong code are told alike")
  func alike() async throws {
    try await Visitor.visit { visitor in
      let receipt = try await visitor.file()
      let number = try visitor.number(receipt)
      let unknown = try #require(TicketNumber(year: number.year, serial: number.serial + 1))
      let wrong = try await visitor.send(
        ["number": "\(number)", "code": "ABCD-EFGH"], to: "/tra-cuu")
      let strange = try await visitor.send(
        ["number": "\(unknown)", "code": "ABCD-EFGH"], to: "/tra-cuu")
      #expect(wrong.status == 404 && strange.status == 404)
      #expect(
        wrong.text.replacing("\(number)", with: "…")
          == strange.text.replacing("\(unknown)", with: "…"))
    }
  }

  @Test(
    "What can't be a number or a code is said by its field",
    arguments: [
      ("PA-2026-000001-0", "ABCD-EFGH", true), ("", "", true), ("1", "ABCD-EFGH", true),
      ("<script>", "ABCD-EFG", true),
    ])
  func malformed(number: String, code: String, isBad: Bool) async throws {
    try await Visitor.visit { visitor in
      let page = try await visitor.send(["number": number, "code": code], to: "/tra-cuu")
      #expect(page.status == 422)
      #expect(page.text.contains("number-error") || page.text.contains("code-error"))
      #expect(htmlFaults(page.text) == [])
    }
  }

  @Test("Asked for more, the citizen adds words and a photo; sent twice it is added once")
  func information() async throws {
    try await Visitor.visit { visitor in
      let receipt = try await visitor.file()
      let number = try visitor.number(receipt)
      let dispatcher = try await visitor.test.actor("dieuphoi1")
      try await visitor.test.office.accept(number, expecting: 1, by: dispatcher)
      try await visitor.test.office.askInformation(
        number, question: "Xin cho biết số cột đèn.", expecting: 2, by: dispatcher)
      var form = visitor.key(receipt)
      let page = try await visitor.send(form, to: "/tra-cuu")
      #expect(page.text.contains("Xin cho biết số cột đèn."))
      #expect(page.text.contains("Cần bổ sung thông tin"))
      (form["_token"], form["text"]) = (page.token, "Cột số 12.")
      let photo = [(name: "cot.jpg", bytes: Visitor.photo(3))]
      for _ in 1...2 {
        let done = try await visitor.send(form, photos: photo, to: "/tra-cuu/bo-sung")
        #expect(done.status == 200)
        #expect(done.text.contains("Đã nhận bổ sung"))
      }
      let notes: Int64 = try await visitor.test.value(
        "SELECT count(*) FROM ticket_note WHERE sort = 'information'")
      let state: String = try await visitor.test.value("SELECT state FROM ticket")
      #expect(notes == 1 && state == "accepted")
      #expect(try await visitor.count("attachment") == 1)
    }
  }

  @Test("An answer is read and rated; a bad form comes back with what was typed")
  func rating() async throws {
    try await Visitor.visit { visitor in
      let receipt = try await visitor.file()
      try await visitor.answer(try visitor.number(receipt))
      var form = visitor.key(receipt)
      let page = try await visitor.send(form, to: "/tra-cuu")
      #expect(page.text.contains("Đã thay bóng đèn."))
      (form["_token"], form["comment"]) = (page.token, "Nhanh lắm.")
      let missing = try await visitor.send(form, to: "/tra-cuu/danh-gia")
      #expect(missing.status == 422)
      #expect(missing.text.contains("Nhanh lắm.") && missing.text.contains("score-error"))
      form["score"] = "3"
      let rated = try await visitor.send(form, to: "/tra-cuu/danh-gia")
      #expect(rated.status == 200)
      #expect(rated.text.contains("Hoàn thành"))
      let again = try await visitor.send(form, to: "/tra-cuu/danh-gia")
      #expect(again.status == 409)
      #expect(try await visitor.count("rating") == 1)
    }
  }

  @Test("An answer is disputed within thirty days, and not after")
  func reopening() async throws {
    try await Visitor.visit { visitor in
      let receipt = try await visitor.file()
      try await visitor.answer(try visitor.number(receipt))
      var form = visitor.key(receipt)
      visitor.test.clock.advance(hours: 31 * 24)
      let late = try await visitor.send(form, to: "/tra-cuu")
      #expect(!late.text.contains("/tra-cuu/xu-ly-lai"))
      form["_token"] = try await visitor.get("/gui").token
      form["note"] = "Đèn vẫn tắt."
      #expect(try await visitor.send(form, to: "/tra-cuu/xu-ly-lai").status == 409)
      visitor.test.clock.advance(hours: -10 * 24)
      form["_token"] = try await visitor.send(visitor.key(receipt), to: "/tra-cuu").token
      let page = try await visitor.send(form, to: "/tra-cuu/xu-ly-lai")
      #expect(page.status == 200)
      #expect(page.text.contains("Đang xử lý"))
    }
  }

  @Test("What was withdrawn is over; a second press says how it stands")
  func withdrawal() async throws {
    try await Visitor.visit { visitor in
      let receipt = try await visitor.file()
      var form = visitor.key(receipt)
      form["_token"] = try await visitor.send(form, to: "/tra-cuu").token
      #expect(try await visitor.send(form, to: "/tra-cuu/rut").text.contains("Đã rút"))
      #expect(try await visitor.send(form, to: "/tra-cuu/rut").status == 409)
    }
  }

  @Test(
    "Without the code nothing can be done",
    arguments: ["/tra-cuu/bo-sung", "/tra-cuu/danh-gia", "/tra-cuu/xu-ly-lai", "/tra-cuu/rut"])
  func wrongCode(path: String) async throws {
    try await Visitor.visit { visitor in
      let receipt = try await visitor.file()
      let number = try visitor.number(receipt)
      let page = try await visitor.send(
        [
          "_token": try await visitor.get("/gui").token, "number": "\(number)",
          "code": "ABCD-EFGH", "text": "Thêm.", "score": "3", "note": "Lại.",
        ], to: path)
      #expect(page.status == 404)
      #expect(try await visitor.count("ticket_note") == 0)
      let state: String = try await visitor.test.value("SELECT state FROM ticket")
      #expect(state == "received")
    }
  }

  @Test("A page that lay open for too long keeps what was typed", arguments: ["", "old"])
  func expired(token: String) async throws {
    try await Visitor.visit { visitor in
      let receipt = try await visitor.file()
      var form = visitor.key(receipt)
      (form["_token"], form["text"]) = (token, "Cột số 12.")
      let page = try await visitor.send(form, to: "/tra-cuu/bo-sung")
      #expect(page.status == 403)
      #expect(page.text.contains("Cột số 12."))
      #expect(try await visitor.count("ticket_note") == 0)
    }
  }

  @Test("What is handled apart is told in neutral words")
  func restricted() async throws {
    try await Visitor.visit { visitor in
      let receipt = try await visitor.file()
      let number = try visitor.number(receipt)
      let dispatcher = try await visitor.test.actor("dieuphoi1")
      try await visitor.test.office.accept(number, expecting: 1, by: dispatcher)
      try await visitor.test.office.restrict(
        number, as: .denunciation, note: "Nội bộ.", expecting: 2, by: dispatcher)
      let page = try await visitor.send(visitor.key(receipt), to: "/tra-cuu")
      #expect(page.status == 200)
      #expect(page.text.contains("quy trình riêng"))
      // The form's guidance for denouncers is not on this page.
      #expect(!page.text.contains("ố cáo") && !page.text.contains("Nội bộ."))
    }
  }

  @Test("Whoever was merged sees until when, and then the answer, without who else reported")
  func merged() async throws {
    try await Visitor.visit { visitor in
      let (first, second) = (try await visitor.file(), try await visitor.file())
      let (survivor, copy) = try (visitor.number(first), visitor.number(second))
      let office = visitor.test.office
      let dispatcher = try await visitor.test.actor("dieuphoi1")
      try await office.accept(survivor, expecting: nil, by: dispatcher)
      try await office.merge(copy, into: survivor, expecting: nil, by: dispatcher)
      let waiting = try await visitor.send(visitor.key(second), to: "/tra-cuu")
      #expect(waiting.text.contains("Đã gộp với phản ánh cùng nội dung"))
      #expect(waiting.text.contains("trước 17 giờ 00"))
      try await office.answerAtOnce(
        survivor, text: "Đã thay bóng. Cảm ơn chị Trần Thị Mẫu, 0912 000 274.", expecting: nil,
        by: dispatcher)
      let ids = try await visitor.test.database.all(
        Statement(
          "test",
          """
          SELECT (payload -> 'bringAnswer' ->> 'ticket')::bigint,
            (payload -> 'bringAnswer' ->> 'survivor')::bigint
          FROM errand
          WHERE kind = 'bringAnswer'
          """
        ) { row in
          var row = row.reader
          return try (row.next(Int64.self), row.next(Int64.self))
        })
      for (copy, survivor) in ids { try await office.bringAnswer(to: copy, from: survivor) }
      let told = try await visitor.send(visitor.key(second), to: "/tra-cuu")
      #expect(told.text.contains("Đã thay bóng.") && told.text.contains("câu trả lời chung"))
      #expect(!told.text.contains("0912 000 274") && !told.text.contains("Mẫu"))
      #expect(htmlFaults(told.text) == [])
    }
  }
}
