public import FoundationEssentials
public import Postgres
public import Rules
import Store
import Synchronization

/// Counts for several tasks at once.
private final class Counter: Sendable {
  private let count = Mutex(0)

  /// Adds, and says what the count is then.
  func add(_ more: Int) -> Int {
    count.withLock {
      $0 += more
      return $0
    }
  }
}

/// The whole past of an office, written straight into its database: tickets in every state with
/// the histories, clocks, answers and public texts that the verbs would have left behind.
///
/// Nothing is committed that any constraint would refuse. The same seed and instant give the same rows,
/// however many streams write them.
public struct SimulatedHistory: Sendable {
  /// How many tickets; at least 1.
  public var tickets: Int
  /// How far back, in years; not further than the office's rules.
  public var years: Double
  /// Which of the many pasts.
  public var seed = 1
  /// Where the past ends.
  public var now: Date
  /// The server's key, so that access codes work.
  public var key: [UInt8]
  /// Whether the database may hold tickets that were not simulated.
  public var goesIntoExisting = false
  /// How many connections write at once.
  public var streams = 3

  /// Tickets that are made and committed together.
  static let batch = 1_000

  /// A past of so many tickets in so many years.
  public init(tickets: Int, years: Double, now: Date, key: [UInt8]) {
    (self.tickets, self.years, self.now, self.key) = (tickets, years, now, key)
  }

  /// How far it has come.
  public struct Progress: Sendable, Hashable {
    /// Tickets that are committed.
    public let done: Int
    /// Tickets in all.
    public let tickets: Int
  }

  /// What was written.
  public struct Tally: Sendable, Hashable {
    /// Tickets.
    public let tickets: Int
    /// The first day on which something came in.
    public let firstDay: LocalDay
  }

  /// Writes the past into a database that has an office, and gathers statistics of its tables.
  ///
  /// - Parameters:
  ///   - owner: address of the database for a superuser, which is much faster (`ForeignKeys`), or
  ///     for `hoiam_owner`.
  ///   - samples: the directory `sql/sample`.
  ///   - progress: told after each batch, from any thread.
  /// - Throws: `SimulationError`, and `PostgresError` for what the database refuses; what was
  ///   committed by then stays.
  public func write(
    to owner: ConnectionSettings, samples: String,
    progress: @escaping @Sendable (Progress) -> Void = { _ in }
  ) async throws -> Tally {
    var settings = owner
    let asksOnce = try await SimulatedHistory.isSuperuser(owner)
    if !asksOnce { settings.role = "hoiam_owner" }
    settings.parameters["search_path"] = "office, public"
    // What a power cut takes is simulated again.
    settings.parameters["synchronous_commit"] = "off"
    return try await withDatabase(
      settings, connections: streams + 1, acquireTimeout: .seconds(3_600)
    ) { database in
      let keys = asksOnce ? try await ForeignKeys(of: Ledger.tables, in: database) : nil
      return try await write(to: database, samples, asking: keys, progress)
    }
  }

  private static func isSuperuser(_ settings: ConnectionSettings) async throws -> Bool {
    try await withDatabase(settings) { try await $0.one(Ledger.isSuperuser) }
  }

  private func write(
    to database: Database, _ samples: String, asking keys: ForeignKeys?,
    _ progress: @escaping @Sendable (Progress) -> Void
  ) async throws -> Tally {
    guard tickets > 0, years > 0, years <= 100 else { throw SimulationError.tooMany }
    var catalogue = try await CatalogueRows.read(over: database)
    let roles = try await database.all(People.roles(since: LocalDay(number: 0)))
    guard let calendar = catalogue.officeCalendar, !catalogue.routing.isEmpty, !roles.isEmpty
    else { throw SimulationError.noOffice }
    if !goesIntoExisting, try await database.one(Ledger.holdsOthers) {
      throw SimulationError.realTickets
    }
    let first = try firstDay(catalogue, calendar)
    let arrivals = Arrivals(tickets, from: first, to: now, in: calendar, seed: seed)
    let room = try await setAside(arrivals, in: database)
    let wording = try Wording(
      Matter.all(in: samples), SampleNames(in: samples), Fragments(in: samples))
    let notice = try await LateNotice.save(in: database, catalogue, from: first, to: now)
    if let notice { catalogue = notice.1 }
    let desk = try Desk(
      catalogue, calendar, Roster(roles, in: catalogue), wording, SampleNames(in: samples),
      arrivals, room, notice: notice?.0, key: key, now: now)
    let recounted = try await write(desk, to: database, asking: keys, progress)
    if let notice = notice?.0 {
      try await database.run(Ledger.recounted(after: notice, recounted))
    }
    for table in Ledger.tables {
      try await database.run(
        Statement("SimulatedHistory.vacuum", "VACUUM (ANALYZE) \(identifier: table)"))
    }
    return Tally(tickets: tickets, firstDay: first)
  }

  /// Numbers and ids for every ticket, taken in one transaction.
  private func setAside(_ arrivals: Arrivals, in database: Database) async throws -> Desk.Room {
    let (tickets, seed, now) = (tickets, seed, now)
    let years = arrivals.years.map(\.year)
    return try await database.write { tx in
      let last = try tx.all(Ledger.lastSerials(of: years))
      let room = try Desk.Room(
        firstTicket: tx.one(Ledger.setAside("ticket", tickets)),
        firstNote: tx.one(Ledger.setAside("ticket_note", tickets * Origin.notes)),
        firstDelivery: tx.one(Ledger.setAside("delivery", tickets * Origin.deliveries)),
        serials: Dictionary(last) { first, _ in first })
      try tx.run(Ledger.note(seed: seed, first: room.firstTicket, count: tickets, at: now))
      return room
    }
  }

  private func write(
    _ desk: Desk, to database: Database, asking keys: ForeignKeys?,
    _ progress: @escaping @Sendable (Progress) -> Void
  ) async throws -> LateNotice.Tally {
    let (tickets, seed) = (tickets, seed)
    let (taken, done) = (Counter(), Counter())
    return try await withThrowingTaskGroup(of: LateNotice.Tally.self) { group in
      for _ in 0..<max(1, streams) {
        group.addTask {
          var recounted = LateNotice.Tally()
          while true {
            let start = taken.add(SimulatedHistory.batch) - SimulatedHistory.batch
            guard start < tickets else { return recounted }
            let range = start..<min(start + SimulatedHistory.batch, tickets)
            try Task.checkCancellation()
            let batch = try Batch(range, on: desk, seed: seed)
            recounted += batch.recounted
            try await batch.load(into: database, asking: keys)
            progress(Progress(done: done.add(range.count), tickets: tickets))
          }
        }
      }
      return try await group.reduce(into: LateNotice.Tally()) { $0 += $1 }
    }
  }

  /// The first day, no earlier than the office's promises and units.
  private func firstDay(_ catalogue: Catalogue, _ calendar: WorkingCalendar) throws -> LocalDay {
    let wanted = calendar.day(at: now.addingTimeInterval(-years * 365.25 * 86_400))
    let promises = catalogue.serviceLevels(.feedback, false, .answer)
      .filter { $0.category == nil }.map(\.validFrom).min()
    guard let promises, promises <= calendar.day(at: now) else { throw SimulationError.noOffice }
    return max(wanted, promises)
  }
}
