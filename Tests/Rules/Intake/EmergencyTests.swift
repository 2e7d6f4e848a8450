import Foundation
import Testing

@testable import Rules

@Suite("Words of danger")
struct EmergencyTests {
  @Test(
    "Danger names the numbers to call first",
    arguments: [
      ("Cháy rừng trên núi Chứa Chan, lửa đang lan", [Emergency.Number.fire]),
      ("CHÁY NHÀ ở ấp 3!!!", [.fire]), ("chay rung tren nui", [.fire]),
      ("công nhân ngộ độc, đã đưa đi cấp cứu", [.ambulance]), ("ngo doc, cap cuu", [.ambulance]),
      ("Nghi trẻ em bị đánh đập", [.police, .children]),
      ("chau be bi danh dap", [.police, .children]), ("hai nhóm đánh nhau", [.police]),
      ("có người đuối nước", [.fire, .ambulance]),
    ])
  func danger(text: String, numbers: [Emergency.Number]) throws {
    let hint = try #require(Emergency.hint(in: text))
    #expect(hint.numbers == numbers)
    #expect(!hint.words.isEmpty)
  }

  @Test(
    "Words that only look like danger are none",
    arguments: [
      "xe đi chạy ẩu", "xe chay qua nhanh", "ruộng lúa ngập nước", "bi lua dao mua lua",
      "kiểm tra phòng cháy, chữa cháy", "bóng đèn đường bị hư", "đèn cháy ba hôm nay",
      "gần ga xe lửa", "", "trẻ em không có chỗ chơi",
    ])
  func calm(text: String) {
    #expect(Emergency.hint(in: text) == nil)
  }

  @Test("Every word of danger is found, however it is typed", arguments: DangerWord.all)
  func everyWord(danger: DangerWord) throws {
    let sentence = "Đang có \(danger.word) ở đây"
    for text in [
      danger.word, sentence, sentence.uppercased(), sentence.decomposedStringWithCanonicalMapping,
      "\(danger.word)!!! 😭",
    ] {
      let hint = try #require(Emergency.hint(in: text), "\(text)")
      #expect(hint.words.contains(danger.word), "\(text)")
      #expect(Set(danger.numbers).isSubset(of: hint.numbers))
    }
    for phrase in danger.unmarked {
      let hint = try #require(Emergency.hint(in: "o day co \(phrase) roi"), "\(phrase)")
      #expect(hint.words.contains(danger.word), "\(phrase)")
    }
  }

  @Test("A phrase that only holds a word of danger is none, beside a real one it hides nothing")
  func harmless() throws {
    for phrase in DangerWord.harmless + DangerWord.harmlessUnmarked {
      #expect(Emergency.hint(in: "\(phrase) \(phrase)") == nil, "\(phrase)")
    }
    let both = try #require(Emergency.hint(in: "Đội chữa cháy chưa tới, nhà đang cháy"))
    #expect(both.words == ["cháy"])
    #expect(Emergency.hint(in: "xe lua chay qua ga") == nil)
    #expect(Emergency.hint(in: "lua lan den chay nha")?.numbers == [.fire])
  }

  @Test("A text with hardly any marks is read without them")
  func hardlyMarked() {
    #expect(Emergency.hint(in: "chay nha o ấp 3, goi mai khong duoc")?.numbers == [.fire])
    #expect(Emergency.hint(in: "chạy xe qua nhà dân rất ẩu") == nil)
  }

  @Test("A child calls for 111 only where the police is called")
  func children() {
    #expect(Emergency.hint(in: "bé gái bị xâm hại")?.numbers == [.police, .children])
    #expect(Emergency.hint(in: "bé gái ngộ độc")?.numbers == [.ambulance])
  }

  @Test("Numbers come in one order, whatever the order of the words")
  func order() {
    let numbers = Emergency.hint(in: "cấp cứu! đánh nhau, rồi cháy nhà, có trẻ em")?.numbers
    #expect(numbers == [.police, .fire, .ambulance, .children])
  }
}

extension DangerWord: CustomTestStringConvertible {
  var testDescription: String { word }
}
