import Postgres
public import Rules
import Store

/// What a caller could be told at once.
public struct ReadyAnswer: Sendable, Hashable {
  /// Where it comes from.
  public enum Source: Sendable, Hashable {
    /// A template; the id of its version.
    case template(Int64)
    /// A question that was answered in public.
    case question(TicketNumber)
  }

  /// Where it comes from.
  public let source: Source
  /// One line.
  public let title: String
  /// The words: of a template with its placeholders, of a question the public, masked answer.
  public let text: String

  /// What tells it apart in a form: `template-12`, `question-PA-2026-000123-8`.
  public var key: String {
    switch source {
    case .template(let version): "template-\(version)"
    case .question(let number): "question-\(number)"
    }
  }
}

extension Office {
  private static let compared = 40

  /// What could be answered at once of what somebody is writing down: templates that are marked so
  /// and questions that were answered in public, the best first, at most five. Nothing for whoever
  /// answers nobody.
  ///
  /// - Parameters:
  ///   - words: title and text, as typed.
  ///   - category: the code, if one is chosen or suggested; nil otherwise.
  public func readyAnswers(
    matching words: String, kind: Kind? = nil, category: String? = nil,
    for principal: Principal
  ) async throws -> [ReadyAnswer] {
    guard Policy.right(of: principal, to: .answerLevel1) != nil else { return [] }
    let searched = ReadyAnswers.words(of: words)
    let templates = try await reads.all(AnswerTemplates.all).filter { row in
      row.isAtOnce && row.retiredAt == nil && row.scope.unit == nil
        && (kind == nil || row.scope.kind == nil || row.scope.kind == kind)
    }
    let questions =
      searched.isEmpty
      ? [] : try await reads.all(ReadyQuestions.candidates(searched, limit: Office.compared))
    var known: [String: ReadyAnswer] = [:]
    var candidates: [ReadyCandidate] = []
    func add(_ answer: ReadyAnswer, _ words: String, _ category: String?) {
      known[answer.key] = answer
      candidates.append(
        ReadyCandidate(key: answer.key, title: answer.title, words: words, category: category))
    }
    for row in templates {
      add(
        ReadyAnswer(source: .template(row.versionID), title: row.title, text: row.body),
        row.body, row.scope.category)
    }
    for row in questions {
      add(
        ReadyAnswer(source: .question(row.number), title: row.title, text: row.answer),
        "\(row.title) \(row.question)", row.category)
    }
    return ReadyAnswers.best(of: candidates, for: words, category: category)
      .compactMap { known[$0] }
  }
}
