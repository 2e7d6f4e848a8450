import Postgres
import Rules
import Store

/// The rules in force, read again when their version has moved on.
///
/// Asking costs one small read; callers who ask at once share it.
actor CatalogueCache {
  private let reads: any ReadRoad
  private var catalogue: Catalogue
  private var reading: Task<Catalogue, any Error>?

  init(reads: any ReadRoad) async throws {
    self.reads = reads
    catalogue = try await CatalogueRows.read(over: reads)
  }

  /// The rules as this process read them last.
  var latest: Catalogue { catalogue }

  /// The rules of the version that is in force now.
  func current() async throws -> Catalogue {
    let version = try await reads.one(CatalogueRows.version)
    if version == catalogue.version { return catalogue }
    return try await reload()
  }

  /// Reads the rules again; callers who ask meanwhile get the same answer.
  func reload() async throws -> Catalogue {
    if let reading { return try await reading.value }
    let reads = reads
    let task = Task { try await CatalogueRows.read(over: reads) }
    reading = task
    defer { reading = nil }
    catalogue = try await task.value
    return catalogue
  }
}
