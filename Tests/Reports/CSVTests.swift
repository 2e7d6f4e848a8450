import Foundation
import Testing

@testable import Reports

@Suite("CSV")
struct CSVTests {
  static func line(_ cells: CSV.Cell...) -> String {
    String(decoding: CSV.file([cells]).dropFirst(3), as: UTF8.self)
  }

  @Test("A file begins with the byte order mark and its lines end in CR LF")
  func form() {
    #expect(CSV.file([["a"], []]) == [0xEF, 0xBB, 0xBF] + Array("a\r\n\r\n".utf8))
  }

  @Test(
    "Nothing that a stranger wrote becomes a formula",
    arguments: [
      "=1+1", "+84 912", "-2", "@SUM(A1)", "\t=1", "  =cmd|' /C calc'!A0", "＝1+1", "\r=1", "|x",
    ])
  func formulas(text: String) {
    let cell = Self.line(.text(text)).dropLast()
    let content = cell.hasPrefix("\"") ? cell.dropFirst() : cell
    #expect(content.hasPrefix("'"))
    #expect(content.contains(text.replacing("\"", with: "\"\"")))
  }

  @Test("Commas, quotation marks and line ends stay inside their cell")
  func quoting() {
    #expect(
      Self.line(.text("a,b"), .text("a\"b"), .text("a\nb"), .number(-1))
        == "\"a,b\",\"a\"\"b\",\"a\nb\",-1\r\n")
  }

  @Test("Vietnamese stays as it is")
  func vietnamese() {
    #expect(Self.line(.text("Ổ gà trước chợ")) == "Ổ gà trước chợ\r\n")
  }

  @Test(
    "Fractions are rounded half away from nought",
    arguments: [(85.749, "85.7"), (85.75, "85.8"), (100, "100.0"), (0.05, "0.1"), (-0.5, "-0.5")])
  func decimals(value: Double, text: String) {
    #expect(Self.line(.decimal(value, digits: 1)) == text + "\r\n")
  }
}
