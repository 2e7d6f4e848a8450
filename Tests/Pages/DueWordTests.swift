import Foundation
import Rules
import Testing

@testable import Pages

@Suite("Due instants in words")
struct DueWordTests {
  private static func words(_ language: Language) throws -> any Wording {
    language.wording(try LocalClock(timeZone: "Asia/Ho_Chi_Minh"))
  }

  @Test("The end of a day is told as that day, in both languages")
  func midnight() throws {
    let due = try #require(Instant.date(rfc3339: "2026-12-03T17:00:00Z"))
    let (vietnamese, english) = try (Self.words(.vietnamese), Self.words(.english))
    #expect(vietnamese.due(due) == "hết ngày 03/12/2026")
    #expect(vietnamese.shortDue(due) == "hết 3/12")
    #expect(vietnamese.deadline(due) == "chậm nhất hết ngày 03/12/2026")
    #expect(vietnamese.terseDue(due) == "hết ngày 03/12/2026")
    #expect(vietnamese.paperDeadline(due) == "chậm nhất hết ngày 03 tháng 12 năm 2026")
    #expect(vietnamese.sortableDue(due) == "2026-12-03 24:00")
    #expect(english.due(due) == "end of 3 December 2026")
    #expect(english.deadline(due) == "by the end of 3 December 2026")
    #expect(vietnamese.transferBy(due).contains("chuyển chậm nhất hết ngày 03/12/2026"))
  }

  @Test("A due instant within a day keeps its hour")
  func hour() throws {
    let due = try #require(Instant.date(rfc3339: "2026-12-03T10:00:00Z"))
    let words = try Self.words(.vietnamese)
    #expect(words.due(due) == "17 giờ 00, thứ Năm 03/12/2026")
    #expect(words.shortDue(due) == "17:00 3/12")
    #expect(words.deadline(due) == "trước 17 giờ 00, ngày 03/12/2026")
    #expect(words.sortableDue(due) == "2026-12-03 17:00")
  }

  @Test("Who gave no name is not said to have one")
  func reach() throws {
    let words = try Self.words(.vietnamese)
    func said(name: Bool, anonymous: Bool) -> String {
      words.reach(
        name: name, email: false, mobile: false, phone: false, address: false,
        anonymous: anonymous)
    }
    #expect(said(name: false, anonymous: false).hasPrefix("Không cho biết tên,"))
    #expect(said(name: true, anonymous: false).hasPrefix("Có tên,"))
    #expect(said(name: true, anonymous: true).hasPrefix("Ẩn danh,"))
  }
}
