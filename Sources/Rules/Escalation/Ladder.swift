public import FoundationEssentials

/// Whom a clock tells: officer → head → dispatcher → leader, from the rung that its step begins
/// at, the first on which somebody stands; those who are away have deputies; in the end whoever is
/// on duty (`product.md`, "Obligations"). People whom a ticket concerns are never told.
public struct Ladder: Sendable {
  /// Why somebody is told.
  public enum Call: Sendable, Hashable {
    /// A step of the clock.
    case step(ClockStep)
    /// The citizen has not answered in time: resume or decline.
    case waitIsOver
    /// Somebody reminds them (đôn đốc).
    case reminder

    /// Every one.
    public static let all = ClockStep.allCases.map { step($0) } + [.waitIsOver, .reminder]

    fileprivate var isWarning: Bool {
      guard case .step(let step) = self else { return false }
      return step.isWarning
    }

    /// How it is written down: the step's code, or its own name.
    public var code: String {
      switch self {
      case .step(let step): step.rawValue
      case .waitIsOver: "waitIsOver"
      case .reminder: "reminder"
      }
    }

    /// What was written down; nil for anything else.
    public init?(code: String) {
      guard let call = Call.all.first(where: { $0.code == code }) else { return nil }
      self = call
    }
  }

  /// A clock that somebody is told of: what a message says of it.
  public struct Notice: Sendable, Hashable {
    /// Why.
    public let call: Call
    /// Of which ticket.
    public let number: TicketNumber
    /// What is owed.
    public let kind: ObligationKind
    /// Until when.
    public let dueAt: Date

    /// A notice.
    public init(_ call: Call, _ number: TicketNumber, _ kind: ObligationKind, dueAt: Date) {
      self.call = call
      self.number = number
      self.kind = kind
      self.dueAt = dueAt
    }
  }

  /// What decides whom a clock concerns.
  public struct Subject: Sendable, Hashable {
    /// What is owed.
    public var kind: ObligationKind
    /// Who owes it, or the ticket's lead unit; nil while no unit has the ticket.
    public var unit: ID<Unit>?
    /// Who has the ticket in hand.
    public var assignee: ID<Person>?
    /// The mark restricted.
    public var restricted: Bool
    /// The mark confidential.
    public var confidential: Bool
    /// People whom the ticket concerns.
    public var excluded: Set<ID<Person>>

    /// A clock of a ticket.
    public init(
      kind: ObligationKind, unit: ID<Unit>?, assignee: ID<Person>?, restricted: Bool,
      confidential: Bool, excluded: Set<ID<Person>> = []
    ) {
      self.kind = kind
      self.unit = unit
      self.assignee = assignee
      self.restricted = restricted
      self.confidential = confidential
      self.excluded = excluded
    }

    /// Whether a unit has to do what is owed.
    fileprivate var isUnits: Bool {
      switch kind {
      case .answer, .measures, .takeUp, .unitAnswer: unit != nil
      case .accept, .forward, .deliver, .publish: false
      }
    }
  }

  private struct Rung {
    let role: Role
    var unit: ID<Unit>?
  }

  private let roster: Roster
  private let catalogue: Catalogue

  /// A ladder of an office at one instant.
  public init(_ roster: Roster, _ catalogue: Catalogue) {
    self.roster = roster
    self.catalogue = catalogue
  }

  /// Who is told, in order of their ids. Empty only if the office has nobody at all: a case for an
  /// alarm.
  public func people(for call: Call, about subject: Subject) -> [ID<Person>] {
    let inHand = assignee(for: call, about: subject)
    if call.isWarning, let inHand { return [inHand] }
    for rung in rungs(for: call, about: subject) {
      let people = roster.people(rung.role, at: rung.unit).filter {
        !subject.excluded.contains($0)
      }
      if !people.isEmpty { return Set(people + [inHand].compactMap(\.self)).sorted() }
    }
    if let inHand { return [inHand] }
    // Whoever is on duty need not know that there is a restricted ticket.
    return subject.restricted ? [] : roster.onDuty.filter { !subject.excluded.contains($0) }
  }

  /// Who is told at night, when nobody else is: whoever is on duty, of what is urgent.
  public func peopleByNight(about subject: Subject) -> [ID<Person>] {
    subject.restricted ? [] : roster.onDuty.filter { !subject.excluded.contains($0) }
  }

  /// Whoever has the ticket in hand hears of warnings and reminders.
  private func assignee(for call: Call, about subject: Subject) -> ID<Person>? {
    guard call == .reminder || (call.isWarning && subject.isUnits),
      !subject.restricted, let assignee = subject.assignee,
      let person = roster.standIn(for: assignee), !subject.excluded.contains(person)
    else { return nil }
    return person
  }

  private func rungs(for call: Call, about subject: Subject) -> [Rung] {
    let top = Rung(role: .leader)
    let office = [Rung(role: .dispatcher), top]
    if call == .step(.escalation2) { return [top] }
    if subject.restricted {
      return call == .step(.escalation1) ? [top] : [Rung(role: .restrictedOfficer), top]
    }
    if call == .waitIsOver { return office }
    let isClimbing = call == .step(.escalation1)
    if subject.kind == .publish {
      return isClimbing ? office : [Rung(role: .publisher)] + office
    }
    guard subject.isUnits, let unit = subject.unit else { return isClimbing ? [top] : office }
    if isClimbing { return office }
    let heads = catalogue.above(unit).map { Rung(role: .head, unit: $0) }
    let hasOfficers = call.isWarning && !subject.confidential
    return (hasOfficers ? [Rung(role: .officer, unit: unit)] : []) + heads + office
  }
}
