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
    try await act(.addInformation, on: number, by: actor) { try $0.attach(file) }
  }
}

extension CaseFile {
  /// Adds a file and plans that it is cleaned.
  ///
  /// - Returns: its id.
  func attach(_ file: NewAttachment) throws -> Int64 {
    let id = try tx.one(Attachments.add(file, to: ticket.id, at: now))
    detail["attachment"] = .figure(id)
    errands.append(PlannedErrand(.cleanAttachment(attachment: id), at: now))
    return id
  }
}
