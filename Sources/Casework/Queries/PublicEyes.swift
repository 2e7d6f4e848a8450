import Postgres
import Rules
import Store

/// What everybody would learn from a ticket's public text.
struct PublicEyes {
  /// Whose name and address give them away.
  let reporter: Redaction.Reporter?
  /// Numbers that are everyone's to know.
  let hotlines: Set<String>

  init(_ ticket: ID<TicketRow>, tx: Transaction) throws {
    reporter = try tx.first(Reporters.of(ticket))?.inWords
    hotlines = Set(try tx.all(CatalogueEdits.hotlines).filter(\.isPublic).map(\.number))
  }

  /// The fields that would tell a number of somebody, or who reported, with the words that do.
  func exposures(in text: PublicText) -> [(field: ActProblem.Field, words: [String])] {
    let fields: [(ActProblem.Field, String)] = [
      (.title, text.title), (.question, text.question), (.answer, text.answer),
    ]
    return fields.compactMap { field, words in
      let spans = Redaction.exposures(in: words, reporter: reporter, keeping: hotlines)
      if spans.isEmpty { return nil }
      let scalars = Array(words.unicodeScalars)
      return (field, spans.map { String(String.UnicodeScalarView(scalars[$0.range])) })
    }
  }
}
