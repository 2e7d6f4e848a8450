public import FoundationEssentials
import Postgres
public import Rules
public import Store

/// What a message to a citizen needs. It holds an address: it is made, sent and forgotten, never
/// logged and never stored.
public struct CitizenParcel: Sendable {
  /// The way it takes: `email` or `sms`.
  public let method: DeliveryMethod
  /// The address for that way.
  public let recipient: String
  /// The ticket.
  public let number: TicketNumber
  /// When an answer is promised; nil if none is owed any more.
  public let dueAt: Date?
  /// Short name of the unit that holds it; nil if none does, or it is restricted.
  public let unit: String?
  /// The answer's words; nil if the message is about something else, or the ticket is restricted.
  public let answer: String?
}

/// What a message to somebody of the office needs.
public struct StaffParcel: Sendable {
  /// Their address.
  public let address: StaffAddress
  /// What they are told, the most urgent first; never empty.
  public let notices: [Ladder.Notice]
  fileprivate let ids: [Int64]
}

extension Office {
  /// What is needed to bring an answer to the citizen; nil if that is done, replaced, or not the
  /// program's to do.
  public func parcel(delivery: Int64) async throws -> CitizenParcel? {
    guard let row = try await letOut(delivery), row.method.isAutomatic,
      let ticket = try await reads.first(Tickets.byID(row.ticket)),
      let reporter = try await reads.first(Reporters.of(row.ticket))
    else { return nil }
    let words = try await reads.all(Answers.of(row.ticket)).first { $0.version == row.version }
    let recipient = row.method == .email ? reporter.email : reporter.phone
    guard let recipient else {
      // It was erased meanwhile: people find another way.
      try await database.run(Deliveries.failed(row.id, failure: "no_address", forGood: true))
      return nil
    }
    return try await parcel(
      ticket, method: row.method, recipient: recipient,
      answer: ticket.restricted ? nil : words?.body)
  }

  /// An open delivery whose answer is let out for certain; nil if it was taken back. Of both
  /// exactly one happens, and after a crash this is found done.
  private func letOut(_ delivery: Int64) async throws -> DeliveryRow? {
    guard let (row, _) = try await openDelivery(delivery) else { return nil }
    try await database.run(Answers.letOut(row.version, of: row.ticket, at: now))
    return try await openDelivery(delivery)?.0
  }

  /// What is needed to tell a citizen news of their ticket, by e-mail before text message; nil if
  /// they left neither.
  public func parcel(tellingAbout id: Int64) async throws -> CitizenParcel? {
    let key = ID<TicketRow>(id)
    guard let ticket = try await reads.first(Tickets.byID(key)),
      let reporter = try await reads.first(Reporters.of(key)),
      let ways = try await reads.first(Reporters.ways(key))
    else { return nil }
    if let email = reporter.email {
      return try await parcel(ticket, method: .email, recipient: email, answer: nil)
    }
    guard ways.hasMobile, let phone = reporter.phone else { return nil }
    return try await parcel(ticket, method: .sms, recipient: phone, answer: nil)
  }

  /// Everything that somebody of the office is to be told of clocks by now; nil for nothing. What
  /// an errand has once taken is its own: done again, it says the same, unless a clock has ended
  /// or moved meanwhile.
  ///
  /// - Parameter errand: its number.
  public func parcel(telling person: Int64, errand: Int64) async throws -> StaffParcel? {
    let now = now
    let taken = try await database.write { tx in
      try tx.run(StaffNotices.take(for: ID(person), errand: errand, at: now))
      let taken = try tx.all(StaffNotices.taken(by: errand))
      let moot = taken.filter { !$0.isLive }.map(\.id)
      if !moot.isEmpty { try tx.run(StaffNotices.end(moot, as: .moot, at: now)) }
      return taken.filter(\.isLive)
    }
    guard !taken.isEmpty, let address = try await reads.first(Addresses.of(ID(person))) else {
      try await database.run(StaffNotices.end(taken.map(\.id), as: .moot, at: now))
      return nil
    }
    return StaffParcel(address: address, notices: taken.map(\.notice), ids: taken.map(\.id))
  }

  /// They were told, or can't be.
  ///
  /// - Parameter isSent: nil where they left no address.
  public func wereTold(_ parcel: StaffParcel, isSent: Bool?) async throws {
    let outcome: StaffNotice.Outcome =
      switch isSent {
      case nil: .noAddress
      case true?: .sent
      case false?: .failed
      }
    try await database.run(StaffNotices.end(parcel.ids, as: outcome, at: now))
  }

  /// A file that came with a ticket.
  ///
  /// - Returns: nil if there is none, or it was erased.
  public func attachmentToClean(_ id: Int64) async throws -> AttachmentRow? {
    try await reads.first(Attachments.byID(id))
  }

  private func parcel(
    _ ticket: TicketRow, method: DeliveryMethod, recipient: String, answer: String?
  ) async throws -> CitizenParcel {
    let catalogue = try await catalogue()
    let unit = ticket.unit.flatMap { catalogue.units[$0]?.shortName }
    return CitizenParcel(
      method: method, recipient: recipient, number: ticket.number,
      dueAt: ticket.state.isOpen ? ticket.dueAt : nil, unit: ticket.restricted ? nil : unit,
      answer: answer)
  }
}
