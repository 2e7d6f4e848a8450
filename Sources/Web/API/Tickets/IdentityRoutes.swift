import Casework
import HTTPTypes
import Hummingbird
import Rules

/// Who reported: shown for a reason, and each look is written down.
enum IdentityRoutes {
  static let routes: [Route] = [
    .post(
      "/api/v1/tickets/{number}/identity", for: .bearer, does: .seeIdentity, handler: look),
    .get(
      "/api/v1/tickets/{number}/identity/views", for: .bearer, does: .seeIdentity,
      handler: views),
  ]

  private static func look(_ call: Call) async throws -> Response {
    let actor = try call.actor()
    let sent = try await call.sent()
    let reason = sent.body.required("reason")
    try sent.body.check()
    let number = try await call.number()
    let reporter = try await call.office.identity(of: number, reason: reason, by: actor)
    return Response.json(.created) { json in
      json.member("number", number.description)
      json.member("name", reporter.name)
      json.member("phone", reporter.phone)
      json.member("phoneTyped", reporter.phoneTyped)
      json.member("email", reporter.email)
      json.member("address", reporter.address)
      json.member("anonymous", reporter.anonymous)
    }
  }

  private static func views(_ call: Call) async throws -> Response {
    let views = try await call.office.identityViews(of: call.number(), by: call.actor())
    return Response.json { json in
      json.member("items", of: views) { json, view in
        json.object { json in
          json.member("person", view.person)
          json.member("at", view.at)
          json.member("reason", view.reason)
        }
      }
    }
  }
}
