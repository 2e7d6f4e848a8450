import FoundationEssentials
import Postgres
public import Rules
import Store

/// What a template may say of a ticket, beside what stands in its header.
public struct AnswerFacts: Sendable, Hashable {
  /// Where it is; nil if nobody said it, or if the words lead to a person.
  public let place: String?
  /// The unit in whose name the answer is given; nil while nobody holds the ticket.
  public let unit: ID<Unit>?
  /// A public number at which one can ask again, the unit's own first; nil if there is none.
  public let hotline: String?
}

extension Office {
  /// The templates from which an answer of a ticket can begin, those that fit best first.
  public func beginnings(
    for view: TicketView, by principal: Principal
  ) async throws -> [AnswerTemplateRow] {
    let ticket = view.header
    let units = ([ticket.unit].compactMap(\.self) + Office.units(of: principal))
    return try await reads.all(AnswerTemplates.all)
      .filter { $0.retiredAt == nil }
      .compactMap { row -> (AnswerTemplateRow, fit: Int)? in
        row.scope.fit(
          kind: ticket.kind, category: ticket.category, units: units, in: view.catalogue
        ).map { (row, $0) }
      }
      .sorted { ($1.fit, $0.0.title) < ($0.fit, $1.0.title) }.map(\.0)
  }

  /// What a template is filled with: never the reporter's name, address or number, nor anybody
  /// else's. A place that would tell one is left to be written by hand.
  public func answerFacts(
    for view: TicketView, by principal: Principal
  ) async throws -> AnswerFacts {
    let number = view.header.number
    let typed = view.text.placeText.map { NFC.line($0) }
    let place = try await database.read { tx -> String? in
      guard let typed, !typed.isEmpty, let row = try tx.first(Tickets.byNumber(number)) else {
        return nil
      }
      return try PublicEyes(row.id, tx: tx).mask(typed).spans.isEmpty ? typed : nil
    }
    let unit = view.header.unit ?? Office.units(of: principal).first
    let day = try await today()
    let lines = try await hotlines().filter {
      $0.isPublic && $0.validFrom <= day && $0.validTo.map { day < $0 } != false
    }
    let own = unit.flatMap { unit in lines.first { $0.unit == unit } }
    return AnswerFacts(place: place, unit: unit, hotline: (own ?? lines.first)?.number)
  }

  /// The units for which somebody works; none for roles of the whole office.
  private static func units(of principal: Principal) -> [ID<Unit>] {
    [Role.head, .officer].flatMap { principal.units(as: $0) }
      .sorted { $0.rawValue < $1.rawValue }
  }
}
