import Foundation

/// An expression over small letters without marks, compiled once. It is run over a whole text, or
/// over a short piece of one, never over everything before each word: masking takes time in
/// proportion to its text, whoever wrote it.
struct RedactionExpression: Sendable {
  private let expression: NSRegularExpression?

  /// - Parameter pattern: In ICU's notation; without unbounded repetitions that can begin at
  ///   every letter.
  init(_ pattern: String) {
    expression = try? NSRegularExpression(pattern: pattern)
  }

  /// Whether the expression was understood; a test asks every one.
  var isWellFormed: Bool { expression != nil }

  /// Where a group stands in every match, in indices of `RedactionText.letters`.
  func ranges(in text: RedactionText, group: Int = 0) -> [Range<Int>] {
    let whole = NSRange(location: 0, length: text.letters.count)
    let matches = expression?.matches(in: text.lower, range: whole) ?? []
    return matches.compactMap { Range($0.range(at: group)) }
  }

  /// UTF-16 offsets of group 1 in the first match in a short piece.
  func first(in piece: String) -> Range<Int>? {
    let whole = NSRange(location: 0, length: piece.utf16.count)
    return expression?.firstMatch(in: piece, range: whole).flatMap { Range($0.range(at: 1)) }
  }
}
