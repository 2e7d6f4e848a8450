import FoundationEssentials
import Postgres
public import Rules
public import Store

extension Office {
  /// Adds a file that lies in the file store already, fsynced. Photos are shown to nobody outside
  /// before they were re-encoded.
  public func attach(
    _ file: NewAttachment, to number: TicketNumber, by actor: Actor
  ) async throws -> Int64 {
    try await act(.addInformation, on: number, by: actor) { cases in
      let id = try cases.tx.one(Attachments.add(file, to: cases.ticket.id, at: cases.now))
      cases.detail["attachment"] = .figure(id)
      cases.errands.append(PlannedErrand(.cleanAttachment(attachment: id), at: cases.now))
      return id
    }
  }
}
