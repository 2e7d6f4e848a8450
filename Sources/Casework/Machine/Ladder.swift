import FoundationEssentials
import Postgres
import Rules
import Store

/// Whom the clock tells: officer → head → dispatcher → leader, the first rung on which somebody
/// stands (`product.md`, "Obligations"). People whom a ticket concerns are never told.
struct Ladder {
  let tx: Transaction
  let catalogue: Catalogue
  let now: Date

  private struct Rung: Hashable {
    let role: Role
    let units: [ID<Unit>]?
  }

  /// When people are told: now, or when the office opens next.
  var nextOpening: Date {
    guard let calendar = catalogue.officeCalendar else { return now }
    let opening = try? Deadline(in: calendar).due(from: now, target: .workingSeconds(0))
    return max(opening ?? now, now)
  }

  /// The people of the first rung that is not empty.
  func people(for notice: Errand.Notice, about step: DueStep) throws -> [ID<Person>] {
    let day = catalogue.officeCalendar?.day(at: now) ?? LocalDay(number: 0)
    if notice == .warning, !step.restricted, let assignee = step.assignee,
      isUnits(step.obligation.kind)
    {
      return [assignee]
    }
    let isReminded = notice == .reminder && !step.restricted
    let reminded = isReminded ? [step.assignee].compactMap(\.self) : []
    for rung in rungs(for: notice, about: step) {
      let people = try tx.all(
        Addresses.holders(of: rung.role, at: rung.units, on: day, for: step.obligation.ticket))
      if !people.isEmpty { return Set(people + reminded).sorted() }
    }
    return reminded
  }

  private func rungs(for notice: Errand.Notice, about step: DueStep) -> [Rung] {
    if step.restricted { return [Rung(role: .restrictedOfficer, units: nil), top] }
    let office = [Rung(role: .dispatcher, units: nil), top]
    if notice == .waitIsOver { return office }
    if step.obligation.kind == .publish { return [Rung(role: .publisher, units: nil)] + office }
    guard isUnits(step.obligation.kind), let unit = step.obligation.unit ?? step.unit else {
      return office
    }
    let head = catalogue.above(unit).map { Rung(role: .head, units: [$0]) }
    let isOfficers = notice == .warning && !step.confidential
    return (isOfficers ? [Rung(role: .officer, units: [unit])] : []) + head + office
  }

  private var top: Rung { Rung(role: .leader, units: nil) }

  /// Whether a unit has to do what is owed, once it holds the ticket.
  private func isUnits(_ kind: ObligationKind) -> Bool {
    switch kind {
    case .answer, .measures, .takeUp, .unitAnswer: true
    case .accept, .forward, .deliver, .publish: false
    }
  }
}

extension CaseFile {
  /// Plans to tell those whom the ticket's answer waits for; nobody if none is owed.
  func tellStaff(_ notice: Errand.Notice) throws {
    guard let answer = obligations.last(where: { $0.kind == .answer && $0.status.isLive })
    else { return }
    let ladder = Ladder(tx: tx, catalogue: catalogue, now: now)
    let step = DueStep(obligation: answer, of: ticket)
    errands += try ladder.people(for: notice, about: step).map { person in
      PlannedErrand(
        .tellStaff(
          person: person.rawValue, ticket: ticket.id.rawValue, notice: notice,
          ordinal: answer.ordinal),
        at: ladder.nextOpening)
    }
  }
}
