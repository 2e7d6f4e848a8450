import FoundationEssentials
import Postgres
import Rules
import Store

// What the program does to tickets on its own; history says `machine`.

extension Office {
  /// The planned end of a wait for the citizen has come. If the wait still lasts, the dispatcher
  /// is asked to resume or to decline.
  ///
  /// - Parameter seq: of the event by which the wait began.
  public func waitIsOver(ticket: Int64, seq: Int32) async throws {
    guard let number = try await number(of: ticket) else { return }
    try await unlessItMovedOn {
      try await act(.note, on: number, by: Actor(.machine)) { file in
        guard file.ticket.state == .awaitingInformation,
          file.pauses.contains(where: { $0.seq == seq && $0.endedAt == nil })
        else { throw Refusal.conflict(.tooLate) }
        file.name = "wait_is_over"
        try file.tellStaff(.waitIsOver)
      }
    }
  }

  /// Thirty days after the answer: closes a ticket that nobody disputed or rated since.
  ///
  /// - Parameter revision: of the move that answered it.
  public func closeTicket(_ ticket: Int64, revision: Int32) async throws {
    guard let number = try await number(of: ticket) else { return }
    try await unlessItMovedOn {
      try await act(.note, on: number, by: Actor(.machine), expecting: Int(revision)) { file in
        guard file.ticket.state == .answered else { throw Refusal.conflict(.tooLate) }
        file.name = "close"
        try file.move(to: .closed)
      }
    }
  }

  /// Brings the answer of a ticket to somebody who was merged into it, as an answer and a delivery of
  /// their own. Again for the same answer changes nothing.
  ///
  /// - Parameters:
  ///   - copy: the ticket that was merged.
  ///   - survivor: the ticket that was answered.
  public func bringAnswer(to copy: Int64, from survivor: Int64) async throws {
    guard let number = try await number(of: copy) else { return }
    try await unlessItMovedOn {
      try await act(.recordDelivery, on: number, by: Actor(.machine)) { file in
        try file.takeAnswer(of: ID(survivor))
      }
    }
  }

  /// The answer reached the citizen by the program's own hand. Again for the same delivery
  /// changes nothing.
  public func answerWasDelivered(_ delivery: Int64) async throws {
    guard let (row, number) = try await openDelivery(delivery) else { return }
    try await unlessItMovedOn {
      try await act(.recordDelivery, on: number, by: Actor(.machine)) { file in
        let now = file.now
        guard let open = try file.tx.first(Deliveries.locked(delivery)), open.isOpen else {
          throw Refusal.conflict(.tooLate)
        }
        try file.tx.run(Deliveries.done(delivery, by: nil, at: now))
        try file.end(.deliver, as: .met)
        file.detail["method"] = .code(row.method.rawValue)
        file.detail["done"] = true
      }
    }
  }

  /// The answer did not reach the citizen this time.
  ///
  /// - Parameters:
  ///   - code: why, without an address.
  ///   - forGood: then the delivery waits as a task for somebody to find another way.
  public func answerWasNotDelivered(
    _ delivery: Int64, code: String, forGood: Bool
  ) async throws {
    try await database.run(Deliveries.failed(delivery, failure: code, forGood: forGood))
  }

  /// A photo was re-encoded; its clean form and thumbnail lie in the file store already.
  public func attachmentWasCleaned(
    _ attachment: Int64, clean: [UInt8], thumbnail: [UInt8], width: Int, height: Int
  ) async throws {
    try await database.run(
      Attachments.cleaned(
        attachment, clean: clean, thumbnail: thumbnail, width: Int32(clamping: width),
        height: Int32(clamping: height)))
  }

  /// A photo could not be understood: it is shown to nobody.
  public func attachmentWasRefused(_ attachment: Int64) async throws {
    try await database.run(Attachments.refused(attachment))
  }

  /// What an errand is about may have moved on since it was planned: then nothing is to be done.
  private func unlessItMovedOn(_ body: () async throws -> Void) async throws {
    do {
      try await body()
    } catch Refusal.conflict(.tooLate), Refusal.stale, Refusal.moveNotAllowed {
      return
    }
  }

  func number(of ticket: Int64) async throws -> TicketNumber? {
    try await reads.first(Tickets.byID(ID(ticket)))?.number
  }

  func openDelivery(_ delivery: Int64) async throws -> (DeliveryRow, TicketNumber)? {
    guard let row = try await reads.first(Deliveries.byID(delivery)), row.isOpen,
      let number = try await number(of: row.ticket.rawValue)
    else { return nil }
    return (row, number)
  }
}

extension DeliveryRow {
  /// Whether the citizen still waits for it.
  fileprivate var isOpen: Bool { state == "open" }
}
