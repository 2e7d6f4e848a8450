import Casework
import Hummingbird
import Media
import Pages
import Rules

/// The number to read out, and the slip a visitor takes home.
///
/// With the key of the form they show the access code, within a day and to whoever filed it; the
/// code itself stands in no address. Without the key they are for whoever may see the ticket.
enum DeskReceiptRoutes {
  static let routes: [Route] = [
    .get("/desk/receipt/{number}", for: .desk, does: .file) { call in
      try await receipt(call)
    },
    .get("/desk/receipt/{number}/slip", for: .desk, does: .file, .seeTicket) { call in
      try await slip(call)
    },
  ]

  private static func receipt(_ call: Call) async throws -> Response {
    let number = try call.ticketNumber()
    let key = call.query["key"]
    let filed = try await filed(call, number, key: key)
    let ticket = filed.header
    let catalogue = try await call.office.catalogue()
    let unit = (ticket.unit ?? filed.proposedUnit).flatMap { catalogue.units[$0]?.name }
    return try await call.page(
      ReceiptPage(
        number: number, code: filed.code, unit: unit, isForwarded: ticket.unit != nil,
        isAnswered: !ticket.state.isOpen && ticket.state != .merged, dueAt: ticket.dueAt,
        isRestricted: ticket.restricted,
        slip: Address.path("/desk/receipt/\(number)/slip", [("key", key)]),
        mayOpen: await maySee(call, number), call: Int64(call.query["call"]),
        key: DraftSheet.name(key), isJoined: ticket.state == .merged))
  }

  private static func filed(
    _ call: Call, _ number: TicketNumber, key: String
  ) async throws -> Filed {
    let filed = try await call.office.filed(key: key, by: call.actor())
    guard filed.header.number == number else { throw Refusal.notFound }
    return filed
  }

  private static func maySee(_ call: Call, _ number: TicketNumber) async -> Bool {
    guard let principal = call.person?.principal else { return false }
    return (try? await call.office.ticket(number, for: principal)) != nil
  }

  private static func slip(_ call: Call) async throws -> Response {
    let number = try call.ticketNumber()
    let catalogue = try await call.office.catalogue()
    let person = try call.signedIn()
    var slip: Slip
    if call.query.has("key") {
      let filed = try await filed(call, number, key: call.query["key"])
      slip = Slip(
        header: filed.header, title: filed.title, body: filed.body, place: filed.place,
        files: filed.files, code: filed.code, unit: filed.header.unit)
    } else {
      let view = try await call.office.ticket(number, for: person.principal)
      slip = Slip(
        header: view.header, title: view.text.title, body: view.text.body,
        place: view.text.placeText, files: view.attachments.count, code: nil,
        unit: view.header.unit)
    }
    let page = slip.page(call.house.renderer.site, catalogue, call, receiver: person.name)
    return Response.html(call.house.renderer.renderBare(page, .vietnamese))
  }
}

/// What a slip is made of.
private struct Slip {
  let header: TicketHeader
  let title: String
  let body: String
  let place: String?
  let files: Int
  let code: AccessCode?
  let unit: ID<Unit>?

  func page(
    _ site: Site, _ catalogue: Catalogue, _ call: Call, receiver: String
  ) -> SlipPage {
    let host = site.baseURL ?? call.request.head.authority ?? ""
    let isOpen = !header.restricted
    let code = header.channel
    return SlipPage(
      authority: "", office: site.authority,
      number: header.number, code: self.code,
      qr: Markup(trusted: QRCode.svg("\(header.number)")), receivedAt: header.receivedAt,
      channel: catalogue.channels[code]?.name ?? code, title: title, body: body, place: place,
      category: isOpen ? catalogue.categories[header.category]?.name : nil,
      unit: isOpen ? unit.flatMap { catalogue.units[$0]?.name } : nil, dueAt: header.dueAt,
      files: files,
      trackingAddress: "\(host)/tra-cuu", receiver: receiver)
  }
}
