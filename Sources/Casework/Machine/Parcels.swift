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
  /// The ticket.
  public let number: TicketNumber
  /// What is owed.
  public let obligation: ObligationKind
  /// Until when.
  public let dueAt: Date
}

extension Office {
  /// What is needed to bring an answer to the citizen; nil if that is done, replaced, or not the
  /// program's to do.
  public func parcel(delivery: Int64) async throws -> CitizenParcel? {
    guard let (row, _) = try await openDelivery(delivery), row.method.isAutomatic,
      let ticket = try await reads.first(Tickets.byID(row.ticket)),
      let reporter = try await reads.first(Reporters.of(row.ticket))
    else { return nil }
    let words = try await reads.all(Answers.of(row.ticket)).first { $0.version == row.version }
    let recipient = row.method == .email ? reporter.email : reporter.phone
    return try await parcel(
      ticket, method: row.method, recipient: recipient ?? "",
      answer: ticket.restricted ? nil : words?.body)
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

  /// What is needed to tell somebody of the office about a clock; nil if it no longer runs, or
  /// they have left.
  public func parcel(
    telling person: Int64, about ticket: Int64, ordinal: Int16
  ) async throws -> StaffParcel? {
    guard let number = try await number(of: ticket),
      let address = try await reads.first(Addresses.of(ID(person))),
      let row = try await reads.all(Obligations.of(ID(ticket))).first(where: {
        $0.ordinal == ordinal && $0.status.isLive
      })
    else { return nil }
    return StaffParcel(address: address, number: number, obligation: row.kind, dueAt: row.dueAt)
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
