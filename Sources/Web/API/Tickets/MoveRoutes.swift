import Casework
import FoundationEssentials
import HTTPTypes
import Hummingbird
import Rules

/// Changes of state: a move is a created thing, and names the revision that was seen.
enum MoveRoutes {
  static let routes: [Route] = [
    Route(
      .post, "/api/v1/tickets/{number}/moves", for: .bearer,
      does: [
        .accept, .decline, .transfer, .forward, .recall, .takeUp, .return, .askInformation,
        .addInformation, .submitAnswer, .approveAnswer, .answerLevel1, .merge, .unmerge,
        .withdraw, .reopen,
      ], body: .small, rate: .write, handler: move),
    .post("/api/v1/tickets/{number}/merge", for: .bearer, does: .merge, handler: merge),
    .post("/api/v1/tickets/{number}/joining", for: .bearer, does: .addReporter, handler: join),
    .post("/api/v1/tickets/{number}/unmerge", for: .bearer, does: .unmerge, handler: unmerge),
    .post(
      "/api/v1/tickets/{number}/restriction", for: .bearer, does: .restrict, handler: restrict),
  ]

  private static func move(_ call: Call) async throws -> Response {
    _ = try call.signedIn()
    let revision = try call.requiredRevision()
    let sent = try await call.sent()
    let catalogue = try await call.office.catalogue()
    let wish = try WishedMove(sent.body, in: catalogue, at: call.house.now)
    let number = try await call.number()
    let actor = try call.actor(sent)
    let seen = try await header(of: number, call)
    return try await call.done(number) {
      try await wish.make(
        from: seen?.state, isRestricted: seen?.restricted ?? false, on: number, expecting: revision,
        by: actor, at: call.office)
    }
  }

  /// Where the ticket stands, which says which verb leads on; nil if it can't be seen: the verb
  /// then decides.
  private static func header(
    of number: TicketNumber, _ call: Call
  ) async throws -> TicketHeader? {
    do {
      return try await call.office.ticket(number, for: call.signedIn().principal).header
    } catch Refusal.notFound {
      return nil
    }
  }

  private static func merge(_ call: Call) async throws -> Response {
    try await fold(call) { number, into, revision, actor in
      try await call.office.merge(number, into: into, expecting: revision, by: actor)
    }
  }

  private static func join(_ call: Call) async throws -> Response {
    try await fold(call) { number, into, revision, actor in
      try await call.office.addReporter(number, to: into, expecting: revision, by: actor)
    }
  }

  /// Reads which ticket is to go into which other one, and does it.
  private static func fold(
    _ call: Call, _ act: (TicketNumber, TicketNumber, Int?, Actor) async throws -> Void
  ) async throws -> Response {
    _ = try call.signedIn()
    let revision = try call.requiredRevision()
    let sent = try await call.sent()
    let into = sent.body.number(named: "into", isRequired: true)
    try sent.body.check()
    guard let into else { throw Refusal.invalid([ActProblem(.into, .missing)]) }
    let number = try await call.number()
    let actor = try call.actor(sent)
    return try await call.done(number) {
      try await act(number, into, revision, actor)
    }
  }

  private static func unmerge(_ call: Call) async throws -> Response {
    _ = try call.signedIn()
    let revision = try call.requiredRevision()
    let sent = try await call.sent(isOptional: true)
    try sent.body.check()
    let number = try await call.number()
    let actor = try call.actor(sent)
    return try await call.done(number) {
      try await call.office.unmerge(number, expecting: revision, by: actor)
    }
  }

  private static func restrict(_ call: Call) async throws -> Response {
    _ = try call.signedIn()
    let revision = try call.requiredRevision()
    let sent = try await call.sent()
    let kind = sent.body.requiredCode("kind", or: Kind.complaint)
    let people = sent.body.integers("exclude") ?? []
    let note = sent.body.text("note")
    try sent.body.check()
    let number = try await call.number()
    let actor = try call.actor(sent)
    return try await call.done(number) {
      try await call.office.restrict(
        number, as: kind, excluding: people.map { ID(Int64($0)) }, note: note,
        expecting: revision, by: actor)
    }
  }
}

extension JSONBody {
  /// A ticket's number with its check digit; nil, with a fault unless it may be missing, if it is
  /// none.
  func number(named name: String, isRequired: Bool = false) -> TicketNumber? {
    guard let typed = isRequired ? required(name) : text(name), !typed.isEmpty else {
      return nil
    }
    if let number = TicketNumber(checked: typed) { return number }
    refuse(name, .problem(.unknown))
    return nil
  }
}
