import FoundationEssentials
import Postgres
public import Rules
public import Store

// The second text: proposed masked, edited beside the original, approved by another, withdrawn
// with a tombstone.

extension Office {
  /// Saves the public text as a draft.
  ///
  /// - Parameters:
  ///   - photos: cleaned photos to be shown with it, and no other.
  ///   - reason: why a number of somebody, or who reported, may be told; needed if the text does.
  ///   - mark: the draft that was seen, empty for none; nil lets any other be replaced.
  /// - Throws: `Refusal.stale` if somebody else has saved another since.
  public func draftPublication(
    _ number: TicketNumber, text: PublicText, photos: [Int64] = [],
    keptBecause reason: String? = nil, seeing mark: String? = nil, by actor: Actor
  ) async throws {
    try await act(.publish, on: number, by: actor) { file in
      guard let editor = actor.principal.person else { throw Refusal.notFound }
      try file.requirePublishable()
      try file.require(text.title, .title, limit: 200)
      try file.require(text.question, .question)
      try file.require(text.answer, .answer)
      let versions = try file.tx.all(Publications.of(file.ticket.id))
      let draft = versions.last { $0.state == "draft" }
      if let mark, mark != draft?.mark ?? "" {
        throw Refusal.stale(current: Int(file.ticket.revision))
      }
      let version =
        versions.last.map { $0.state == "draft" ? $0.version : $0.version + 1 } ?? 1
      let reason = try file.reasonToKeep(text, reason)
      try file.tx.run(
        Publications.save(
          text, keptBecause: reason, version: version, of: file.ticket.id, by: editor,
          at: file.now))
      try file.tx.run(Publications.clearPhotos(version, of: file.ticket.id))
      for photo in photos {
        try file.tx.run(Publications.show(photo, with: version, of: file.ticket.id))
      }
      file.detail["version"] = .figure(Int64(version))
      if reason != nil { file.detail["kept"] = true }
    }
  }

  /// Publishes the draft of another.
  ///
  /// - Throws: `Refusal.invalid` if it tells what nobody has answered for.
  public func approvePublication(_ number: TicketNumber, by actor: Actor) async throws {
    try await act(.approvePublication, on: number, by: actor) { file in
      guard let approver = actor.principal.person else { throw Refusal.notFound }
      try file.requirePublishable()
      let versions = try file.tx.all(Publications.of(file.ticket.id))
      guard let draft = versions.last(where: { $0.state == "draft" }) else {
        throw Refusal.conflict(.noDraft)
      }
      _ = try file.reasonToKeep(draft.text, draft.keptBecause)
      _ = try file.letOutAnswer(of: file.ticket.id)
      try file.tx.run(Publications.replace(file.ticket.id))
      try file.tx.run(Publications.publish(file.ticket.id, by: approver, at: file.now))
      try file.end(.publish, as: .met)
    }
  }

  /// Decides that the answer is not published, and says why.
  public func refusePublication(
    _ number: TicketNumber, reason: String, by actor: Actor
  ) async throws {
    try await act(.publish, on: number, by: actor) { file in
      try file.choose(reason, of: "not_published")
      file.detail["published"] = false
      try file.end(.publish, as: .met)
    }
  }

  /// Takes the public text away; a tombstone with the reason stays.
  public func withdrawPublication(
    _ number: TicketNumber, reason: String, by actor: Actor
  ) async throws {
    try await act(.withdrawPublication, on: number, by: actor) { file in
      try file.choose(reason, of: .withdrawPublication)
      guard
        try file.tx.run(
          Publications.withdraw(file.ticket.id, because: reason, at: file.now)) > 0
      else { throw Refusal.conflict(.noDraft) }
    }
  }
}

extension CaseFile {
  /// Why words may stay that lead to a person; nil if there are none.
  ///
  /// - Throws: `Refusal.invalid` naming the fields that have such words, without a reason.
  fileprivate func reasonToKeep(_ text: PublicText, _ reason: String?) throws -> String? {
    let eyes = try PublicEyes(ticket.id, tx: tx)
    let exposed = eyes.exposures(in: text)
    if exposed.isEmpty { return nil }
    let reason = NFC.clean(reason ?? "")
    if reason.isEmpty {
      throw Refusal.invalid(exposed.map { ActProblem($0.field, .personal) })
    }
    try require(reason, .reason, limit: 500)
    return reason
  }

  fileprivate func requirePublishable() throws {
    let category = catalogue.categories[ticket.category]
    guard ticket.mayBePublic, category?.isPublished == true else {
      throw Refusal.conflict(.neverPublic)
    }
  }
}
