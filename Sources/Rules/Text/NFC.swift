import Foundation

/// The door of the house: every text that enters is brought into one form here, once, and is
/// never rewritten afterwards (`vietnam.md` 4.6). HTML and SQL in it are text like any other.
public enum NFC {
  /// The text in Unicode normalisation form C with `\n` line ends, without control characters
  /// (NUL included; newline and tab stay), without the invisible marks that turn the direction of
  /// writing, and without blanks at either end. Cleaning twice changes nothing more.
  public static func clean(_ typed: String) -> String {
    var kept = String.UnicodeScalarView()
    var afterReturn = false
    for scalar in typed.unicodeScalars {
      defer { afterReturn = scalar == "\r" }
      if scalar == "\n" && afterReturn { continue }
      if isLineEnd(scalar) {
        kept.append("\n")
      } else if scalar == "\t" || !isUnwanted(scalar) {
        kept.append(scalar)
      }
    }
    return String(kept).precomposedStringWithCanonicalMapping
      .trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// The same for a field of one line: line ends, tabs and runs of blanks become one blank.
  public static func line(_ typed: String) -> String {
    clean(typed).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private static func isLineEnd(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A, 0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  /// C0 and C1 controls, DEL, the byte order mark, and the overrides and isolates of direction.
  private static func isUnwanted(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x1F, 0x7F...0x9F, 0xFEFF, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
