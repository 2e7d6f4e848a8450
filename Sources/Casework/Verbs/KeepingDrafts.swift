import FoundationEssentials
import Postgres
public import Rules
public import Store

/// What became of a draft that was to be kept.
public enum DraftOutcome: Sendable, Hashable {
  /// It is kept.
  case kept
  /// The same page has kept a later one meanwhile.
  case outdated
  /// Another page has gone on with it: this one is kept for itself, under another key.
  case parted(key: String)
  /// It has been filed.
  case filed
}

// Forms of the intake that were not sent yet: whoever writes one finds it again, and nobody else.

extension Office {
  /// For how long a draft is kept after somebody last wrote at it: 7 days.
  static let draftsKept = 7.0 * 86_400
  /// The most drafts that are shown to somebody.
  static let mostDrafts = 20

  /// Keeps what somebody has typed so far. Of two pages that write at the same draft neither loses
  /// anything: the one that comes second goes on with a draft of its own.
  ///
  /// - Parameters:
  ///   - seen: the copy from which the page was opened; nil for a fresh form.
  ///   - spare: the key of a draft of its own, should another page have gone on with this one.
  /// - Throws: `Refusal.notFound` without the right to file.
  public func keep(
    _ draft: IntakeDraftRow, over seen: IntakeDraftRow.Copy?, spare: String, by actor: Actor
  ) async throws -> DraftOutcome {
    let person = try author(actor)
    let filer = actor.filer
    return try await database.write(retries: 2) { tx in
      if try tx.first(IntakeDrafts.keep(draft, over: seen, of: person, filer: filer)) == true {
        return .kept
      }
      guard let other = try tx.first(IntakeDrafts.of(draft.key, person: person, filer: filer))
      else { return .filed }
      if other.copy.holder == draft.copy.holder { return .outdated }
      let own = IntakeDraftRow(
        key: spare, copy: draft.copy, fields: draft.fields, savedAt: draft.savedAt)
      try tx.run(IntakeDrafts.keep(own, over: nil, of: person, filer: filer))
      return .parted(key: spare)
    }
  }

  /// Somebody's own drafts, the newest first.
  public func drafts(by actor: Actor) async throws -> [IntakeDraftRow] {
    try await reads.all(
      IntakeDrafts.all(of: author(actor), filer: actor.filer, limit: Office.mostDrafts))
  }

  /// Somebody's own draft; nil if there is none, or none any more.
  public func draft(_ key: String, by actor: Actor) async throws -> IntakeDraftRow? {
    try await database.first(IntakeDrafts.of(key, person: author(actor), filer: actor.filer))
  }

  /// Forgets a draft that was filed or is not wanted any more.
  public func forgetDraft(_ key: String, by actor: Actor) async throws {
    try await database.write { [person = try author(actor)] tx in
      try tx.run(IntakeDrafts.forget(key, of: person))
    }
  }

  private func author(_ actor: Actor) throws -> ID<Person> {
    guard Policy.right(of: actor.principal, to: .file) != nil,
      let person = actor.principal.person
    else { throw Refusal.notFound }
    return person
  }
}
