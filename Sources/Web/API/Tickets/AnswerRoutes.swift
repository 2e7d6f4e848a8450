import Casework
import HTTPTypes
import Hummingbird
import Rules

/// The answer and its way to the citizen.
enum AnswerRoutes {
  static let routes: [Route] = [
    Route(
      .put, "/api/v1/tickets/{number}/answer", for: .bearer, does: [.draftAnswer], body: .small,
      rate: .write, handler: draft),
    .post(
      "/api/v1/tickets/{number}/deliveries", for: .bearer, does: .recordDelivery,
      handler: deliver),
  ]

  private static func draft(_ call: Call) async throws -> Response {
    let person = try call.signedIn()
    let sent = try await call.sent()
    let text = sent.body.required("text")
    let files = sent.body.integers("attachments")
    try sent.body.check()
    let number = try await call.number()
    if let files, !files.isEmpty {
      let view = try await call.office.ticket(number, for: person.principal)
      let known = Set(view.attachments.map { Int($0.id) })
      for (index, file) in files.enumerated() where !known.contains(file) {
        sent.body.refuse("attachments/\(index)", .problem(.unknown))
      }
      try sent.body.check()
    }
    let actor = try call.actor(sent)
    return try await call.done(number, status: .ok) {
      try await call.office.draftAnswer(
        number, text: text, files: files?.map { Int64($0) }, by: actor)
    }
  }

  private static func deliver(_ call: Call) async throws -> Response {
    _ = try call.signedIn()
    let sent = try await call.sent()
    let method = sent.body.requiredCode("method", or: DeliveryMethod.tracking)
    let isDone = sent.body.flag("done") ?? false
    let reason = sent.body.text("reason")
    let note = sent.body.text("note")
    try sent.body.check()
    let number = try await call.number()
    let actor = try call.actor(sent)
    return try await call.done(number) {
      try await call.office.recordDelivery(
        number, method: method, done: isDone, endedBecause: reason, note: note, by: actor)
    }
  }
}
