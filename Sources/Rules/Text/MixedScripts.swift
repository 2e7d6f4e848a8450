/// Words that mix look-alike letters of several scripts ("Сhào" with a Cyrillic С): a mark of
/// spam and of texts that hide from search and masking. A flag for people, never a verdict.
public enum MixedScripts {
  /// The words of a text that mix Latin letters with Cyrillic or Greek ones, in their order.
  public static func words(in text: String) -> [String] {
    text.split { !$0.isLetter }.map(String.init).filter(isMixed)
  }

  private static func isMixed(_ word: String) -> Bool {
    Set(word.unicodeScalars.compactMap(script)).count > 1
  }

  private enum Script: Hashable {
    case latin
    case cyrillic
    case greek
  }

  private static func script(of scalar: Unicode.Scalar) -> Script? {
    switch scalar.value {
    case 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F, 0x1E00...0x1EFF: .latin
    case 0x400...0x52F: .cyrillic
    case 0x370...0x3FF, 0x1F00...0x1FFF: .greek
    default: nil
    }
  }
}
