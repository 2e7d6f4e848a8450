import Casework
import FoundationEssentials
import HTTPTypes
import Hummingbird
import Pages
import Rules

/// What citizens do without login: send, follow, add, take back, rate, dispute. The access code
/// comes in a header, never in an address.
enum SubmissionRoutes {
  static let routes: [Route] = [
    .post("/api/v1/public/submissions", for: .everyone, does: .file, handler: submit),
    .get(
      "/api/v1/public/tickets/{number}", for: .everyone, does: .seeTicket, rate: .track,
      handler: track),
    .post(
      "/api/v1/public/tickets/{number}/information", for: .everyone, does: .addInformation,
      rate: .track, handler: inform),
    .post(
      "/api/v1/public/tickets/{number}/withdrawal", for: .everyone, does: .withdraw,
      rate: .track, handler: withdraw),
    .post(
      "/api/v1/public/tickets/{number}/ratings", for: .everyone, does: .rate, rate: .track,
      handler: rate),
    .post(
      "/api/v1/tickets/{number}/ratings", for: .everyone, does: .rate, rate: .track,
      handler: rate),
    .post(
      "/api/v1/public/tickets/{number}/disputes", for: .everyone, does: .reopen, rate: .track,
      handler: dispute),
  ]

  private static func submit(_ call: Call) async throws -> Response {
    let sent = try await call.sent()
    // A client that sends no key can't be told a replay from a second submission.
    let key = try call.idempotencyKey() ?? UUID().uuidString
    let catalogue = try await call.office.catalogue()
    let form = try SubmissionForm(citizen: sent.body)
    let submission = try Submission.parse(
      form, by: .citizen(channel: KnownChannel.portal.rawValue), in: catalogue,
      now: call.house.now)
    let receipt = try await call.office.file(
      submission, key: key, request: sent.bytes, by: Actor(.citizen))
    var response = Response.json(receipt.isReplay ? .ok : .created) { json in
      json.member("number", receipt.number.description)
      json.member("accessCode", receipt.code?.description)
    }
    response.headers[.location] = "/api/v1/public/tickets/\(receipt.number)"
    return response
  }

  private static func track(_ call: Call) async throws -> Response {
    let (number, code) = try await call.ownTicket()
    return try await call.own(number, code)
  }

  private static func inform(_ call: Call) async throws -> Response {
    let sent = try await call.sent()
    let text = sent.body.required("text")
    try sent.body.check()
    return try await call.doneByCitizen(sent) { number, revision, actor in
      try await call.office.addInformation(
        number, text: text, expecting: revision, by: actor)
    }
  }

  private static func withdraw(_ call: Call) async throws -> Response {
    let sent = try await call.sent(isOptional: true)
    let note = sent.body.text("note")
    try sent.body.check()
    return try await call.doneByCitizen(sent) { number, revision, actor in
      try await call.office.withdraw(number, note: note, expecting: revision, by: actor)
    }
  }

  private static func rate(_ call: Call) async throws -> Response {
    let sent = try await call.sent()
    let score = sent.body.requiredInteger("score")
    let comment = sent.body.text("comment")
    try sent.body.check()
    return try await call.doneByCitizen(sent) { number, revision, actor in
      try await call.office.rate(
        number, score: score, comment: comment, expecting: revision, by: actor)
    }
  }

  private static func dispute(_ call: Call) async throws -> Response {
    let sent = try await call.sent()
    let note = sent.body.required("note")
    try sent.body.check()
    return try await call.doneByCitizen(sent) { number, revision, actor in
      try await call.office.reopen(number, because: note, expecting: revision, by: actor)
    }
  }
}

extension Call {
  /// The number and the access code of whoever asks for their own ticket. The number needs its
  /// check digit, so that a slip of the finger never opens a neighbour's.
  ///
  /// - Throws: `WebError.notFound`.
  fileprivate func ownTicket() async throws -> (TicketNumber, AccessCode) {
    guard let number = TicketNumber(checked: try parameter("number")),
      let typed = request.headers[.accessCode], let code = AccessCode(typed)
    else { throw WebError.notFound }
    return (number, code)
  }

  /// Does what a citizen asks for on the revision they have seen, once if a key was sent, and
  /// answers with their ticket.
  ///
  /// - Throws: `WebError.preconditionRequired` without `If-Match`.
  fileprivate func doneByCitizen(
    _ sent: Sent, _ act: (TicketNumber, Int, Actor) async throws -> Void
  ) async throws -> Response {
    let (number, code) = try await ownTicket()
    var actor = Actor(citizenWith: code)
    actor.onceKey = sent.onceKey
    do {
      try await act(number, try requiredRevision(), actor)
    } catch is DoneBefore {
      return try await own(number, code)
    }
    return try await own(number, code, status: .created)
  }

  /// How one's own ticket stands.
  ///
  /// - Throws: `Refusal.notFound` for a wrong number and a wrong code alike.
  fileprivate func own(
    _ number: TicketNumber, _ code: AccessCode, status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    guard let ticket = try await office.ownTicket(number, code: code) else {
      throw Refusal.notFound
    }
    let words = house.renderer.wording(language)
    var response = Response.json(status) { json in
      OwnTicketJSON(number: number, ticket: ticket, words: words).write(to: &json)
    }
    response.headers[.eTag] = Call.tag(ticket.revision)
    return response
  }
}
