public import FoundationEssentials
import Postgres
import Rules
import Store

/// An errand that a worker holds until its lease ends.
public struct ClaimedErrand: Sendable, Hashable {
  /// Its number.
  public let id: Int64
  /// Its case, also where it can't be read.
  public let kind: String
  /// What is to be done; nil for what this version of the program does not know.
  public let errand: Errand?
  /// How often it was tried, this time included.
  public let attempt: Int
}

extension Office {
  /// Takes the next errand that is due. Whoever takes it and dies loses it when the lease ends;
  /// two workers never hold the same one.
  ///
  /// - Parameter lease: in seconds; longer than any errand takes.
  /// - Returns: nil if none is due.
  public func claimErrand(lease: TimeInterval) async throws -> ClaimedErrand? {
    let now = now
    let row = try await database.first(
      Errands.claim(at: now, leaseUntil: now.addingTimeInterval(lease)))
    return row.map { row in
      ClaimedErrand(
        id: row.id, kind: row.kind,
        errand: try? JSONDecoder().decode(Errand.self, from: Data(row.payload.bytes)),
        attempt: Int(row.attempts))
    }
  }

  /// The errand is done.
  public func finish(_ claimed: ClaimedErrand) async throws {
    try await database.run(Errands.finish(claimed.id, at: now))
  }

  /// The errand failed and is to be tried again.
  ///
  /// - Parameters:
  ///   - code: why; never an address, a name or a text.
  ///   - delay: in seconds.
  public func retry(
    _ claimed: ClaimedErrand, after delay: TimeInterval, because code: String
  ) async throws {
    try await database.run(
      Errands.retry(
        claimed.id, attempt: Int16(clamping: claimed.attempt),
        at: now.addingTimeInterval(delay), failure: code))
  }

  /// The errand failed for good: a dead letter, which an administrator sees by kind, number and
  /// code.
  public func bury(_ claimed: ClaimedErrand, because code: String) async throws {
    try await database.run(
      Errands.bury(
        claimed.id, attempt: Int16(clamping: claimed.attempt), failure: code, at: now))
  }

  /// A word whenever somebody has enqueued an errand that can be done at once, and after every
  /// connection that was lost. It ends when it is let go of.
  public func errandCalls() -> AsyncStream<Void> {
    let calls = database.listen(Errand.wakeUp)
    return AsyncStream { continuation in
      let task = Task {
        for await _ in calls { continuation.yield() }
        continuation.finish()
      }
      continuation.onTermination = { _ in task.cancel() }
    }
  }

  /// When there is something to do next, whether an errand or a clock's step; nil if nothing is
  /// planned. May lie in the past.
  public func nextWork() async throws -> Date? {
    async let errand = reads.one(Errands.nextRun)
    async let step = reads.one(Obligations.nextStep)
    return try await [errand, step].compactMap(\.self).min()
  }

  /// Plans the reports of the weeks that ended, each for its Monday at 07:00, and forgets errands
  /// that were done long ago. However often it runs, each report is made once.
  ///
  /// - Parameter weeks: how many weeks back; those that were missed are made up for.
  public func planErrands(weeks: Int = 12) async throws {
    let calendar = try await officeCalendar(in: catalogue())
    let now = now
    let current = ISOWeek(containing: calendar.day(at: now))
    var planned: [PlannedErrand] = []
    for offset in -weeks...0 {
      let week = current.adding(weeks: offset)
      let monday = week.monday.adding(days: 7)
      let end = calendar.midnight(of: monday)
      guard try await reads.one(WeeklyReports.hasTickets(before: min(end, now))),
        try await reads.first(WeeklyReports.kept(week)) == nil
      else { continue }
      planned.append(
        PlannedErrand(
          .weeklyReport(year: week.year, week: week.week),
          at: calendar.instant(on: monday, minute: Office.reportMinute),
          once: "weeklyReport \(week)"))
    }
    // What nobody gathers, for whatever reason, is gathered within the hour.
    let left = try await reads.all(
      StaffNotices.left(since: now.addingTimeInterval(-Office.noticesRest)))
    planned += left.map { PlannedErrand.telling($0, at: now) }
    try await database.write { [planned] tx in
      try Errand.enqueue(planned, in: tx, at: now)
      try tx.run(Errands.sweep(doneBefore: now.addingTimeInterval(-Office.errandsKept)))
      try tx.run(IntakeDrafts.sweep(savedBefore: now.addingTimeInterval(-Office.draftsKept)))
    }
  }

  /// For how long a notice may lie before it is gathered anew: 10 minutes.
  static let noticesRest = 600.0

  /// For how long done errands are kept: 60 days.
  static let errandsKept = 60.0 * 86_400
}
