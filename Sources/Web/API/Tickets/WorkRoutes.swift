import Casework
import FoundationEssentials
import HTTPTypes
import Hummingbird
import Rules

/// What is done on a ticket without moving it by name.
enum WorkRoutes {
  static let routes: [Route] = [
    .post(
      "/api/v1/tickets/{number}/assignments", for: .bearer, does: .assign, .forward,
      handler: assign),
    .post(
      "/api/v1/tickets/{number}/information", for: .bearer, does: .addInformation,
      handler: inform),
    .post("/api/v1/tickets/{number}/notes", for: .bearer, does: .note, handler: note),
    .post("/api/v1/tickets/{number}/reminders", for: .bearer, does: .remind, handler: remind),
    .post(
      "/api/v1/tickets/{number}/extensions", for: .bearer, does: .requestExtension,
      handler: requestExtension),
    .post(
      "/api/v1/tickets/{number}/extensions/decision", for: .bearer, does: .grantExtension,
      handler: decideExtension),
    .post("/api/v1/tickets/{number}/split", for: .bearer, does: .split, handler: split),
    .post(
      "/api/v1/tickets/{number}/access-codes", for: .bearer, does: .addInformation,
      handler: issueCode),
  ]

  /// Who or what a ticket is given to.
  private enum Part: String {
    case lead, cooperating
  }

  private static func assign(_ call: Call) async throws -> Response {
    let actor = try call.actor()
    let sent = try await call.sent()
    let catalogue = try await call.office.catalogue()
    let person = sent.body.integer("person").map { ID<Person>(Int64($0)) }
    let note = sent.body.text("note")
    let unit = sent.body.unit("unit", in: catalogue, at: call.house.now)
    let part = sent.body.code("role", of: Part.self)
    if person != nil, unit != nil { sent.body.refuse("unit", .problem(.unknown)) }
    try sent.body.check()
    let revision = try call.seenRevision()
    let number = try await call.number()
    let once = try call.actor(sent)
    if let person {
      return try await call.done(number) {
        try await call.office.assign(number, to: person, expecting: revision, by: once)
      }
    }
    guard let unit else { throw Refusal.invalid([ActProblem(.person, .missing)]) }
    switch part {
    case nil: throw Refusal.invalid([ActProblem(.role, .missing)])
    case .cooperating:
      return try await call.done(number) {
        try await call.office.cooperate(number, with: unit, note: note, by: once)
      }
    case .lead:
      guard actor.principal.person != nil, let revision else {
        throw WebError.preconditionRequired
      }
      return try await call.done(number) {
        try await call.office.forward(
          number, to: unit, note: note, expecting: revision, by: once)
      }
    }
  }

  private static func inform(_ call: Call) async throws -> Response {
    _ = try call.signedIn()
    let sent = try await call.sent()
    let text = sent.body.required("text")
    try sent.body.check()
    // Where the ticket waits for it, adding moves it.
    let revision = try call.requiredRevision()
    let number = try await call.number()
    let actor = try call.actor(sent)
    return try await call.done(number) {
      try await call.office.addInformation(number, text: text, expecting: revision, by: actor)
    }
  }

  private static func note(_ call: Call) async throws -> Response {
    _ = try call.signedIn()
    let sent = try await call.sent()
    let text = sent.body.required("text")
    let isMeasure = sent.body.flag("measure") ?? false
    try sent.body.check()
    let number = try await call.number()
    let actor = try call.actor(sent)
    return try await call.done(number) {
      try await call.office.note(number, text: text, isMeasure: isMeasure, by: actor)
    }
  }

  private static func remind(_ call: Call) async throws -> Response {
    _ = try call.signedIn()
    let sent = try await call.sent(isOptional: true)
    let text = sent.body.text("text")
    try sent.body.check()
    let number = try await call.number()
    let actor = try call.actor(sent)
    return try await call.done(number) {
      try await call.office.remind(number, text: text, by: actor)
    }
  }
}

// MARK: - More time, parts, codes

extension WorkRoutes {
  private static func requestExtension(_ call: Call) async throws -> Response {
    _ = try call.signedIn()
    let sent = try await call.sent()
    let kind = sent.body.requiredCode("obligation", or: ObligationKind.answer)
    let amount = sent.body.requiredInteger("amount")
    let note = sent.body.required("note")
    try sent.body.check()
    let number = try await call.number()
    let actor = try call.actor(sent)
    return try await call.done(number) {
      try await call.office.requestExtension(
        number, of: kind, by: amount, because: note, actor: actor)
    }
  }

  private static func decideExtension(_ call: Call) async throws -> Response {
    _ = try call.signedIn()
    let sent = try await call.sent()
    let kind = sent.body.requiredCode("obligation", or: ObligationKind.answer)
    let granted = sent.body.flag("granted")
    if granted == nil { sent.body.refuse("granted", .problem(.missing)) }
    let note = sent.body.text("note")
    try sent.body.check()
    let number = try await call.number()
    let actor = try call.actor(sent)
    return try await call.done(number) {
      try await call.office.decideExtension(
        number, of: kind, granted: granted == true, note: note, by: actor)
    }
  }

  private static func split(_ call: Call) async throws -> Response {
    _ = try call.signedIn()
    let sent = try await call.sent()
    let parts = sent.body.objects("parts") ?? []
    let forms = parts.map { SubmissionForm(part: $0) }
    try sent.body.check()
    let number = try await call.number()
    let actor = try call.actor(sent)
    var status = HTTPResponse.Status.created
    var numbers: [String]
    do {
      numbers = try await call.office.split(number, into: forms, by: actor).map(\.description)
    } catch let done as DoneBefore {
      status = .ok
      numbers = (done.result ?? "").split(separator: " ").map(String.init)
    }
    return Response.json(status) { json in
      json.member("number", number.description)
      json.member("parts", texts: numbers)
    }
  }

  private static func issueCode(_ call: Call) async throws -> Response {
    _ = try call.signedIn()
    let sent = try await call.sent(isOptional: true)
    try sent.body.check()
    let number = try await call.number()
    let code = try await call.office.issueAccessCode(number, by: call.actor(sent))
    return Response.json(.created) { json in
      json.member("number", number.description)
      json.member("accessCode", code.description)
    }
  }
}
