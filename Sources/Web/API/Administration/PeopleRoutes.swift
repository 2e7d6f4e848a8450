import Casework
import FoundationEssentials
import HTTPTypes
import Hummingbird
import Rules

/// People, their roles and passwords: for administrators.
enum PeopleRoutes {
  static let routes: [Route] = [
    .get("/api/v1/people", for: .bearer, does: .editPeople, handler: list),
    .post("/api/v1/people", for: .bearer, does: .editPeople, handler: add),
    Route(
      .put, "/api/v1/people/{id}", for: .bearer, does: [.editPeople], body: .small,
      rate: .write, handler: change),
    Route(
      .put, "/api/v1/people/{id}/password", for: .bearer, does: [.editPeople], body: .small,
      rate: .write, handler: setPassword),
    .post("/api/v1/people/{id}/roles", for: .bearer, does: .editPeople, handler: give),
    Route(
      .delete, "/api/v1/roles/{id}", for: .bearer, does: [.editPeople], rate: .write,
      handler: endRole),
    .post("/api/v1/people/{id}/tokens", for: .bearer, does: .editPeople, handler: issueToken),
  ]

  private static func list(_ call: Call) async throws -> Response {
    let people = try await call.office.people(by: call.actor())
    let catalogue = try await call.office.catalogue()
    return Response.json { json in
      json.member("items", of: people) { json, entry in
        json.object { json in
          json.member("id", Int(entry.person.id.rawValue))
          json.member("username", entry.person.username)
          json.member("name", entry.person.name)
          json.member("active", entry.person.isActive)
          json.member("hasPassword", entry.person.passwordHash != nil)
          json.member("lockedUntil", entry.person.lockedUntil)
          json.member("roles", of: entry.roles) { json, role in
            json.object { json in
              json.member("id", Int(role.id))
              json.member("role", role.role.rawValue)
              json.member("unit", role.unit, in: catalogue)
              json.member("validFrom", role.validFrom)
              json.member("validTo", role.validTo)
            }
          }
        }
      }
    }
  }

  private static func add(_ call: Call) async throws -> Response {
    _ = try call.signedIn()
    let sent = try await call.sent()
    let username = sent.body.required("username")
    let name = sent.body.required("name")
    let email = sent.body.text("email")
    let phone = sent.body.text("phone")
    try sent.body.check()
    let actor = try call.actor(sent)
    return try await call.made {
      try await call.office.addPerson(
        username: username, name: name, email: email, phone: phone, by: actor
      ).rawValue
    }
  }

  private static func change(_ call: Call) async throws -> Response {
    _ = try call.signedIn()
    let sent = try await call.sent()
    let name = sent.body.required("name")
    let isActive = sent.body.flag("active")
    if isActive == nil { sent.body.refuse("active", .problem(.missing)) }
    try sent.body.check()
    let person = ID<Person>(try call.id("id"))
    try await call.office.setActive(
      isActive == true, name: name, of: person, by: call.actor())
    return Response.nothing
  }

  private static func setPassword(_ call: Call) async throws -> Response {
    let actor = try call.actor()
    guard Policy.right(of: actor.principal, to: .editPeople) != nil else {
      throw Refusal.notFound
    }
    let sent = try await call.sent()
    let password = sent.body.required("password")
    try sent.body.check()
    guard password.utf8.count <= 1_000 else {
      throw Refusal.invalid([ActProblem(.password, .tooLong(limit: 1_000))])
    }
    let person = ID<Person>(try call.id("id"))
    try await call.office.setPassword(password, of: person, by: actor)
    return Response.nothing
  }

  private static func give(_ call: Call) async throws -> Response {
    _ = try call.signedIn()
    let sent = try await call.sent()
    let catalogue = try await call.office.catalogue()
    let role = sent.body.requiredCode("role", or: Role.citizen)
    let unit = sent.body.requiredUnit("unit", in: catalogue, at: call.house.now)
    try sent.body.check()
    let person = ID<Person>(try call.id("id"))
    let actor = try call.actor(sent)
    return try await call.made {
      try await call.office.give(Grant(role, at: unit), to: person, by: actor)
      return nil
    }
  }

  private static func endRole(_ call: Call) async throws -> Response {
    try await call.office.endRole(call.id("id"), by: call.actor())
    return Response.nothing
  }

  /// The token is shown once: a replay tells only that it was made.
  private static func issueToken(_ call: Call) async throws -> Response {
    _ = try call.signedIn()
    let sent = try await call.sent()
    let label = sent.body.required("label")
    try sent.body.check()
    let person = ID<Person>(try call.id("id"))
    do {
      let session = try await call.office.issueToken(
        for: person, label: label, by: call.actor(sent))
      return Response.json(.created) { json in
        json.member("label", label)
        json.member("token", session.token)
        json.member("expiresAt", session.expiresAt)
      }
    } catch is DoneBefore {
      return Response.json { $0.member("label", label) }
    }
  }
}
