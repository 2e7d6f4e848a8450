import Postgres
import Rules
import Store

/// What everybody would learn from a ticket's public text.
struct PublicEyes {
  /// Whose name and address give them away.
  private let reporter: Redaction.Reporter?
  /// Those who reported the same.
  private let others: [Redaction.Reporter]
  /// Numbers that are everyone's to know.
  private let hotlines: Set<String>

  init(_ ticket: ID<TicketRow>, tx: Transaction) throws {
    reporter = try tx.first(Reporters.of(ticket))?.inWords
    others = try tx.all(Reporters.mergedInto(ticket))
    hotlines = Set(try tx.all(CatalogueEdits.hotlines).filter(\.isPublic).map(\.number))
  }

  /// Words without what leads to a person, and the spans that were masked.
  func mask(_ words: String) -> (text: String, spans: [Redaction.Span]) {
    Redaction.mask(words, reporter: reporter, others: others, keeping: hotlines)
  }

  /// The fields that would tell a number of somebody, or who reported, with the words that do.
  func exposures(in text: PublicText) -> [(field: ActProblem.Field, words: [String])] {
    let fields: [(ActProblem.Field, String)] = [
      (.title, text.title), (.question, text.question), (.answer, text.answer),
    ]
    return fields.compactMap { field, words in
      let spans = Redaction.exposures(
        in: words, reporter: reporter, others: others, keeping: hotlines)
      if spans.isEmpty { return nil }
      let scalars = Array(words.unicodeScalars)
      return (field, spans.map { String(String.UnicodeScalarView(scalars[$0.range])) })
    }
  }
}
