import Foundation

/// The search column's form of a text: small letters without marks, so that "duong hung vuong"
/// finds "Đường Hùng Vương" and "hòa" finds "hoà". Typed text is never rewritten; this stands
/// beside it.
///
/// The SQL function of the same meaning must give the same result, so the fold is a chain of
/// replacements over explicit code points and asks no locale:
///
/// 1. normalise to NFKD;
/// 2. `[gG][oO]\u031B\u0309[iI]` (gởi) → `gui` (gửi); other spellings that differ only in marks,
///    such as "phản ảnh/phản ánh", meet by themselves in step 3;
/// 3. drop the marks U+0300–036F and the invisible U+00AD, U+200B–200F, U+202A–202E,
///    U+2060–2064, U+FE00–FE0F, U+FEFF;
/// 4. `A–Z` → `a–z`, `Đ đ Ð ð` → `d`;
/// 5. everything else below U+00C0 that is no letter or digit, × and ÷, U+2000–2BFF (punctuation,
///    signs, arrows), U+2E00–2E7F, U+3000–303F, U+E000–F8FF and U+1F000–1FAFF (emoji) → blank;
///    runs of blanks → one, none at the ends;
/// 6. a word of consonants and `y`, or `quy`, ends in `i`: "kỹ/kĩ", "quý/quí".
public enum SearchFolding {
  /// The folded text: words of letters and digits, one blank between them. Folding twice changes
  /// nothing more.
  public static func fold(_ text: String) -> String { quick(text) ?? slow(text) }

  /// The steps one by one, for any text.
  static func slow(_ text: String) -> String {
    var folded = String.UnicodeScalarView()
    var isAfterBlank = true
    for scalar in southern(text).unicodeScalars {
      if isIgnored(scalar) { continue }
      if isBlank(scalar) {
        if !isAfterBlank { folded.append(" ") }
        isAfterBlank = true
      } else {
        folded.append(lower(scalar))
        isAfterBlank = false
      }
    }
    if folded.last == " " { folded.removeLast() }
    return String(folded).split(separator: " ").map(withoutFinalY).joined(separator: " ")
  }

  /// The second key, without blanks, for texts that a scanner tore apart ("Xuân B ắc") and for
  /// numbers typed in groups.
  /// - Parameter folded: A text as `fold` gives it.
  public static func joined(_ folded: String) -> String {
    folded.filter { $0 != " " }
  }

  /// Small letters in NFC with their marks, the tone of an open "oa", "oe", "uy" on its first
  /// vowel: two texts that are the same word for a reader. Ranks exact matches before those that
  /// only agree without marks ("phố", "phở", "pho").
  public static func marked(_ text: String) -> String {
    let lowered = NFC.line(text).lowercased().precomposedStringWithCanonicalMapping
    let letters = Array(lowered)
    var result = ""
    var index = 0
    while index < letters.count {
      let isOpen = index + 2 >= letters.count || !letters[index + 2].isLetter
      if index + 1 < letters.count, isOpen,
        let older = olderTone[String(letters[index...(index + 1)])]
      {
        result += older
        index += 2
      } else {
        result.append(letters[index])
        index += 1
      }
    }
    return result
  }

  /// Whether a phrase stands in a text with its first letter at the start of a word; its last
  /// word may be the beginning of a longer one.
  /// - Parameters:
  ///   - phrase: A folded phrase; the empty phrase is nowhere.
  ///   - folded: A folded text.
  public static func contains(_ phrase: String, in folded: String) -> Bool {
    !phrase.isEmpty && (folded.hasPrefix(phrase) || folded.contains(" " + phrase))
  }

  /// Whether a phrase of whole words stands in a text.
  /// - Parameters:
  ///   - phrase: A folded phrase; the empty phrase is nowhere.
  ///   - folded: A folded text.
  public static func containsWords(_ phrase: String, in folded: String) -> Bool {
    !phrase.isEmpty && " \(folded) ".contains(" \(phrase) ")
  }

  /// Step 1 and 2.
  private static func southern(_ text: String) -> String {
    let parts = Array(text.decomposedStringWithCompatibilityMapping.unicodeScalars)
    guard parts.contains("\u{31B}") else { return String(String.UnicodeScalarView(parts)) }
    var result = String.UnicodeScalarView()
    var index = 0
    while index < parts.count {
      if isSouthernSend(parts[index...].prefix(5)) {
        result.append(contentsOf: "gui".unicodeScalars)
        index += 5
      } else {
        result.append(parts[index])
        index += 1
      }
    }
    return String(result)
  }

  private static func isSouthernSend(_ five: ArraySlice<Unicode.Scalar>) -> Bool {
    guard five.count == 5, let first = five.first, first == "g" || first == "G" else {
      return false
    }
    let rest = Array(five.dropFirst())
    return (rest[0] == "o" || rest[0] == "O") && rest[1] == "\u{31B}" && rest[2] == "\u{309}"
      && (rest[3] == "i" || rest[3] == "I")
  }

  /// Step 3.
  static func isIgnored(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x300...0x36F, 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0xFE00...0xFE0F,
      0xFEFF:
      true
    default: false
    }
  }

  /// Step 4.
  static func lower(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    case "A"..."Z": Unicode.Scalar(UInt8(scalar.value + 32))
    case "Đ", "đ", "Ð", "ð": "d"
    default: scalar
    }
  }

  /// Step 5.
  static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: false
    case 0...0xBF, 0xD7, 0xF7, 0x2000...0x2BFF, 0x2E00...0x2E7F, 0x3000...0x303F,
      0xE000...0xF8FF, 0x1F000...0x1FAFF:
      true
    default: false
    }
  }

  /// Step 6.
  private static func withoutFinalY(_ word: Substring) -> String {
    let stem = word.dropLast()
    guard word.last == "y", !stem.isEmpty,
      stem == "qu" || stem.allSatisfy({ "bcdghklmnpqrstvx".contains($0) })
    else { return String(word) }
    return stem + "i"
  }

  /// The tone of open syllables, newer place → older place.
  private static let olderTone: [String: String] = [
    "oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa",
    "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe",
    "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
  ]
}
