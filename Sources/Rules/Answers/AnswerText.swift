/// A place in an answer that somebody still has to fill in.
public struct AnswerBlank: Sendable, Hashable {
  /// With its brackets or braces.
  public let words: String
  /// The line in which it stands, from 1.
  public let line: Int
}

/// The words of a template and of the answers that begin from it.
public enum AnswerText {
  /// What is wrong with the words of a template.
  public enum Fault: Sendable, Hashable {
    /// There is no such placeholder.
    case unknown(String)
    /// A brace without its other half.
    case unpaired
  }

  /// What is wrong with the braces of a template, each fault once; none if it can be saved.
  public static func faults(in template: String) -> [Fault] {
    var faults: [Fault] = []
    for piece in pieces(of: template) {
      let fault: Fault?
      switch piece {
      case .words(let words):
        fault = words.contains { $0 == "{" || $0 == "}" } ? .unpaired : nil
      case .tag(let name): fault = AnswerPlaceholder(name) == nil ? .unknown(name) : nil
      }
      if let fault, !faults.contains(fault) { faults.append(fault) }
    }
    return faults
  }

  /// A template with what is known of the ticket. What is not known stays a blank to fill by hand.
  public static func fill(
    _ template: String, with values: [AnswerPlaceholder: String]
  ) -> String {
    pieces(of: template).map { piece in
      switch piece {
      case .words(let words): return words
      case .tag(let name):
        guard let placeholder = AnswerPlaceholder(name) else { return "{\(name)}" }
        return values[placeholder] ?? "[\(placeholder.rawValue) …]"
      }
    }.joined()
  }

  /// What is still to be filled in: `[…]`, `[ngày …]`, `[địa điểm]`, or a placeholder that was
  /// typed by hand. Other words in brackets are the writer's own.
  public static func blanks(in answer: String) -> [AnswerBlank] {
    var blanks: [AnswerBlank] = []
    let lines = answer.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      var rest = line
      while let open = rest.firstIndex(where: { $0 == "[" || $0 == "{" }) {
        let closing: Character = rest[open] == "[" ? "]" : "}"
        let inner = rest[rest.index(after: open)...]
        guard let close = inner.firstIndex(of: closing) else {
          rest = inner
          continue
        }
        if isBlank(inner[..<close], isTag: closing == "}") {
          blanks.append(AnswerBlank(words: String(rest[open...close]), line: index + 1))
          rest = rest[rest.index(after: close)...]
        } else {
          rest = inner
        }
      }
    }
    return blanks
  }

  private static func isBlank(_ inner: Substring, isTag: Bool) -> Bool {
    if AnswerPlaceholder(inner) != nil { return true }
    return !isTag
      && (inner.contains("…") || inner.contains("...") || inner.allSatisfy(\.isWhitespace))
  }

  private enum Piece {
    case words(String)
    case tag(String)
  }

  private static func pieces(of template: String) -> [Piece] {
    var pieces: [Piece] = []
    var rest = template[...]
    while let open = rest.firstIndex(of: "{") {
      let inner = rest[rest.index(after: open)...]
      guard let close = inner.firstIndex(where: { "{}\n".contains($0) }), inner[close] == "}"
      else {
        pieces.append(.words(String(rest[...open])))
        rest = inner
        continue
      }
      pieces.append(.words(String(rest[..<open])))
      pieces.append(.tag(String(inner[..<close])))
      rest = inner[inner.index(after: close)...]
    }
    return pieces + [.words(String(rest))]
  }
}
