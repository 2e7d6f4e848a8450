import Rules
import Store
import Support
import Testing

@testable import Casework

@Suite("What could be answered at once")
struct ReadyAnswerTests {
  @Test("At intake, templates that answer at once and questions answered in public are found")
  func ready() async throws {
    let test = try await TestOffice.open()
    let clerk = try await test.actor("tongdai1").principal
    let hours = try await test.office.readyAnswers(
      matching: "Cho hỏi giờ làm việc nơi tiếp nhận hồ sơ", for: clerk)
    #expect(hours.first?.title.contains("giờ làm việc") == true)
    #expect(try await test.office.readyAnswers(matching: "ổ gà", for: clerk).isEmpty)
    let officer = try await test.actor("kthtdt.cv1").principal
    #expect(try await test.office.readyAnswers(matching: "giờ làm việc", for: officer).isEmpty)
  }

  @Test("A question that was answered in public is found by its words, and only once it is public")
  func questions() async throws {
    var desk = DeskOffice(test: try await TestOffice.open())
    try await desk.file("asked") {
      $0.kind = "question"
      $0.category = "tthc_mot_cua"
      $0.title = "Làm căn cước cho trẻ em"
      $0.body = "Xin hỏi làm căn cước cho trẻ em cần giấy tờ gì?"
    }
    let number = try desk.number("asked")
    let clerk = try await desk.test.actor("tongdai1")
    try await desk.office.answerAtOnce(
      number, text: "Mang giấy khai sinh.", method: .callBack, expecting: nil, by: clerk)
    func found() async throws -> [ReadyAnswer] {
      try await desk.office.readyAnswers(
        matching: "can cuoc tre em", category: "tthc_mot_cua", for: clerk.principal
      ).filter { $0.source == .question(number) }
    }
    let text = PublicText(
      title: "Căn cước cho trẻ em", question: "Cần giấy tờ gì?", answer: "Giấy khai sinh.")
    try await desk.office.draftPublication(
      number, text: text, by: desk.test.actor("congkhai1"))
    #expect(try await found().isEmpty)
    try await desk.office.approvePublication(number, by: desk.test.actor("congkhai2"))
    #expect(try await found().map(\.text) == ["Giấy khai sinh."])
  }
}
