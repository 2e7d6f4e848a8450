import FoundationEssentials
import Postgres
public import Rules
public import Store

// What a citizen brings beside words.

extension Office {
  /// Adds the photos that came with a citizen's words, each once however often they are sent.
  ///
  /// - Parameter photos: files that lie in the file store already, fsynced.
  /// - Returns: how many were added now.
  /// - Throws: `Refusal.notFound` for a wrong code.
  @discardableResult
  public func attachOnce(
    _ photos: [NewAttachment], to number: TicketNumber, by actor: Actor
  ) async throws -> Int {
    var added = 0
    for photo in photos where try await attachOnce(photo, to: number, by: actor) { added += 1 }
    return added
  }

  private func attachOnce(
    _ photo: NewAttachment, to number: TicketNumber, by actor: Actor
  ) async throws -> Bool {
    do {
      try await act(.addInformation, on: number, by: actor) { file in
        let known = try file.tx.all(Attachments.of(file.ticket.id))
        if known.contains(where: { $0.digest == photo.digest }) { throw KnownPhoto() }
        _ = try file.attach(photo)
      }
      return true
    } catch is KnownPhoto {
      return false
    }
  }

  /// Ends the transaction without an event: the photo is there already.
  private struct KnownPhoto: Error {}
}
