import Testing

@testable import Rules

@Suite("The patterns of masking")
struct RedactionPatternTests {
  @Test("Every expression is understood")
  func wellFormed() {
    let all = RedactionPatterns.certain + RedactionPatterns.afterNames + RedactionPatterns.last
    #expect(all.count > 15)
    #expect(all.allSatisfy { $0.isWellFormed })
    let others =
      NumberCues.expressions.map(\.1) + [
        DigitGroup.unit, Homes.residence, Homes.ownHouse, Homes.besideName, Homes.number,
        RedactionFinder.dateBesideName,
      ]
    #expect(others.allSatisfy { $0.isWellFormed })
  }

  @Test("What reaches over the end of a text is cut off there")
  func ends() {
    let text = RedactionText("nhà số 12")
    #expect(text.string(4..<30) == "so 12")
    #expect(text.string(-4..<3) == "nha")
    #expect(text.before(9, 40) == "nha so 12")
  }
}
