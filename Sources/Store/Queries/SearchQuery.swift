public import FoundationEssentials
import Postgres
public import Rules

/// What a search looks for in `ticket_search.document`, as a `tsquery`.
public struct SearchQuery: Sendable, Hashable {
  /// Any of these; one for the words as they were typed.
  public let variants: [SearchTerms]

  /// A question.
  public init(_ variants: [SearchTerms]) {
    self.variants = variants
  }

  /// The words, wherever they stand.
  var words: String { anyOf("") }

  /// The words in the title.
  var inTitle: String { anyOf(":A") }

  /// The words in the title, the text and the place.
  var said: String { anyOf(":AB") }

  /// The words side by side, as a Vietnamese word of several syllables stands.
  var sideBySide: String { anyOf("", joinedBy: " <-> ") }

  private func anyOf(_ weights: String, joinedBy and: String = " & ") -> String {
    variants.filter { !$0.words.isEmpty }.map { terms in
      "(" + terms.words.map { SearchQuery.word($0, weights) }.joined(separator: and) + ")"
    }.joined(separator: " | ")
  }

  private static func word(_ word: SearchTerms.Word, _ weights: String) -> String {
    var ways = word.spellings.map { quoted($0) + weights }
    if let beginning = word.beginning {
      ways.append(quoted(beginning) + (weights.isEmpty ? ":*" : ":*" + weights.dropFirst()))
    }
    return ways.count == 1 ? ways[0] : "(" + ways.joined(separator: " | ") + ")"
  }

  /// A lexeme as it stands in a `tsquery`.
  static func quoted(_ lexeme: String) -> String {
    "'" + lexeme.replacing("\\", with: "\\\\").replacing("'", with: "''") + "'"
  }

  /// A key of which a document must have any; nil for no such narrowing.
  static func anyKey(_ keys: [String]?) -> String? {
    keys.map { keys in
      keys.isEmpty
        ? quoted("nobody:") : "(" + keys.map(quoted).joined(separator: " | ") + ")"
    }
  }
}

/// Where in the past is looked: newest days first, so that a frequent word ends soon and a rare one
/// costs some looks into the index that find little.
public struct SearchWindow: Sendable, Hashable {
  /// Keys of its days, of which a document has one; nil for all of the past.
  let keys: [String]?
  /// Received before this instant, where the window before it begins; nil for any.
  let before: Date?

  /// The windows that lie one behind the other from an instant backwards: four days, four times
  /// eight, four times 64, and everything before them.
  public static func back(from instant: Date) -> [SearchWindow] {
    let last = Int((instant.timeIntervalSince1970 / 86_400).rounded(.down))
    var first = last + 1
    var windows: [SearchWindow] = []
    for (name, length) in [("day", 1), ("day8", 8), ("day64", 64)] {
      let newest = (first - 1) / length
      windows.append(
        SearchWindow(
          keys: (newest - 3...newest).map { "\(name):\($0)" },
          before: windows.isEmpty ? nil : start(of: first)))
      first = (newest - 3) * length
    }
    return windows + [SearchWindow(keys: nil, before: start(of: first))]
  }

  private static func start(of day: Int) -> Date {
    Date(timeIntervalSince1970: Double(day) * 86_400)
  }

  /// Its part of a `tsquery`.
  var key: String? { SearchQuery.anyKey(keys) }
}

extension RowReach {
  /// Keys of which every document that can be reached has one; nil where keys don't tell.
  var keys: [String]? {
    var keys: [String] = []
    for part in full + masked {
      switch part {
      case .office, .answered: return nil
      case .units(let units, _): keys += units.map { "unit:\($0)" }
      case .restricted: keys.append("restricted:")
      case .own: keys += person.map { ["filer:\($0)"] } ?? []
      }
    }
    return keys
  }
}

extension TicketFilter {
  /// The keys that a document must have to pass: one of each list.
  var keys: [[String]] {
    [
      units.map { $0.map { "unit:\($0)" } },
      kinds.isEmpty ? nil : kinds.map { "kind:\($0.rawValue)" }.sorted(),
      category.map { ["category:\($0)"] }, channel.map { ["channel:\($0)"] },
      filedBy.map { ["filer:\($0)"] },
    ].compactMap(\.self)
  }
}
