import Casework
import HTTPTypes
import Hummingbird
import Pages
import Rules

/// The page of a ticket, and what is done there.
enum DeskTicketRoutes {
  static let routes: [Route] =
    [
      .get("/desk/tickets/{number}", for: .desk, does: .seeTicket) { call in
        var desk = try await TicketDesk(call, call.ticketNumber())
        desk.opened = call.query.value("open")
        desk.back = TriageTab.back(call.query["from"])?.back
        return try await desk.page()
      },
      .post("/desk/tickets/{number}/identity", for: .desk, does: .seeIdentity) { call in
        try await identity(call)
      },
      .post("/desk/tickets/{number}/access-code", for: .desk, does: .addInformation) { call in
        try await accessCode(call)
      },
    ]
    + TicketAct.all.map { act in
      .post("/desk/tickets/{number}/acts/\(act.id)", for: .desk, does: act.verb) { call in
        try await perform(act, call)
      }
    }

  private static func perform(_ act: TicketAct, _ call: Call) async throws -> Response {
    let step = ActStep(
      call: call, number: try call.ticketNumber(), act: act, fields: try await call.form())
    do {
      try await act.perform(step)
    } catch let refusal as Refusal {
      return try await refused(refusal, step)
    } catch let problems as SubmissionProblems {
      return try await refused(.invalid(problems.asActProblems), step)
    }
    // The page says that it leaves soon, and how to take it back.
    if act.id == "approve", call.office.settings.takeBackTime > 0 {
      return .seeOther(call.words.address("/desk/tickets/\(step.number)"))
    }
    if step.fields["back"] == DeskTaskRoutes.deliveries {
      return call.done(DeskTaskRoutes.deliveries, act.id)
    }
    if let tab = TriageTab.back(step.fields["back"]) {
      return call.done("\(tab.path)#\(step.number)", act.id)
    }
    // Who has given a ticket away may not see it any more.
    let sees = (try? await step.view()) != nil
    if !sees && act.verb == .contribute {
      return call.done("/desk/tickets/\(step.number)/contribution", act.id)
    }
    return call.done(sees ? "/desk/tickets/\(step.number)" : "/desk", act.id)
  }

  /// The page again with what was typed, or both versions where the ticket has moved on.
  private static func refused(_ refusal: Refusal, _ step: ActStep) async throws -> Response {
    let failure = Failure(refusal)
    guard failure.status != .notFound, failure.retryAfter == nil else { throw refusal }
    let desk = try await TicketDesk(step.call, step.number)
    let prefix = "\(step.act.id)-"
    var typed = ActForms.Typed(act: step.act.id, fields: step.fields)
    let known = Set(step.fields.pairs.map(\.name))
    (typed.faults, typed.general) = desk.faults(refusal, prefix: prefix, known: known)
    let forms = try desk.forms(typed)
    let form = desk.view.may(step.act.verb) ? step.act.form(forms) : nil
    let hasMoved = step.revision.map { $0 != desk.view.header.revision } ?? false
    if failure.code == "stale" || hasMoved || form == nil {
      return try await desk.stale(
        seen: step.revision, again: form, typed: desk.lines(step.fields, prefix: prefix),
        status: failure.status)
    }
    return try await desk.page(typed, status: failure.status)
  }

  /// Who reported: written down with person, ticket and reason before it is shown, and shown in
  /// this answer only.
  private static func identity(_ call: Call) async throws -> Response {
    let fields = try await call.form()
    let number = try call.ticketNumber()
    let other = fields["identity-other"]
    let reason = other.allSatisfy(\.isWhitespace) ? fields["identity-reason"] : other
    do {
      let row = try await call.office.identity(of: number, reason: reason, by: call.actor())
      let desk = try await TicketDesk(call, number)
      return try await desk.page(identity: IdentityAct.lines(row, call.words))
    } catch Refusal.invalid(let problems) {
      let desk = try await TicketDesk(call, number)
      var typed = ActForms.Typed(act: "identity", fields: fields)
      let known: Set = ["identity-reason"]
      (typed.faults, typed.general) = desk.faults(
        .invalid(problems), prefix: "identity-", known: known)
      typed.general += typed.faults.values
      return try await desk.page(typed, status: .unprocessableContent)
    }
  }

  /// A new access code for a caller who was verified; shown in this answer only.
  private static func accessCode(_ call: Call) async throws -> Response {
    _ = try await call.form()
    let number = try call.ticketNumber()
    let code = try await call.office.issueAccessCode(number, by: call.actor())
    let view = try await call.office.ticket(number, for: call.signedIn().principal)
    let ticket = view.header
    return try await call.page(
      ReceiptPage(
        number: number, code: code,
        unit: ticket.unit.flatMap { view.catalogue.units[$0]?.name }, isForwarded: true,
        isAnswered: !ticket.state.isOpen, dueAt: ticket.dueAt, isRestricted: ticket.restricted,
        slip: "/desk/receipt/\(number)/slip", mayOpen: true), at: "/desk/tickets/\(number)")
  }
}

extension SubmissionProblems {
  /// The same, as problems of an act's fields.
  fileprivate var asActProblems: [ActProblem] {
    problems.map { ActProblem(ActProblem.Field(rawValue: $0.field.rawValue) ?? .text, $0.code) }
  }
}
