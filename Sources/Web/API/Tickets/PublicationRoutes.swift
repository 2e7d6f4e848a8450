import Casework
import HTTPTypes
import Hummingbird
import Rules

/// The second text: proposed masked, drafted, approved by another, withdrawn.
enum PublicationRoutes {
  static let routes: [Route] = [
    .get(
      "/api/v1/tickets/{number}/publication/proposal", for: .bearer, does: .publish,
      handler: propose),
    .post("/api/v1/tickets/{number}/publication", for: .bearer, does: .publish, handler: draft),
    .post(
      "/api/v1/tickets/{number}/publication/approval", for: .bearer, does: .approvePublication,
      handler: approve),
    .post(
      "/api/v1/tickets/{number}/publication/refusal", for: .bearer, does: .publish,
      handler: refuse),
    .post(
      "/api/v1/tickets/{number}/publication/withdrawal", for: .bearer,
      does: .withdrawPublication, handler: withdraw),
  ]

  private static func propose(_ call: Call) async throws -> Response {
    let proposal = try await call.office.maskedProposal(call.number(), by: call.actor())
    return Response.json { json in
      json.member("title") { write(proposal.title, to: &$0) }
      json.member("question") { write(proposal.question, to: &$0) }
      json.member("answer") { write(proposal.answer, to: &$0) }
    }
  }

  private static func write(_ field: MaskedProposal.Field, to json: inout JSONWriter) {
    json.member("original", field.original)
    json.member("masked", field.masked)
    json.member("spans", of: field.spans) { json, span in
      json.object { json in
        json.member("type", span.sort.rawValue)
        json.member("start", span.range.lowerBound)
        json.member("end", span.range.upperBound)
      }
    }
  }

  private static func draft(_ call: Call) async throws -> Response {
    _ = try call.signedIn()
    let sent = try await call.sent()
    let text = PublicText(
      title: sent.body.required("title"), question: sent.body.required("question"),
      answer: sent.body.required("answer"))
    let photos = sent.body.integers("photos") ?? []
    let reason = sent.body.text("keptBecause")
    try sent.body.check()
    let number = try await call.number()
    let actor = try call.actor(sent)
    return try await call.done(number) {
      try await call.office.draftPublication(
        number, text: text, photos: photos.map { Int64($0) }, keptBecause: reason, by: actor)
    }
  }

  private static func approve(_ call: Call) async throws -> Response {
    _ = try call.signedIn()
    let sent = try await call.sent(isOptional: true)
    try sent.body.check()
    let number = try await call.number()
    let actor = try call.actor(sent)
    return try await call.done(number) {
      try await call.office.approvePublication(number, by: actor)
    }
  }

  private static func refuse(_ call: Call) async throws -> Response {
    _ = try call.signedIn()
    let sent = try await call.sent()
    let reason = sent.body.required("reason")
    try sent.body.check()
    let number = try await call.number()
    let actor = try call.actor(sent)
    return try await call.done(number) {
      try await call.office.refusePublication(number, reason: reason, by: actor)
    }
  }

  private static func withdraw(_ call: Call) async throws -> Response {
    _ = try call.signedIn()
    let sent = try await call.sent()
    let reason = sent.body.required("reason")
    try sent.body.check()
    let number = try await call.number()
    let actor = try call.actor(sent)
    return try await call.done(number) {
      try await call.office.withdrawPublication(number, reason: reason, by: actor)
    }
  }
}
