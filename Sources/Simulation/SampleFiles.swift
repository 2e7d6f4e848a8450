import Foundation

/// An invented matter of `sql/sample/matters.jsonl`; `sql/README.md` says what the fields mean.
public struct Matter: Decodable, Sendable {
  /// How a publisher would mask it.
  public struct Public: Decodable, Sendable {
    /// One line.
    public let title: String?
    /// What was asked.
    public let question: String?
  }

  /// Code of its kind.
  public let kind: String
  /// Code of its field.
  public let category: String
  /// Code of its commune today; nil if no place is meant.
  public let commune: String?
  /// Code of the commune in which the place lay in 2024.
  public let commune2024: String?
  /// The place in words.
  public let place: String?
  /// One line.
  public let title: String
  /// What the citizen says.
  public let body: String
  /// What they are answered; nil if nothing can be.
  public let answer: String?
  /// Whether it can't wait.
  public let urgent: Bool?
  /// The public words where masking alone is not enough.
  public let `public`: Public?
  /// Line, from 1, of the matter it repeats.
  public let sameAs: Int?

  /// Every matter of the last weeks, in the order of the file.
  public static func all(in directory: String) throws -> [Matter] {
    let text = try String(contentsOfFile: directory + "/matters.jsonl", encoding: .utf8)
    return try text.split(separator: "\n").map {
      try JSONDecoder().decode(Matter.self, from: Data($0.utf8))
    }
  }
}

/// Names from which reporters and places are drawn.
public struct SampleNames: Decodable, Sendable {
  /// Hamlets and quarters of a commune.
  struct Hamlets: Decodable, Sendable {
    let commune: String
    let names: [String]
  }

  let family: [String]
  let middle: [String]
  let given: [String]
  let hamlets: [Hamlets]

  /// Reads `names.json`.
  public init(in directory: String) throws {
    let data = try Data(contentsOf: URL(filePath: directory + "/names.json"))
    self = try JSONDecoder().decode(SampleNames.self, from: data)
  }

  /// A full name.
  public func draw(_ random: inout SeededRandom) -> String {
    [family, middle, given].map { $0[random.below($0.count)] }.joined(separator: " ")
  }
}

/// Sentences of `sql/sample/fragments.json`: what makes two reports of one matter differ, and the
/// short words of officials. `{hamlet}`, `{landmark}`, `{number}` and `{code}` are filled in.
struct Fragments: Decodable, Sendable {
  let openings, times, details, effects, wishes, landmarks, titles, results: [String]
  let measures, notes, questions, replies, returns, disputes, comments, reminders: [String]
  let extensions, transfers, contributions, sendBacks: [String]

  init(in directory: String) throws {
    let data = try Data(contentsOf: URL(filePath: directory + "/fragments.json"))
    self = try JSONDecoder().decode(Fragments.self, from: data)
  }
}
