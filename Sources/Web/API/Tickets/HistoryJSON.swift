import Casework
import Rules

/// What clocks did, and what goes with events, as the API tells it.
enum ClockJSON {
  /// Writes what happened to a clock. `at` is when it was due, `recordedAt` when it was noticed.
  static func write(
    _ clock: ClockEvent, in catalogue: Catalogue, to json: inout JSONWriter
  ) {
    json.member("obligation", clock.kind.rawValue)
    json.member("what", clock.event.what)
    json.member("at", clock.event.at)
    json.member("recordedAt", clock.event.recordedAt)
    json.member("dueBefore", clock.event.oldDueAt)
    json.member("dueSince", clock.event.newDueAt)
    json.member("cause", clock.event.cause)
    json.member("unit", clock.event.unit, in: catalogue)
    json.member("by", clock.personName)
  }

  /// Writes what goes with an event; members that say nothing are left out.
  static func write(_ facts: EventFacts, in catalogue: Catalogue, to json: inout JSONWriter) {
    if let method = facts.method { json.member("method", method) }
    if let done = facts.done { json.member("done", done) }
    if let attempt = facts.attempt { json.member("attempt", attempt) }
    if let version = facts.version { json.member("version", version) }
    if let published = facts.published { json.member("published", published) }
    if let granted = facts.granted { json.member("granted", granted) }
    if let obligation = facts.obligation { json.member("obligation", obligation.rawValue) }
    if let amount = facts.amount { json.member("amount", amount) }
    if let measure = facts.measure { json.member("measure", measure) }
    if let score = facts.score { json.member("score", score) }
    if let unit = facts.cooperating { json.member("cooperating", ID<Unit>(unit), in: catalogue) }
    if let unit = facts.contributed { json.member("contributed", ID<Unit>(unit), in: catalogue) }
  }
}
