import Postgres
import Rules
import Store

/// The rules in force, read again when their version has moved on.
///
/// Asking costs one small read; who only reads can do with what was in force a moment ago, and then
/// it costs one every quarter of a second, however many ask.
actor CatalogueCache {
  /// How long the version that was seen is taken for the version in force.
  private static let freshness = Duration.milliseconds(250)

  private let reads: any ReadRoad
  private var seenAt: ContinuousClock.Instant?
  private var catalogue: Catalogue
  private var reading: Task<Catalogue, any Error>?

  init(reads: any ReadRoad) async throws {
    self.reads = reads
    catalogue = try await CatalogueRows.read(over: reads)
  }

  /// The rules as this process read them last.
  var latest: Catalogue { catalogue }

  /// The rules that are in force now, or were a quarter of a second ago: for what only reads.
  func recent() async throws -> Catalogue {
    if let seenAt, ContinuousClock.now - seenAt < CatalogueCache.freshness { return catalogue }
    return try await current()
  }

  /// The rules of the version that is in force now.
  func current() async throws -> Catalogue {
    let now = ContinuousClock.now
    let version = try await reads.one(CatalogueRows.version)
    if version != catalogue.version { return try await reload() }
    seenAt = now
    return catalogue
  }

  /// They have changed: the next who asks looks at the version in force.
  func doubt() { seenAt = nil }

  /// Reads the rules again; callers who ask meanwhile get the same answer.
  func reload() async throws -> Catalogue {
    if let reading { return try await reading.value }
    let reads = reads
    let task = Task { try await CatalogueRows.read(over: reads) }
    reading = task
    defer { reading = nil }
    seenAt = nil
    catalogue = try await task.value
    return catalogue
  }
}
