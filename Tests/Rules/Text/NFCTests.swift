import Foundation
import Rules
import Testing

@Suite("Text at the door")
struct NFCTests {
  @Test("A decomposed name of 27 code points enters as 21")
  func composes() {
    let name = "Nguyễn Thị Thuỳ Dương".decomposedStringWithCanonicalMapping
    #expect(name.unicodeScalars.count == 27)
    #expect(NFC.clean(name).unicodeScalars.count == 21)
  }

  @Test(
    "Control characters vanish, line ends become one kind, blanks at the ends go",
    arguments: [
      ("a\u{0}b", "ab"), ("a\r\nb\rc\u{2028}d", "a\nb\nc\nd"), (" \u{7}x\u{9B}\t\n", "x"),
      ("a\tb", "a\tb"), ("\u{FEFF}a\u{202E}b", "ab"), ("\u{0}", ""),
    ])
  func strips(typed: String, clean: String) {
    #expect(scalars(NFC.clean(typed)) == scalars(clean))
  }

  @Test(
    "HTML and SQL stay as typed",
    arguments: ["<b>1 < 2 & 3</b>", "'; DROP TABLE ticket; --", "=HYPERLINK(\"x\")"])
  func keeps(typed: String) {
    #expect(NFC.clean(typed) == typed)
  }

  @Test("A field of one line has single blanks")
  func oneLine() {
    #expect(NFC.line("  Ấp 3\n\t xã   Xuân Tâm ") == "Ấp 3 xã Xuân Tâm")
  }

  @Test("Cleaning twice is cleaning once")
  func idempotent() {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<500 {
      let once = NFC.clean(randomText(using: &random))
      #expect(scalars(NFC.clean(once)) == scalars(once))
    }
  }
}
