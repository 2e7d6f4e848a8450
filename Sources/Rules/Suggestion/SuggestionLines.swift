public import Foundation

/// The JSON Lines contract of `hoiam suggest`: one answer for each line, in order.
public struct SuggestionLines: Sendable {
  /// A line, as offices and their tools write it.
  struct Line: Decodable {
    struct Place: Decodable {
      var commune: String?

      private enum CodingKeys: String, CodingKey { case commune }

      /// A place in words, as some write it, names no commune.
      init(from decoder: any Decoder) throws {
        let values = try? decoder.container(keyedBy: CodingKeys.self)
        commune = try values?.decodeIfPresent(String.self, forKey: .commune)
      }
    }

    var id: String?
    var title: String?
    let body: String
    var receivedAt: String?
    var place: Place?
    /// What was decided; only read to learn.
    var kind: String?
    var kinds: [String]?
    var category: String?
    var urgent: Bool?
    var unit: String?
  }

  /// What is written for a line.
  struct Answer: Encodable {
    struct Choice<Value: Encodable>: Encodable {
      let value: Value
      let because: [String]
    }

    let id: String
    let kind: Choice<String>
    let category: Choice<String>
    let unit: Choice<String?>
    let urgent: Choice<Bool>
    let duplicateOf: [String]
  }

  private struct Failure: Encodable {
    let id: String?
    let error: [String: String]
  }

  private let suggester: Suggester
  private var earlier: [Report] = []
  /// What a report was found to be a copy of.
  private var first: [String: String] = [:]

  /// Lines for which earlier ones are the candidates for duplicates.
  public init(knowledge: Knowledge) {
    suggester = Suggester(knowledge: knowledge)
  }

  /// The answer to one line, without a line break; a line that can't be read has its error as the
  /// answer.
  public mutating func answer(_ line: Data) -> String {
    guard let line = try? JSONDecoder().decode(Line.self, from: line), let id = line.id else {
      return SuggestionLines.json(
        Failure(
          id: nil,
          error: [
            "code": "bad_line", "message": "a line is a JSON object with the strings id and body",
          ]))
    }
    let title = line.title ?? ""
    let suggestion = suggester.suggest(title: title, body: line.body)
    let unit = suggester.unit(for: suggestion.category.value, in: line.place?.commune)
    return SuggestionLines.json(
      Answer(
        id: id,
        kind: Answer.Choice(
          value: suggestion.kind.value.rawValue, because: suggestion.kind.because),
        category: Answer.Choice(
          value: suggestion.category.value, because: suggestion.category.because),
        unit: Answer.Choice(
          value: unit?.unit,
          because: unit.map {
            ["\(suggestion.category.value): \($0.got)/\($0.of)"]
          } ?? []),
        urgent: Answer.Choice(
          value: suggestion.urgent.value, because: suggestion.urgent.because),
        duplicateOf: duplicates(of: line, id, suggestion)))
  }

  /// The first report of each matter that a line tells of again.
  private mutating func duplicates(
    of line: Line, _ id: String, _ suggestion: Suggestion
  ) -> [String] {
    guard let receivedAt = line.receivedAt.flatMap(Instant.date(rfc3339:)),
      !suggestion.kind.value.isRestricted, suggestion.kind.value != .invalid
    else { return [] }
    let report = Report(
      id: id, title: line.title ?? "", body: line.body, receivedAt: receivedAt,
      commune: line.place?.commune, category: suggestion.category.value)
    var found: [String] = []
    for other in earlier where Likeness.of(report, other) != nil {
      let origin = first[other.id] ?? other.id
      if !found.contains(origin) { found.append(origin) }
    }
    earlier.append(report)
    if let origin = found.first { first[id] = origin }
    return found
  }

  /// The decision that a line tells of.
  /// - Returns: nil if it tells of none that is known.
  public static func decision(_ line: Data) -> Decision? {
    guard let line = try? JSONDecoder().decode(Line.self, from: line),
      let kind = (line.kind ?? line.kinds?.first).flatMap(Kind.init(rawValue:)),
      let category = line.category
    else { return nil }
    return Decision(
      title: line.title ?? "", body: line.body, kind: kind, category: category,
      urgent: line.urgent ?? false, commune: line.place?.commune, unit: line.unit)
  }

  private static func json(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
  }
}
