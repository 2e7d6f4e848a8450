import Casework
import FoundationEssentials
import HTTPTypes
import Hummingbird
import Rules

/// Signing in and out, and who one is.
enum SessionRoutes {
  static let routes: [Route] = [
    .post("/api/v1/sessions", for: .everyone, rate: .signIn, handler: signIn),
    Route(
      .delete, "/api/v1/sessions/current", for: .bearer, rate: .write, handler: signOut),
    .get("/api/v1/me", for: .bearer, handler: who),
  ]

  private static func signIn(_ call: Call) async throws -> Response {
    let sent = try await call.sent()
    let username = sent.body.required("username")
    let password = sent.body.required("password")
    try sent.body.check()
    guard username.utf8.count <= 200, password.utf8.count <= 1_000 else {
      throw SignInRefusal.wrong
    }
    let session = try await call.office.signIn(
      username: username, password: password, purpose: .api)
    return Response.json(.created) { json in
      json.member("token", session.token)
      json.member("expiresAt", session.expiresAt)
      json.member("person") { write(session.person, to: &$0) }
    }
  }

  private static func signOut(_ call: Call) async throws -> Response {
    guard let token = call.token else { throw WebError.unauthenticated }
    try await call.office.signOut(token: token)
    return Response.nothing
  }

  private static func who(_ call: Call) async throws -> Response {
    let person = try call.signedIn()
    let catalogue = try await call.office.catalogue()
    return Response.json { json in
      write(person, to: &json)
      json.member("roles", of: grants(person)) { json, grant in
        json.object { json in
          json.member("role", grant.role.rawValue)
          json.member("unit", grant.unit, in: catalogue)
        }
      }
    }
  }

  private static func write(_ person: SignedIn, to json: inout JSONWriter) {
    json.member("id", Int(person.id.rawValue))
    json.member("username", person.username)
    json.member("name", person.name)
  }

  private static func grants(_ person: SignedIn) -> [Grant] {
    guard case .person(_, let grants) = person.principal else { return [] }
    return grants.sorted { ($0.role.rawValue, $0.unit) < ($1.role.rawValue, $1.unit) }
  }
}
