public import FoundationEssentials
import Postgres
public import Rules
public import Store

@_exported public import struct Store.OpenCursor
@_exported public import struct Store.OpenFilter
@_exported public import struct Store.OpenHotline
@_exported public import struct Store.OpenPhoto
@_exported public import struct Store.OpenResult
@_exported public import struct Store.OpenTombstone
@_exported public import struct Store.OpenTopic
@_exported public import struct Store.OpenUnit
@_exported public import struct Store.OwnTicket

// What everyone may ask. Every statement goes over the schema `open`, on the connections of the
// role hoiam_public, which can select nothing else.

/// A page of published results.
public struct OpenPage: Sendable, Hashable {
  /// Its results, newest first.
  public let results: [OpenResult]
  /// Where the next page begins; nil for the last one.
  public let next: OpenCursor?
  /// Whether nothing had the words side by side, so that they may stand anywhere.
  public let isLoose: Bool
}

/// What is public of a number.
public enum OpenAnswer: Sendable, Hashable {
  /// The result and its photos.
  case published(OpenResult, photos: [OpenPhoto])
  /// It was public, and was withdrawn.
  case withdrawn(OpenTombstone)
}

/// What results can be filtered by today.
public struct OpenChoices: Sendable, Hashable {
  /// Categories of which results are published.
  public let categories: [OpenTopic]
  /// Units that exist today, by name.
  public let units: [OpenUnit]

  /// A unit and everything below it; nil if it does not exist today.
  public func subtree(of unit: ID<Unit>) -> [ID<Unit>]? {
    guard units.contains(where: { $0.id == unit }) else { return nil }
    var found: Set<ID<Unit>> = [unit]
    var isGrowing = true
    while isGrowing {
      let below = units.filter { unit in
        unit.parent.map { found.contains($0) } == true && !found.contains(unit.id)
      }
      isGrowing = !below.isEmpty
      found.formUnion(below.map(\.id))
    }
    return found.sorted()
  }
}

extension Office {
  /// The most results of a page.
  public static let longestOpenPage = 100

  /// A page of published results: one statement, or two if no result has the words side by side.
  public func openResults(_ filter: OpenFilter) async throws -> OpenPage {
    var filter = filter
    filter.limit = min(max(filter.limit, 1), Office.longestOpenPage)
    var rows = try await self.open.all(OpenResults.page(filter))
    if rows.isEmpty && filter.after == nil && !filter.isLoose && filter.query.contains(" ") {
      filter.isLoose = true
      rows = try await self.open.all(OpenResults.page(filter))
    }
    let results = Array(rows.prefix(filter.limit))
    let next = rows.count > filter.limit ? results.last.map { OpenCursor($0) } : nil
    return OpenPage(results: results, next: next, isLoose: filter.isLoose)
  }

  /// What is public of a number; nil for what never was, does not exist, or may not be known to
  /// exist: the three can't be told apart.
  public func openAnswer(_ number: TicketNumber) async throws -> OpenAnswer? {
    if let result = try await self.open.first(OpenResults.one(number)) {
      let photos = result.hasPhotos ? try await self.open.all(OpenPhotos.of(number)) : []
      return .published(result, photos: photos)
    }
    return try await self.open.first(OpenResults.tombstone(number)).map { .withdrawn($0) }
  }

  /// A cleaned photo of a published result; nil for every other.
  public func openPhoto(_ id: Int64, of number: TicketNumber) async throws -> OpenPhoto? {
    try await self.open.first(OpenPhotos.one(id, of: number))
  }

  /// Numbers of the newest results, for search engines.
  public func newestResults(_ limit: Int) async throws -> [TicketNumber] {
    try await self.open.all(OpenResults.newest(limit))
  }

  /// The hotlines in force today.
  public func openHotlines() async throws -> [OpenHotline] {
    try await self.open.all(OpenRegisters.hotlines(on: openDay()))
  }

  /// What results can be filtered by today.
  public func openChoices() async throws -> OpenChoices {
    let day = await openDay()
    async let categories = self.open.all(OpenRegisters.categories)
    async let units = self.open.all(OpenRegisters.units(on: day))
    return try await OpenChoices(categories: categories, units: units)
  }

  /// How one's own ticket stands.
  ///
  /// - Returns: nil for an unknown number and for a wrong code alike.
  public func ownTicket(_ number: TicketNumber, code: AccessCode) async throws -> OwnTicket? {
    let digest = AccessCode.digest(key: settings.key, code: code)
    return try await self.open.first(OpenTracking.track(number, digest: digest, at: now))
  }

  /// The rules as this process read them last: for forms that must show up even while the
  /// database is away. Filing decides by those in force.
  public func latestCatalogue() async -> Catalogue { await rules.latest }

  /// The local day.
  func openDay() async -> LocalDay {
    let now = now
    let calendar = await rules.latest.officeCalendar
    return calendar?.day(at: now) ?? LocalDay(number: Int(now.timeIntervalSince1970) / 86_400)
  }
}

extension OwnTicket {
  /// Until when the answer can be rated or disputed; nil if there is none.
  public var disputeUntil: Date? {
    guard state == .answered || state == .closed else { return nil }
    return answeredAt.map { $0.addingTimeInterval(Office.disputeWindow) }
  }
}
