import Testing

@testable import Rules

@Suite("The patterns of masking")
struct RedactionPatternTests {
  @Test("Every expression is understood")
  func wellFormed() {
    let all = RedactionPatterns.certain + RedactionPatterns.afterNames + RedactionPatterns.last
    #expect(all.count > 15)
    #expect(all.allSatisfy { $0.isWellFormed })
  }
}
