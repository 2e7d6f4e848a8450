import Casework
import Foundation
import Pages
import Rules

// The history as one line of time: what people did, and what the clocks did.

extension TicketModel {
  /// Newest first. What a clock did stands where it was due, with when that was noticed.
  var history: Timeline {
    let people = view.history.map { (at: $0.event.at, entry: entry($0)) }
    let clocks = clockEvents.map { (at: $0.event.at, entry: entry($0)) }
    let all = (people + clocks).enumerated().sorted { left, right in
      (left.element.at, left.offset) > (right.element.at, right.offset)
    }
    return Timeline(all.map(\.element.entry))
  }

  /// What a clock did.
  func entry(_ clock: ClockEvent) -> Timeline.Entry {
    let event = clock.event
    let isOfUnit = clock.kind.isInner || clock.kind == .measures
    return Timeline.Entry(
      when: words.moment(event.at), instant: Instant.rfc3339(event.at),
      what: words.clockEvent(
        event.what, of: clock.kind,
        unit: isOfUnit ? event.unit.flatMap { view.catalogue.units[$0]?.shortName } : nil,
        at: event.at, recordedAt: event.recordedAt,
        due: (before: event.oldDueAt, since: event.newDueAt),
        calendar: event.cause == "calendar"
          ? event.calendarVersion.flatMap { view.catalogue.calendars[$0]?.version } : nil),
      who: clock.personName ?? words.doer(nil, role: "machine"),
      tone: .event)
  }

  /// What goes with an event, in words; nil for nothing.
  func facts(of entry: HistoryEntry) -> String? {
    guard let facts = entry.facts else { return nil }
    func unit(_ id: Int64?) -> String? { id.flatMap { view.catalogue.units[ID($0)]?.shortName } }
    switch Verb(rawValue: entry.event.verb) {
    case .recordDelivery:
      return facts.method.map {
        words.deliveryEvent(
          method: $0, done: facts.done ?? false, attempt: facts.attempt,
          isEnded: entry.event.reason != nil)
      }
    case .requestExtension, .grantExtension:
      return facts.obligation.map { words.extensionEvent(of: $0, granted: facts.granted) }
    case .publish, .approvePublication, .withdrawPublication:
      return words.publicationEvent(
        version: facts.version, isRefused: facts.published == false)
    case .assign: return unit(facts.cooperating).map { words.cooperationEvent($0) }
    case .contribute: return unit(facts.contributed).map { words.cooperationEvent($0) }
    case .rate: return facts.score.map { words.score($0) }
    case .note: return facts.measure == true ? words.measureEvent : nil
    case _:
      let kinds = facts.kindWas.flatMap { was in facts.kindIs.map { (was: was, is: $0) } }
      let dues = facts.dueWas.flatMap { was in
        facts.dueIs.map {
          (
            was: Date(timeIntervalSince1970: Double(was)),
            is: Date(timeIntervalSince1970: Double($0))
          )
        }
      }
      return words.sortedAnew(kind: kinds, due: dues)
    }
  }
}
