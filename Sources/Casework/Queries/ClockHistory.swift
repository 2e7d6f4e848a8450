import FoundationEssentials
import Postgres
public import Rules
public import Store

extension Office {
  /// What happened to the clocks of a ticket that was read: warnings, breaches at their due
  /// instants, pauses, extensions. Empty without the right to its history.
  public func clockEvents(of view: TicketView) async throws -> [ClockEvent] {
    guard view.may(.seeHistory) else { return [] }
    return try await reads.all(Obligations.clockEvents(view.header.id))
  }
}

/// What goes with an event, as far as it may be told: codes and figures, no number of another
/// ticket.
public struct EventFacts: Sendable, Hashable, Decodable {
  /// How an answer is brought.
  public let method: String?
  /// Whether it was.
  public let done: Bool?
  /// Which vain attempt it was.
  public let attempt: Int?
  /// Of which version of an answer or a public text.
  public let version: Int?
  /// False for a decision not to publish.
  public let published: Bool?
  /// Whether more time was granted.
  public let granted: Bool?
  /// Which clock was extended.
  public let obligation: ObligationKind?
  /// By how much, in the unit of its target.
  public let amount: Int?
  /// Whether it was the first measure on an urgent ticket.
  public let measure: Bool?
  /// How the citizen rated.
  public let score: Int?
  /// The mark of what was done on several tickets together.
  public let together: String?
  /// The unit that was asked to take part.
  public let cooperating: Int64?
  /// The unit that gave its part.
  public let contributed: Int64?
  /// Of what kind it was before it was sorted anew.
  public let kindWas: Kind?
  /// Of what kind it is since.
  public let kindIs: Kind?
  /// Until when the answer was promised before; seconds since 1970.
  public let dueWas: Int64?
  /// Until when it is promised since; seconds since 1970.
  public let dueIs: Int64?
}

extension HistoryEntry {
  /// What goes with the event; nil for nothing.
  public var facts: EventFacts? {
    event.detail.flatMap { try? JSONDecoder().decode(EventFacts.self, from: Data($0.bytes)) }
  }
}
