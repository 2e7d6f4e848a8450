import Foundation

/// Looks for spans, the surest sorts first; what is found once is not looked at again.
struct RedactionFinder {
  let text: RedactionText
  /// Spans with indices of `RedactionText.letters`.
  private(set) var found: [Redaction.Span] = []
  /// Whether most of the words around each word are in capitals.
  let isShouting: [Bool]
  /// For each letter the index of the span in `found` that holds it, -1 where there is none.
  private var holder: [Int]

  init(_ typed: String) {
    text = RedactionText(typed)
    isShouting = text.words.indices.map(text.isShouting)
    holder = Array(repeating: -1, count: text.letters.count)
  }

  /// The spans in their order, in code points of the text as given.
  var spans: [Redaction.Span] {
    found.sorted { $0.range.lowerBound < $1.range.lowerBound }.map { span in
      let first = text.source[span.range.lowerBound].lowerBound
      let last = text.source[span.range.upperBound - 1].upperBound
      return Redaction.Span(sort: span.sort, range: first..<last, because: span.because)
    }
  }

  /// Looks for everything.
  mutating func run(reporters: [Redaction.Reporter]) {
    runForExposures(reporters: reporters)
    findNames()
    find(RedactionPatterns.afterNames)
    findBirthsBesideNames()
    findAddresses()
    find(RedactionPatterns.last)
  }

  /// Looks for what leads to a person: all that is found later is of other sorts, and never takes
  /// the place of what was found before.
  mutating func runForExposures(reporters: [Redaction.Reporter]) {
    find(RedactionPatterns.certain)
    findNumbers()
    for reporter in reporters { findReporter(reporter) }
  }

  /// Whether nothing was found in a range yet.
  func isFree(_ range: Range<Int>) -> Bool {
    var index = range.lowerBound
    while index < range.upperBound, holder[index] < 0 { index += 1 }
    return !range.isEmpty && index == range.upperBound
  }

  /// Adds a span unless it touches one that was found before.
  mutating func add(_ sort: Redaction.Sort, _ range: Range<Int>, _ because: Redaction.Because) {
    guard isFree(range) else { return }
    found.append(Redaction.Span(sort: sort, range: range, because: because))
    for index in range { holder[index] = found.count - 1 }
  }

  /// The span that holds an index.
  func span(at index: Int) -> Redaction.Span? {
    guard holder.indices.contains(index), holder[index] >= 0 else { return nil }
    return found[holder[index]]
  }

  /// The part of a range up to what was found before.
  func free(_ range: Range<Int>) -> Range<Int> {
    var end = range.lowerBound
    while end < range.upperBound, holder[end] < 0 { end += 1 }
    return range.lowerBound..<end
  }

  private mutating func find(_ patterns: [RedactionPattern]) {
    for pattern in patterns {
      for range in pattern.matches(in: text) { add(pattern.sort, range, pattern.because) }
    }
  }
}
