import FoundationEssentials
import Postgres
import Rules
import Store

/// Plans who is told of clocks: gathered over one transaction, written at its end.
struct Notices {
  private let tx: Transaction
  private let catalogue: Catalogue
  private let now: Date
  private let ladder: Ladder
  /// When people are told: the next minute, or the next opening.
  private let opening: Date
  private var planned: [StaffNotice] = []
  private var alarms: [PlannedErrand] = []

  init(tx: Transaction, catalogue: Catalogue, now: Date) throws {
    (self.tx, self.catalogue, self.now) = (tx, catalogue, now)
    let calendar = catalogue.officeCalendar
    let day = calendar?.day(at: now) ?? LocalDay(number: 0)
    let absences = try tx.all(Rosters.absences(since: day)).filter { $0.startsOn <= day }
    let roster = Roster(
      holders: try tx.all(Rosters.holders(on: day)),
      absences: Dictionary(absences.map { ($0.person, $0.deputy) }) { first, _ in first },
      active: Set(try tx.all(Rosters.active)),
      onDuty: try tx.all(Rosters.duties(since: now)).filter { $0.startsAt <= now }.map(\.person))
    ladder = Ladder(roster, catalogue)
    let next = calendar.flatMap {
      try? Deadline(in: $0).due(from: now, target: .workingSeconds(0))
    }
    opening = max(next ?? now, Notices.nextMinute(after: now))
  }

  /// What many clocks say within a minute is one message.
  private static func nextMinute(after now: Date) -> Date {
    Date(timeIntervalSince1970: (now.timeIntervalSince1970 / 60).rounded(.down) * 60 + 60)
  }

  private var isNight: Bool { opening > Notices.nextMinute(after: now) }

  /// Plans to tell whom a clock concerns. Nobody is written to at night, except whoever is on
  /// duty, of what is urgent.
  mutating func tell(
    _ call: Ladder.Call, of row: ObligationRow, seq: Int32 = 0, at planned: Date,
    _ subject: Ladder.Subject, isUrgent: Bool
  ) {
    var people = ladder.people(for: call, about: subject).map { ($0, opening) }
    if isUrgent && isNight {
      let night = ladder.peopleByNight(about: subject)
      people.removeAll { night.contains($0.0) }
      people += night.map { ($0, Notices.nextMinute(after: now)) }
    }
    if people.isEmpty {
      alarms.append(
        PlannedErrand(
          .alarm(ticket: row.ticket.rawValue, ordinal: row.ordinal), at: now,
          once: "alarm \(row.ticket) \(row.ordinal) \(row.generation)"))
    }
    self.planned += people.map { person, time in
      StaffNotice(call, of: row, seq: seq, at: planned, to: person, tellAt: time)
    }
  }

  /// Writes the notices, and plans one errand for each person and time.
  mutating func write() throws {
    if !planned.isEmpty {
      let times = try tx.all(StaffNotices.plan(planned))
      let errands = times.map { PlannedErrand.telling($0.person, at: $0.at) }
      try Errand.enqueue(errands, in: tx, at: now)
    }
    try Errand.enqueue(alarms, in: tx, at: now)
    (planned, alarms) = ([], [])
  }
}

extension PlannedErrand {
  /// Tells somebody everything that waits for them then.
  static func telling(_ person: ID<Person>, at time: Date) -> PlannedErrand {
    PlannedErrand(
      .notify(person: person.rawValue), at: time,
      once: "notify \(person) \(Int(time.timeIntervalSince1970))")
  }
}

extension CaseFile {
  /// Plans to tell those whom the ticket's answer waits for; nobody if none is owed.
  func tellStaff(_ call: Ladder.Call) throws {
    guard let answer = obligations.last(where: { $0.kind == .answer && $0.status.isLive })
    else { return }
    let step = DueStep(obligation: answer, of: ticket)
    var notices = try Notices(tx: tx, catalogue: catalogue, now: now)
    notices.tell(
      call, of: answer, seq: before.lastSeq + 1, at: now,
      step.subject(excluding: Set(try tx.all(Exclusions.people(ticket.id)))),
      isUrgent: ticket.urgent)
    try notices.write()
  }
}

extension DueStep {
  /// Whom it concerns.
  func subject(excluding people: Set<ID<Person>>) -> Ladder.Subject {
    Ladder.Subject(
      kind: obligation.kind, unit: obligation.unit ?? unit, assignee: assignee,
      restricted: restricted, confidential: confidential, excluded: people)
  }
}
