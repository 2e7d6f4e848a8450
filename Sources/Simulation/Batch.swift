import FoundationEssentials
import Postgres
import Rules
import Store

/// Tickets that are made and committed together; those that repeat another find it among them.
struct Batch: Sendable {
  private var sheets = Sheets()
  private var serials: [Int: Int] = [:]
  /// What the late notice did to their clocks.
  private(set) var recounted = LateNotice.Tally()
  private let tickets: ClosedRange<Int64>

  /// Lives the tickets at some places of the sequence.
  init(_ range: Range<Int>, on desk: Desk, seed: Int) throws {
    let first = desk.room.firstTicket
    tickets = first + Int64(range.lowerBound)...first + Int64(range.upperBound - 1)
    var lives: [Life] = []
    var plans: [Plan] = []
    for index in range {
      var random = SeededRandom(seed: seed, sequence: index)
      let origin = try Origin(index, desk.arrivals[index], on: desk, &random)
      let life = try Life(
        origin, SeededRandom(seed: seed ^ 0x5EED, sequence: index), on: desk, into: &sheets)
      plans.append(try Plan(for: life, on: desk, random))
      lives.append(life)
      serials[origin.number.year] = max(
        serials[origin.number.year] ?? 0, origin.number.serial)
    }
    Batch.fold(&plans, lives, seed: seed)
    for index in lives.indices {
      for step in plans[index].steps {
        try lives[index].perform(step, on: desk, into: &sheets)
      }
      try lives[index].close(on: desk, into: &sheets)
      recounted += lives[index].recounted
    }
  }

  /// How far back a ticket looks for one that says the same.
  private static let memory = 300

  /// Folds tickets into earlier ones about the same matter in the same place.
  private static func fold(_ plans: inout [Plan], _ lives: [Life], seed: Int) {
    var folded: Set<Int> = []
    for later in lives.indices {
      let origin = lives[later].origin
      var random = SeededRandom(seed: seed ^ 0xF01D, sequence: Int(origin.id.rawValue))
      guard !origin.isRestricted, random.happens(45) else { continue }
      let earlier = (max(0, later - Batch.memory)..<later).last { index in
        let other = lives[index].origin
        return other.theme == origin.theme && other.commune == origin.commune
          && other.receivedAt <= origin.receivedAt && !folded.contains(index)
          && plans[index].openUntil.map { $0 > origin.filedAt } ?? false
      }
      guard let earlier, let end = plans[earlier].openUntil,
        let at = plans[later].merge(into: lives[earlier].origin, before: end)
      else { continue }
      plans[earlier].absorb(origin.number, at: at)
      folded.insert(later)
    }
  }

  /// Commits them, and the last serial of each year.
  ///
  /// - Parameter keys: asked once for all; nil lets the server ask for each row.
  func load(into database: Database, asking keys: ForeignKeys?) async throws {
    try await database.write { [self] tx in
      if let keys {
        try keys.check(tickets, in: tx) { try sheets.load(in: tx) }
        try tx.run(Ledger.index(tickets))
      } else {
        try sheets.load(in: tx)
      }
      for (year, serial) in serials.sorted(by: { $0.key < $1.key }) {
        try tx.run(Ledger.raise(year, to: serial))
      }
    }
  }
}
