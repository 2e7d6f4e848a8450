import Casework
import Foundation
import Rules
import Store

/// Who of the sample office is away and who is on duty, from the day on which it is made:
/// `sql/sample/stand-ins.json`.
struct SampleStandIns: Decodable, Sendable {
  /// Somebody who is away.
  private struct Absence: Decodable {
    let person: String
    let deputy: String?
    /// The first day, counted from today.
    let inDays: Int
    let days: Int
  }

  /// Who takes the watch in turn.
  private let watch: [String]
  /// How many nights and days off are planned.
  private let days: Int
  private let absences: [Absence]

  init(in directory: String) throws {
    let data = try Data(contentsOf: URL(filePath: directory + "/stand-ins.json"))
    self = try JSONDecoder().decode(SampleStandIns.self, from: data)
  }

  /// Plans it, as the administrator would.
  func plan(in office: Office) async throws {
    let people = try await office.people(by: Actor(.machine))
    let ids = Dictionary(uniqueKeysWithValues: people.map { ($0.person.username, $0.person.id) })
    let administrator = SampleStaff(people)["quantri"]
    guard let calendar = try await office.catalogue().officeCalendar else { return }
    let today = calendar.day(at: office.now)
    for absence in absences {
      guard let person = ids[absence.person] else { continue }
      let first = today.adding(days: absence.inDays)
      try await office.addAbsence(
        AbsenceRow(
          person: person, deputy: absence.deputy.flatMap { ids[$0] }, startsOn: first,
          endsOn: first.adding(days: absence.days - 1)), by: administrator)
    }
    // From yesterday: somebody is on duty now, whatever the hour.
    for offset in -1..<days {
      let day = today.adding(days: offset)
      let name = watch[((day.number % watch.count) + watch.count) % watch.count]
      guard let person = ids[name] else { continue }
      try await office.addDuty(
        DutyRow(
          person: person, startsAt: calendar.closing(of: day) ?? start(of: day, in: calendar),
          endsAt: start(of: day.adding(days: 1), in: calendar)), by: administrator)
    }
  }

  /// When the watch of the night before ends: the opening, at 07:30 on a day off.
  private func start(of day: LocalDay, in calendar: WorkingCalendar) -> Date {
    calendar.workingTime(on: day).first?.lowerBound ?? calendar.instant(on: day, minute: 450)
  }
}
