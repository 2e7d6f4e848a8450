import FoundationEssentials
import Postgres
public import Rules
public import Store

/// What a request has filed, read back to whoever sent it.
public struct Filed: Sendable, Hashable {
  /// Where it stands.
  public let header: TicketHeader
  /// One line.
  public let title: String
  /// The words.
  public let body: String
  /// The place in words.
  public let place: String?
  /// The unit that the rules proposed.
  public let proposedUnit: ID<Unit>?
  /// How many files came with it.
  public let files: Int
  /// The access code in force, within 24 hours of filing; nil after that.
  public let code: AccessCode?
}

extension Office {
  /// What the same person filed under a key: a replay of their own request, so that a receipt can
  /// be opened again. It says no more than what they typed and what they were told.
  ///
  /// - Throws: `Refusal.notFound` if the key made nothing.
  public func filed(key: String, by actor: Actor) async throws -> Filed {
    guard let row = try await database.first(Filing.filed(key, by: actor.filer)) else {
      throw Refusal.notFound
    }
    let isFresh = now.timeIntervalSince(row.header.filedAt) <= Office.codeReplayWindow
    let code = AccessCode.code(key: settings.key, ticketKey: row.key, version: row.accessVersion)
    return Filed(
      header: row.header, title: row.title, body: row.body, place: row.place,
      proposedUnit: row.proposedUnit, files: row.files, code: isFresh ? code : nil)
  }
}

extension Actor {
  /// By which name a filing key is kept.
  var filer: String { principal.person.map { "person \($0)" } ?? "citizen" }
}
