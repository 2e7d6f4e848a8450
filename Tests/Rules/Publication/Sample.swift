import Foundation
import Testing

/// A record of the sample file: a text and the personal data in it.
struct Sample: Decodable, Sendable, CustomTestStringConvertible {
  struct Mark: Decodable, Sendable {
    let type: String
    let start: Int
    let end: Int
    let text: String
  }

  let id: String
  let title: String
  var body: String
  var spans: [Mark]

  var testDescription: String { id }

  static let all: [Sample] = {
    guard let url = Bundle.module.url(forResource: "Data/samples", withExtension: "jsonl"),
      let lines = try? String(contentsOf: url, encoding: .utf8)
    else { return [] }
    let decoder = JSONDecoder()
    return lines.split(separator: "\n").compactMap {
      try? decoder.decode(Sample.self, from: Data($0.utf8))
    }
  }()

  /// The same record with every name and number replaced by a common invented one of its form, so
  /// that no rule can live on the syllables and zeros of the file.
  func replaced(using random: inout SeededGenerator) -> Sample {
    var copy = self
    var scalars = String.UnicodeScalarView()
    let source = Array(body.unicodeScalars)
    var position = 0
    copy.spans = []
    for mark in spans {
      scalars.append(contentsOf: source[position..<mark.start])
      let text = Invented.like(mark, using: &random)
      let start = scalars.count
      scalars.append(contentsOf: text.unicodeScalars)
      copy.spans.append(Mark(type: mark.type, start: start, end: scalars.count, text: text))
      position = mark.end
    }
    scalars.append(contentsOf: source[position...])
    copy.body = String(scalars)
    return copy
  }
}
