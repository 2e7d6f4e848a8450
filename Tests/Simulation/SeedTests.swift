import Rules
import Testing

@testable import Simulation

@Suite("What is drawn")
struct SeedTests {
  @Test("The same seed draws the same, another sequence of it something else")
  func sequences() {
    var one = SeededRandom(seed: 7, sequence: 3)
    var same = SeededRandom(seed: 7, sequence: 3)
    var other = SeededRandom(seed: 7, sequence: 4)
    let drawn = (0..<20).map { _ in one.next() }
    #expect(drawn == (0..<20).map { _ in same.next() })
    #expect(drawn != (0..<20).map { _ in other.next() })
  }

  @Test("What weighs more is drawn more often")
  func weights() {
    var random = SeededRandom(seed: 1)
    let weighted = Weighted([("rare", 1.0), ("frequent", 9)])
    let frequent = (0..<2_000).count { _ in weighted.draw(&random) == "frequent" }
    #expect((1_700...1_900).contains(frequent))
  }

  @Test("A text that is put together has the search form of the whole")
  func folding() {
    var draft = Draft()
    draft.append(Phrase("Gần trụ"))
    draft.append(blank: " ")
    draft.append(plain: "T17-204")
    draft.append(Phrase(", phía Đường Quý Mỹ."))
    #expect(draft.folded == SearchFolding.fold(draft.text))
  }
}
