import Foundation

/// Vietnamese without marks, as text messages have it.
enum PlainLetters {
  /// The text in ASCII: marks dropped, đ as d, everything else that isn't ASCII left out.
  static func of(_ text: String) -> String {
    var plain = ""
    for scalar in text.decomposedStringWithCanonicalMapping.unicodeScalars {
      switch scalar {
      case "đ": plain.append("d")
      case "Đ": plain.append("D")
      case _ where scalar.isASCII: plain.unicodeScalars.append(scalar)
      default: break
      }
    }
    return plain
  }
}
