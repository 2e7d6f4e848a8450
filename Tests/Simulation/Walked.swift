import Foundation
import Postgres
import Rules
import Store
import Support

/// An obligation with its facts, to be counted tick by tick.
struct Walked: Sendable {
  let obligation: ObligationRow
  let pauses: [Range<Int>]
  let extra: Int?

  /// Some obligations drawn from all over the year, the moved ones before the others.
  ///
  /// - Parameter bySecond: hours that end within some days; else days.
  static func sample(_ database: Database, bySecond: Bool) async throws -> [Walked] {
    let condition: SQL =
      bySecond
      ? "o.target_kind = 'workingSeconds' AND o.due_at < o.based_on + interval '2 days'"
      : "o.target_kind <> 'workingSeconds'"
    let rows = try await database.all(
      Statement(
        "Walked.sample",
        """
        SELECT \(sql: ObligationRow.columns)
        FROM obligation o
        WHERE o.state <> 'paused' AND \(sql: condition)
        ORDER BY o.generation + (('x' || left(md5(o.ticket_id || ' ' || o.ordinal), 4))::bit(16)::int
          / 16384) DESC, md5(o.ticket_id || ' ' || o.ordinal)
        LIMIT \(bySecond ? 20 : 300)
        """
      ) { row in
        var reader = row.reader
        return try ObligationRow(&reader)
      })
    let waits = try await database.all(
      Recomputations.pauses(of: rows.map(\.ticket.rawValue)))
    var walked: [Walked] = []
    for row in rows {
      let granted = try await database.first(Extensions.granted(row.ticket, ordinal: row.ordinal))
      let own = waits.filter {
        row.kind.pausesWhileWaiting && $0.ticket == row.ticket
          && $0.startedAt < row.endedAt ?? .distantFuture
      }
      walked.append(
        Walked(
          obligation: row,
          pauses: own.compactMap { wait in
            wait.endedAt.map { wait.startedAt.seconds..<$0.seconds }
          }, extra: granted.map { Int($0) }))
    }
    return walked
  }

  /// When it is due by the walker. Days are walked by the minute: no day begins, ends or pauses
  /// within one, so that seconds may be dropped.
  func due(in calendar: WorkingCalendar, tick: Int) -> Date? {
    func floored(_ instant: Int) -> Int { instant / tick * tick }
    guard let zone = TimeZone(identifier: calendar.timeZone) else { return nil }
    let base = floored(obligation.basedOn.seconds)
    let margin = (tick == 1 ? 1 : 14) * 86_400
    let walker = TickWalker(
      calendar.draft, zone: zone, from: floored(base - 86_400),
      to: floored(obligation.dueAt.seconds + margin), tick: tick)
    let stops = pauses.map { floored($0.lowerBound)..<floored($0.upperBound) }
    let promised = walker.due(from: base, target: obligation.target, pauses: stops)
    guard let promised else { return nil }
    guard let extra else { return Date(timeIntervalSince1970: Double(promised)) }
    let extended = walker.due(
      from: promised - tick, target: obligation.target.of(extra), pauses: stops)
    return extended.map { Date(timeIntervalSince1970: Double($0)) }
  }
}

extension Date {
  fileprivate var seconds: Int { Int(timeIntervalSince1970.rounded(.down)) }
}
