import Rules
import Testing

@testable import Pages

@Suite("Sentences with figures in them")
struct SentenceTests {
  @Test("The sentence of the week says where the overdue ones are, and nothing that says little")
  func week() throws {
    let week = try #require(ISOWeek("2026-W47"))
    let (vietnamese, english) = (
      Language.vietnamese.wording(.universal), Language.english.wording(.universal)
    )
    #expect(
      vietnamese.weeklySentence(week, overdue: 10, before: 12, withoutUnit: 5, worst: [1, 1, 1])
        == "Tuần 47: 10 phiếu quá hạn, ít hơn tuần trước 2; 5 phiếu chưa có đơn vị.")
    #expect(
      vietnamese.weeklySentence(week, overdue: 9, before: nil, withoutUnit: 0, worst: [4, 3, 1])
        == "Tuần 47: 9 phiếu quá hạn; nhiều nhất ở 2 đơn vị: 7 phiếu.")
    #expect(
      english.weeklySentence(week, overdue: 9, before: nil, withoutUnit: 1, worst: [4, 1, 1])
        == "Week 47: 9 overdue; 1 with no unit yet; one unit has 4 of them.")
  }

  @Test(
    "A button says what will be done",
    arguments: [Verb.accept, .decline, .transfer, .forward, .takeUp, .return, .assign])
  func buttons(verb: Verb) {
    let (vietnamese, english) = (
      Language.vietnamese.wording(.universal), Language.english.wording(.universal)
    )
    #expect(vietnamese.act(verb) == vietnamese.verb(verb))
    #expect(english.act(verb) != english.verb(verb))
  }
}
