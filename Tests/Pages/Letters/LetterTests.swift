import Foundation
import Pages
import Rules
import Testing

@Suite("Letters")
struct LetterTests {
  static func book(authority: String = "UBND Phường Xuân Lộc", url: String? = "https://a.example")
    throws -> LetterBook
  {
    LetterBook(
      site: Site(authority: authority, authorityEnglish: "Xuân Lộc Ward", baseURL: url),
      clock: try LocalClock(timeZone: "Asia/Ho_Chi_Minh"))
  }

  static func subject(unit: String? = "P. KTHTĐT", answer: String? = nil) throws
    -> LetterBook.Subject
  {
    LetterBook.Subject(
      number: try #require(TicketNumber(year: 2026, serial: 123)),
      dueAt: Instant.date(rfc3339: "2026-06-16T10:00:00Z"), unit: unit, answer: answer)
  }

  @Test("A text message is plain letters and fits into one", arguments: CitizenNews.allCases)
  func texts(news: CitizenNews) throws {
    let long = "Ủy ban nhân dân thành phố Đồng Nai, Trung tâm Phục vụ hành chính công tỉnh"
    for authority in ["UBND P.Xuân Lộc", long] {
      let text = try Self.book(authority: authority).text(news, Self.subject()).body
      #expect(text.utf8.count <= 160)
      #expect(text.utf8.allSatisfy { (0x20..<0x7F).contains($0) })
      #expect(text.hasPrefix("PA-2026-000123-"))
    }
    #expect(try Self.book().text(news, Self.subject()).body.contains("https://a.example/tra-cuu"))
  }

  @Test("A promise is said with its hour and day, and an answer in its own words")
  func words() throws {
    let accepted = try Self.book().mail(.accepted, Self.subject())
    #expect(accepted.body.contains("Hẹn trả lời trước 17 giờ 00, ngày 16/6/2026."))
    #expect(accepted.subject.contains("PA-2026-000123-"))
    let answered = try Self.book().mail(.answered, Self.subject(answer: "Đã vá ổ gà."))
    #expect(answered.body.contains("Nội dung trả lời:\n\nĐã vá ổ gà."))
    #expect(answered.body.contains("Your ticket"))
  }

  @Test("What is due at midnight is promised for the day before, in every letter")
  func midnight() throws {
    let subject = LetterBook.Subject(
      number: try #require(TicketNumber(year: 2026, serial: 123)),
      dueAt: Instant.date(rfc3339: "2026-12-03T17:00:00Z"), unit: nil, answer: nil)
    let book = try Self.book()
    #expect(book.text(.accepted, subject).body.contains("han tra loi 03/12/2026"))
    let mail = book.mail(.accepted, subject).body
    #expect(mail.contains("Hẹn trả lời chậm nhất hết ngày 03/12/2026."))
    #expect(mail.contains("by the end of 3 December 2026"))
    #expect(!mail.contains("04/12") && !mail.contains("4 December"))
  }

  @Test(
    "Every letter is composed Vietnamese without an access code", arguments: CitizenNews.allCases)
  func mails(news: CitizenNews) throws {
    for url in ["https://a.example", nil] {
      let letter = try Self.book(url: url).mail(news, Self.subject(unit: nil))
      #expect(letter.body == letter.body.precomposedStringWithCanonicalMapping)
      #expect(!letter.body.contains("nil") && !letter.body.contains("Optional"))
      #expect(!letter.body.contains("?ma="))
    }
  }
}
