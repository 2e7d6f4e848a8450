import Casework
import HTTPTypes
import Hummingbird
import Pages
import Rules

/// Papers of a ticket, to be printed, numbered and signed. Who reported stands on them only after
/// a click with a reason, which is written down; without it the name is a line of dots, and what
/// was said stands there without anybody's numbers.
enum DeskPaperRoutes {
  static let routes: [Route] = PaperSort.allCases.flatMap { sort in
    let path = "/desk/tickets/{number}/papers/\(sort.rawValue)"
    return [
      Route(.get, path, for: .desk, does: sort.verbs, rate: .read) { call in
        try await PaperDesk(call, sort).page(signer: call.query["paper-signer"])
      },
      Route(.post, path, for: .desk, does: [.seeIdentity], body: .small, rate: .write) { call in
        try await named(sort, call)
      },
    ]
  }

  private static func named(_ sort: PaperSort, _ call: Call) async throws -> Response {
    let fields = try await call.form()
    // Nobody's name is looked at, and no look written down, for a paper that there is not.
    let desk = try await PaperDesk(call, sort)
    let signer = fields["paper-signer"]
    do {
      let row = try await call.office.identity(
        of: desk.number, reason: fields["paper-reason"], by: call.actor())
      return try desk.page(
        signer: signer, person: LetterPage.Recipient(name: row.name, address: row.address))
    } catch Refusal.invalid {
      return try desk.page(signer: signer, isReasonMissing: true)
    }
  }

  /// The papers that whoever looks at a ticket can print now.
  static func links(_ view: TicketView, _ principal: Principal, _ words: any Wording)
    -> [EmptyState.Link]
  {
    guard !view.isMasked else { return [] }
    let number = view.header.number
    var links: [EmptyState.Link] = []
    func add(_ path: String, _ name: String) {
      links.append(EmptyState.Link(words.address(path), name))
    }
    if Policy.right(of: principal, to: .file) != nil {
      add("/desk/receipt/\(number)/slip", words[.paperSlip])
    }
    for sort in PaperSort.allCases where sort.isOffered(view) {
      add("/desk/tickets/\(number)/papers/\(sort.rawValue)", sort.name(words))
    }
    if view.may(.recordDelivery), view.answer != nil {
      add("/desk/tickets/\(number)/letter", words[.letterTitle])
    }
    return links
  }
}

/// A paper on its way to the printer: what was read for it.
private struct PaperDesk {
  let call: Call
  let sort: PaperSort
  let number: TicketNumber
  let view: TicketView
  let reasons: [String: [ReasonRow]]

  /// Reads the ticket.
  ///
  /// - Throws: `Refusal.notFound` where the paper is not offered.
  init(_ call: Call, _ sort: PaperSort) async throws {
    (self.call, self.sort) = (call, sort)
    number = try call.ticketNumber()
    async let reasons = call.office.reasons()
    view = try await call.office.ticket(number, for: call.signedIn().principal)
    self.reasons = try await reasons
    guard sort.isOffered(view) else { throw Refusal.notFound }
  }

  private var words: any Wording { call.words }
  private var path: String { "/desk/tickets/\(number)/papers/\(sort.rawValue)" }

  /// The paper.
  ///
  /// - Parameters:
  ///   - typed: who signs; anything unknown leaves it blank.
  ///   - person: who reported.
  func page(
    signer typed: String, person: LetterPage.Recipient? = nil, isReasonMissing: Bool = false
  ) throws -> Response {
    let signer = PaperSigner(rawValue: typed) ?? .blank
    let renderer = call.house.renderer
    let language = call.words.language
    let status: HTTPResponse.Status = isReasonMissing ? .unprocessableContent : .ok
    let mayAsk = person == nil && view.may(.seeIdentity)
    let bar = PaperBar(
      name: sort.name(words), hint: sort == .documents ? words[.paperHint] : words[.letterHint],
      address: path,
      signer: sort == .documents || person != nil ? nil : choice(of: signer),
      asking: mayAsk ? asking(signer, isReasonMissing: isReasonMissing) : nil)
    let show: (String) -> String = { person == nil ? Redaction.conceal($0) : $0 }
    guard let message = sort.message(view, reasons, show: show) else {
      return Response.html(
        renderer.renderBare(
          DocumentsPaper(
            bar: bar, number: number, office: renderer.site.authority, takenAt: call.house.now,
            receiver: try call.signedIn().name, giver: person), language), status: status)
    }
    let host = renderer.site.baseURL ?? call.request.head.authority ?? ""
    let paper = TicketPaper(
      bar: bar, matter: matter(show), message: message, site: renderer.site,
      trackingAddress: "\(host)/tra-cuu", person: person, signer: signer,
      printedAt: call.house.now)
    return Response.html(renderer.renderBare(paper, language), status: status)
  }

  private func matter(_ show: (String) -> String) -> TicketPaper.Matter {
    let ticket = view.header
    let vietnamese = call.house.renderer.wording(.vietnamese)
    return TicketPaper.Matter(
      number: number, receivedAt: ticket.receivedAt,
      channel: vietnamese.channel(
        code: ticket.channel, name: view.catalogue.channels[ticket.channel]?.name),
      title: ticket.restricted ? nil : show(view.text.title), isRestricted: ticket.restricted)
  }

  private func choice(of signer: PaperSigner) -> Field {
    Field(
      "paper-signer", label: words[.paperSigner], value: signer.rawValue,
      control: .choice(
        PaperSigner.allCases.map { Field.Choice($0.rawValue, $0.name(words)) }), isRequired: true)
  }

  /// Who reported: a click with a reason.
  private func asking(_ signer: PaperSigner, isReasonMissing: Bool) -> ActForm {
    let reasons = Choices.reasons(reasons["see_identity"] ?? [], in: words.language)
    return ActForm(
      "paper", to: path,
      hidden: [call.hiddenToken, ActForm.Hidden("paper-signer", signer.rawValue)],
      note: words[.actIdentityNote],
      fields: [
        Field(
          "paper-reason", label: words[.actReason],
          control: .choice([Field.Choice("", words[.choose])] + reasons), isRequired: true,
          error: isReasonMissing ? words.problem(.missing, of: words[.actReason]) : nil)
      ], buttons: [ActForm.Button(words[.paperName], .second)])
  }
}
