import Casework
import HTTPTypes
import Hummingbird
import Pages
import Rules

/// A ticket on the desk: what was read of it, and the pages that are made of that.
struct TicketDesk {
  let call: Call
  let view: TicketView
  let reasons: [String: [ReasonRow]]
  let colleagues: [Colleague]
  let clockEvents: [ClockEvent]
  /// Who would see it if it were restricted; empty for whoever can't do that.
  let restrictedOfficers: [Colleague]

  /// The act whose form lies open, with the cursor in its first field; nil for none.
  var opened: String?
  /// Where that form leads back to, as its field `back` has it.
  var back: String?

  /// Reads a ticket.
  ///
  /// - Throws: `Refusal.notFound`.
  init(_ call: Call, _ number: TicketNumber) async throws {
    self.call = call
    async let reasons = call.office.reasons()
    let view = try await call.office.ticket(number, for: call.signedIn().principal)
    async let clocks = call.office.clockEvents(of: view)
    async let colleagues = call.office.colleagues(for: view.header)
    self.view = view
    restrictedOfficers =
      view.may(.restrict) ? try await call.office.restrictedOfficers() : []
    self.reasons = try await reasons
    self.colleagues = try await colleagues
    clockEvents = try await clocks
  }

  /// The forms of what can be done.
  func forms(_ typed: ActForms.Typed? = nil) throws -> ActForms {
    try ActForms(
      view: view, principal: call.signedIn().principal, words: call.words,
      token: call.hiddenToken, reasons: reasons, colleagues: colleagues,
      restrictedOfficers: restrictedOfficers, typed: typed, opened: opened,
      back: back ?? typed.flatMap { TriageTab.back($0.fields["back"])?.back })
  }

  /// The words of the page.
  var words: any Wording { call.words }

  /// What turns the ticket into pages.
  var model: TicketModel {
    TicketModel(
      view: view, words: call.words, reasons: reasons, colleagues: colleagues,
      clockEvents: clockEvents)
  }

  /// Its address.
  var path: String { "/desk/tickets/\(view.header.number)" }

  /// The ticket's page.
  func page(
    _ typed: ActForms.Typed? = nil, identity: TicketHands.Identity? = nil,
    status: HTTPResponse.Status = .ok, flash: Flash? = nil
  ) async throws -> Response {
    try await call.page(
      model.page(forms(typed), identity: identity), status: status, at: path, flash: flash)
  }

  /// What is wrong, by the fields of a form.
  ///
  /// - Parameters:
  ///   - prefix: with which the fields' names begin.
  ///   - known: the names of the form's fields; problems of others are said above it.
  func faults(
    _ refusal: Refusal, prefix: String, known: Set<String>
  ) -> (fields: [String: String], general: [String]) {
    guard case .invalid(let problems) = refusal else {
      return ([:], [words.refusal(Failure(refusal).code)])
    }
    var fields: [String: String] = [:]
    var general: [String] = []
    for problem in problems {
      let sentence = sentence(problem)
      let name = prefix + problem.field.rawValue
      if known.contains(name) { fields[name] = sentence } else { general.append(sentence) }
    }
    return (fields, general)
  }

  private func sentence(_ problem: ActProblem) -> String {
    switch (problem.field, problem.code) {
    case (.amount, .tooLong): words[.actExtendNote]
    case (.exclude, _): words[.actExcludeNote]
    case (.photo, .missing): words[.photoNeeded]
    case _: words.problem(problem.code, of: words.actField(problem.field.rawValue))
    }
  }
}
