import FoundationEssentials
import Postgres
public import Rules
public import Store

/// The public text a publisher begins with: the original, and the same masked.
public struct MaskedProposal: Sendable, Hashable {
  /// One field of it.
  public struct Field: Sendable, Hashable {
    /// As it was said or answered.
    public let original: String
    /// With every span replaced by its word.
    public let masked: String
    /// What was masked, and why; code points of the original.
    public let spans: [Redaction.Span]
  }

  /// One line.
  public let title: Field
  /// What was said.
  public let question: Field
  /// What was answered.
  public let answer: Field
  /// Words of the draft that is saved which lead to a person, as they stand there.
  public let kept: [String]

  /// The masked fields as a text to edit.
  public var text: PublicText {
    PublicText(title: title.masked, question: question.masked, answer: answer.masked)
  }
}

extension Office {
  /// Who reported. The look is written down in the same transaction, with person, ticket and
  /// reason; without that nothing is shown.
  ///
  /// - Parameter reason: a code of the list `see_identity`, or words.
  public func identity(
    of number: TicketNumber, reason: String, by actor: Actor
  ) async throws -> ReporterRow {
    let reason = NFC.clean(reason)
    guard !reason.isEmpty else { throw Refusal.invalid([ActProblem(.reason, .missing)]) }
    guard reason.unicodeScalars.count <= 500 else {
      throw Refusal.invalid([ActProblem(.reason, .tooLong(limit: 500))])
    }
    let catalogue = try await catalogue()
    let now = now
    return try await database.write { tx in
      let facts = try tx.facts(of: number)
      guard let person = actor.principal.person,
        Policy.right(of: actor.principal, to: .seeIdentity, on: facts.facts, in: catalogue) != nil,
        let reporter = try tx.first(Reporters.of(facts.id))
      else { throw Refusal.notFound }
      try tx.run(Reporters.logView(facts.id, by: person, reason: reason, at: now))
      return reporter
    }
  }

  /// Who looked at a reporter's identity, newest first: for those who may look themselves.
  public func identityViews(
    of number: TicketNumber, by actor: Actor
  ) async throws -> [IdentityView] {
    let catalogue = try await catalogue()
    return try await database.read { tx in
      let facts = try tx.facts(of: number)
      let right = Policy.right(
        of: actor.principal, to: .seeIdentity, on: facts.facts, in: catalogue)
      guard right != nil else { throw Refusal.notFound }
      return try tx.all(Staff.identityViews(facts.id))
    }
  }

  /// The masked text beside the original, for a publisher to begin with. The reporter's name is
  /// looked for and masked, but never shown; the numbers of public hotlines stay.
  public func maskedProposal(
    _ number: TicketNumber, by actor: Actor
  ) async throws -> MaskedProposal {
    let catalogue = try await catalogue()
    return try await database.read { tx in
      let facts = try tx.facts(of: number)
      guard Policy.right(of: actor.principal, to: .publish, on: facts.facts, in: catalogue) != nil,
        let text = try tx.first(Texts.of(facts.id))
      else { throw Refusal.notFound }
      let eyes = try PublicEyes(facts.id, tx: tx)
      let answer = try tx.all(Answers.of(facts.id)).last { !$0.isDraft }?.body ?? ""
      func field(_ words: String) -> MaskedProposal.Field {
        let result = eyes.mask(words)
        return MaskedProposal.Field(original: words, masked: result.text, spans: result.spans)
      }
      let draft = try tx.all(Publications.of(facts.id)).last { $0.state == "draft" }
      return MaskedProposal(
        title: field(text.title), question: field(text.body), answer: field(answer),
        kept: draft.map { eyes.exposures(in: $0.text).flatMap(\.words) } ?? [])
    }
  }
}

extension Transaction {
  /// What decides about a ticket.
  fileprivate func facts(of number: TicketNumber) throws -> (id: ID<TicketRow>, facts: Policy.Facts)
  {
    guard let row = try first(Tickets.byNumber(number)) else { throw Refusal.notFound }
    let stays = try all(Tickets.stays(row.id))
    return (row.id, try Policy.Facts(row, stays: stays, in: self))
  }
}
