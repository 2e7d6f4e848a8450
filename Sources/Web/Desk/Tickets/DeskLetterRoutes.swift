import Casework
import Foundation
import Hummingbird
import Pages
import Rules

/// An answer as a letter to be printed. Whose it is stands on it only after a click with a reason,
/// which is written down.
enum DeskLetterRoutes {
  private static let path = "/desk/tickets/{number}/letter"

  static let routes: [Route] = [
    .get(path, for: .desk, does: .recordDelivery) { call in
      try await letter(call, to: nil)
    },
    .post(path, for: .desk, does: .seeIdentity) { call in
      let fields = try await call.form()
      // Nobody's name is looked at, and no look written down, for a letter that there is not.
      _ = try await answer(of: TicketDesk(call, call.ticketNumber()))
      do {
        let row = try await call.office.identity(
          of: call.ticketNumber(), reason: fields["letter-reason"], by: call.actor())
        return try await letter(
          call, to: LetterPage.Recipient(name: row.name, address: row.address))
      } catch Refusal.invalid {
        return try await letter(call, to: nil, isReasonMissing: true)
      }
    },
  ]

  private static func answer(of desk: TicketDesk) throws -> AnswerRow {
    guard desk.view.may(.recordDelivery), let answer = desk.view.answer else {
      throw Refusal.notFound
    }
    return answer
  }

  private static func letter(
    _ call: Call, to recipient: LetterPage.Recipient?, isReasonMissing: Bool = false
  ) async throws -> Response {
    let desk = try await TicketDesk(call, call.ticketNumber())
    let answer = try answer(of: desk)
    let ticket = desk.view.header
    let site = call.house.renderer.site
    let host = site.baseURL ?? call.request.head.authority ?? ""
    let mayAsk = desk.view.may(.seeIdentity) && recipient == nil
    let until = answer.approvedAt?.addingTimeInterval(Office.disputeWindow)
    let page = LetterPage(
      number: ticket.number, office: site.authority,
      title: ticket.restricted ? nil : desk.view.text.title, receivedAt: ticket.receivedAt,
      answer: answer.body, disputedUntil: ticket.restricted ? nil : until,
      trackingAddress: "\(host)/tra-cuu", printedAt: call.house.now, recipient: recipient,
      asking: mayAsk ? asking(desk, isReasonMissing: isReasonMissing) : nil)
    return Response.html(
      call.house.renderer.renderBare(page, call.words.language),
      status: isReasonMissing ? .unprocessableContent : .ok)
  }

  /// Who it goes to: a click with a reason.
  private static func asking(_ desk: TicketDesk, isReasonMissing: Bool) -> ActForm {
    let words = desk.words
    let reasons = Choices.reasons(desk.reasons["see_identity"] ?? [], in: words.language)
    return ActForm(
      "letter", to: "\(desk.path)/letter", hidden: [desk.call.hiddenToken],
      note: words[.actIdentityNote],
      fields: [
        Field(
          "letter-reason", label: words[.actReason],
          control: .choice([Field.Choice("", words[.choose])] + reasons), isRequired: true,
          error: isReasonMissing ? words.problem(.missing, of: words[.actReason]) : nil)
      ], buttons: [ActForm.Button(words[.letterAddress], .second)])
  }
}
