import Casework
import FoundationEssentials
import HTTPTypes
import Hummingbird
import Rules

/// Filing by staff, and what filing would give.
enum FilingRoutes {
  static let routes: [Route] = [
    .post("/api/v1/tickets", for: .bearer, does: .file, handler: file),
    .post("/api/v1/previews", for: .bearer, does: .file, handler: preview),
  ]

  private static func file(_ call: Call) async throws -> Response {
    let actor = try call.actor()
    let sent = try await call.sent()
    guard let key = try call.idempotencyKey() else {
      throw WebError.unreadable(.idempotencyKey)
    }
    let catalogue = try await call.office.catalogue()
    let submission = try Submission.parse(
      SubmissionForm(staff: sent.body), by: .staff, in: catalogue, now: call.house.now)
    let receipt = try await call.office.file(
      submission, key: key, request: sent.bytes, by: actor)
    guard let decision = receipt.decision else { return try await replay(receipt, call) }
    return filed(submission, receipt, decision, in: catalogue, at: call.house.now)
  }

  /// What was written is known without reading it again.
  private static func filed(
    _ submission: Submission, _ receipt: Receipt, _ decision: FilingDecision,
    in catalogue: Catalogue, at now: Date
  ) -> Response {
    var response = Response.json(.created) { json in
      json.member("number", receipt.number.description)
      json.member("accessCode", receipt.code?.description)
      FiledJSON(submission: submission, decision: decision, catalogue: catalogue, now: now)
        .write(to: &json)
    }
    response.headers[.location] = Call.path(receipt.number)
    response.headers[.eTag] = Call.tag(decision.steps.count)
    return response
  }

  /// The same request again: the ticket as it is now, with its code for a day.
  private static func replay(_ receipt: Receipt, _ call: Call) async throws -> Response {
    let view: TicketView?
    do {
      view = try await call.office.ticket(receipt.number, for: call.signedIn().principal)
    } catch Refusal.notFound {
      view = nil
    }
    var response = Response.json { json in
      if let code = receipt.code { json.member("accessCode", code.description) }
      if let view {
        TicketJSON(view).write(to: &json)
      } else {
        json.member("number", receipt.number.description)
      }
    }
    response.headers[.location] = Call.path(receipt.number)
    if let view { response.headers[.eTag] = Call.tag(view.header.revision) }
    return response
  }

  private static func preview(_ call: Call) async throws -> Response {
    let actor = try call.actor()
    guard Policy.right(of: actor.principal, to: .file) != nil else { throw Refusal.notFound }
    let sent = try await call.sent()
    let catalogue = try await call.office.catalogue()
    let submission = try Submission.parse(
      SubmissionForm(staff: sent.body), by: .staff, in: catalogue, now: call.house.now)
    let decision = try await call.office.preview(submission, by: actor)
    let filed = FiledJSON(
      submission: submission, decision: decision, catalogue: catalogue, now: call.house.now)
    return Response.json { filed.write(to: &$0) }
  }
}

/// A ticket as filing leaves it, before anybody has touched it.
struct FiledJSON {
  let submission: Submission
  let decision: FilingDecision
  let catalogue: Catalogue
  let now: Date

  /// Writes the members.
  func write(to json: inout JSONWriter) {
    let last = decision.steps.last
    json.member("revision", decision.steps.count)
    json.member("state", last?.state.rawValue)
    json.member("kind", submission.kind.rawValue)
    json.member("category", submission.category)
    json.member("channel", submission.channel)
    json.member("unit", last?.unit, in: catalogue)
    json.member("title", submission.title)
    json.member("urgent", submission.urgent)
    json.member("restricted", submission.isRestricted)
    json.member("confidential", submission.isConfidential)
    json.member("receivedLate", decision.isReceivedLate)
    json.member("receivedAt", submission.receivedAt)
    json.member("filedAt", now)
    json.member("dueAt", decision.dueAt)
    writeProposed(to: &json)
    json.member("obligations", of: decision.owed) { json, owed in
      json.object { ObligationJSON.write(owed, in: catalogue, at: now, to: &$0) }
    }
    json.member("warnings", of: submission.warnings) { json, warning in
      json.object { json in
        json.member("pointer", SubmissionPointers.pointer(warning.field))
        json.member("code", FieldFault.What.problem(warning.code).code)
      }
    }
  }

  private func writeProposed(to json: inout JSONWriter) {
    guard let proposal = decision.proposal else {
      return json.member("proposed", String?.none)
    }
    json.member("proposed") { json in
      json.member("unit", proposal.unit, in: catalogue)
      json.member("rule", Int(proposal.rule.rawValue))
      json.member("because") { BecauseJSON.write(proposal.because, in: catalogue, to: &$0) }
    }
  }
}
