import Foundation
import Rules
import Testing

@Suite("Ticket numbers")
struct TicketNumberTests {
  static let samples: [TicketNumber] = {
    var random = SeededGenerator(seed: 3)
    let drawn = (0..<150).compactMap { _ in
      TicketNumber(
        year: .random(in: 2024...2031, using: &random),
        serial: .random(in: 1...(Bool.random(using: &random) ? 999 : 9_999_999), using: &random))
    }
    return drawn
      + [(2026, 1), (2026, 123), (2026, 999_999), (2026, 1_000_000)].compactMap {
        TicketNumber(year: $0, serial: $1)
      }
  }()

  @Test("The printed form has year, six digits and the check digit")
  func printed() throws {
    let number = try #require(TicketNumber(year: 2026, serial: 123))
    #expect(number.description == "PA-2026-000123-\(number.checkDigit)")
    #expect(
      TicketNumber(year: 2026, serial: 1_234_567)?.description.hasPrefix("PA-2026-1234567-") == true
    )
  }

  @Test("The check digit of Damm's own example, 572, is 4")
  func example() throws {
    let number = try #require(TicketNumber(year: 2000, serial: 572))
    var digits = "2000000572".compactMap(\.wholeNumberValue)
    digits.append(number.checkDigit)
    #expect(number.description == "PA-2000-000572-\(digits[10])")
    #expect(TicketNumber(checked: "PA-2000-000572-\(digits[10])") == number)
  }

  @Test("Every wrong digit is caught")
  func wrongDigit() {
    for number in Self.samples {
      forEachDigit(of: number.description) { text, index, digit in
        for other in 0...9 where other != digit {
          var wrong = text
          wrong[index] = Character(String(other))
          #expect(TicketNumber(checked: String(wrong)) == nil, "\(number) as \(String(wrong))")
        }
      }
    }
  }

  @Test("Every swap of neighbours is caught")
  func swap() {
    for number in Self.samples {
      let text = Array(number.description)
      let digits = text.indices.filter { text[$0].isNumber }
      for (left, right) in zip(digits, digits.dropFirst()) where text[left] != text[right] {
        var wrong = text
        wrong.swapAt(left, right)
        #expect(TicketNumber(checked: String(wrong)) == nil, "\(number) as \(String(wrong))")
      }
    }
  }

  @Test("The public side reads a number however it is typed, with its check digit")
  func publicForms() throws {
    let number = try #require(TicketNumber(year: 2026, serial: 123))
    let check = number.checkDigit
    for typed in [
      "PA-2026-000123-\(check)", "pa-2026-000123-\(check)", "2026000123\(check)",
      "pa2026 123 \(check)", "PA 2026 000 123 \(check)", "  pa.2026.123.\(check)  ",
      "2026-123-\(check)", "PA-2O26-OOOl23-\(check)", "p a 2 0 2 6 0 0 0 1 2 3 \(check)",
      "Mã số: PA-2026-000123-\(check)", "ＰＡ－２０２６－０００１２３－\(check)",
    ] {
      #expect(TicketNumber(checked: typed) == number, "\(typed)")
    }
  }

  @Test(
    "The public side needs year and check digit",
    arguments: [
      "", "PA", "PA-2026", "123", "PA-2026-000123", "000123-4", "PA-2026-000000-0",
      "ổ gà 2026 000123 4", "PA-2026-000123-x", "99999999999999999999999", "\u{0}", "PB-2026-1-1",
    ])
  func publicRefusals(typed: String) {
    #expect(TicketNumber(checked: typed) == nil)
  }

  @Test("Staff see every reading, the surest first")
  func staffReadings() throws {
    let number = try #require(TicketNumber(year: 2026, serial: 123))
    let check = number.checkDigit
    let wrong = (check + 1) % 10
    let forms: [(String, TicketNumber.Reading.Check)] = [
      ("pa2026 123", .absent), ("123", .absent), ("PA-2026-000123", .absent), ("l23", .absent),
      ("2026000123\(check)", .right), ("123-\(check)", .right), ("26-123-\(check)", .right),
      ("PA-2026-000123-\(wrong)", .wrong), ("000123-\(wrong)", .wrong), ("123\(check)", .right),
    ]
    for (typed, expected) in forms {
      let readings = TicketNumber.readings(of: typed, currentYear: 2026)
      #expect(readings.first { $0.number == number }?.check == expected, "\(typed)")
      #expect(readings.map(\.checked) == readings.map(\.checked).sorted { $0 && !$1 })
      #expect(Set(readings.map(\.number)).count == readings.count)
    }
  }

  @Test("A number of another year is found with its year only")
  func otherYear() throws {
    let number = try #require(TicketNumber(year: 2024, serial: 88))
    #expect(
      TicketNumber.readings(of: "2024 88", currentYear: 2026).contains { $0.number == number })
    #expect(!TicketNumber.readings(of: "88", currentYear: 2026).contains { $0.number == number })
  }

  @Test(
    "Words are a search, not a number",
    arguments: ["ổ gà", "khu phố 5", "chợ Gia Ray 2026", "", "0912 000 274 000 111", "o o"])
  func words(typed: String) {
    #expect(TicketNumber.readings(of: typed, currentYear: 2026).isEmpty)
  }

  @Test("The printed form is read back, in text and in JSON")
  func roundTrip() throws {
    for number in Self.samples {
      #expect(TicketNumber(checked: number.description) == number)
      let json = try JSONEncoder().encode([number])
      #expect(try JSONDecoder().decode([TicketNumber].self, from: json) == [number])
    }
  }

  @Test("Numbers outside the series don't exist")
  func ranges() {
    #expect(TicketNumber(year: 1999, serial: 1) == nil)
    #expect(TicketNumber(year: 2026, serial: 0) == nil)
    #expect(TicketNumber(year: 2026, serial: 1_000_000_000) == nil)
  }

  private func forEachDigit(of text: String, _ body: ([Character], Int, Int) -> Void) {
    let letters = Array(text)
    for (index, letter) in letters.enumerated() {
      if let digit = letter.wholeNumberValue { body(letters, index, digit) }
    }
  }
}
