import Casework
import FoundationEssentials
import HTTPTypes
import Hummingbird
import Rules

/// What co-operating units see and give.
enum ContributionRoutes {
  static let routes: [Route] = [
    .get("/api/v1/tasks/contributions", for: .bearer, does: .contribute, handler: tasks),
    .get(
      "/api/v1/tickets/{number}/contributions", for: .bearer, does: .contribute, handler: show),
    .post(
      "/api/v1/tickets/{number}/contributions", for: .bearer, does: .contribute,
      handler: contribute),
  ]

  private static func tasks(_ call: Call) async throws -> Response {
    let principal = try call.signedIn().principal
    guard Policy.right(of: principal, to: .contribute) != nil else { throw Refusal.notFound }
    let tasks = try await call.office.contributionTasks(for: principal)
    let catalogue = try await call.office.catalogue()
    return Response.json { json in
      json.member("items", of: tasks) { json, entry in
        json.object { json in
          json.member("number", entry.task.number.description)
          json.member("title", entry.title)
          json.member("unit", entry.task.unit, in: catalogue)
          json.member("lead", entry.task.lead, in: catalogue)
          json.member("contributeBy", entry.task.dueAt)
        }
      }
    }
  }

  private static func show(_ call: Call) async throws -> Response {
    let view = try await call.office.contribution(
      to: call.number(), for: call.signedIn().principal)
    var response = Response.json { ContributionJSON(view: view).write(to: &$0) }
    response.headers[.eTag] = Call.tag(view.revision)
    return response
  }

  private static func contribute(_ call: Call) async throws -> Response {
    _ = try call.signedIn()
    let sent = try await call.sent()
    let text = sent.body.required("text")
    try sent.body.check()
    let number = try await call.number()
    let actor = try call.actor(sent)
    return try await call.done(number) {
      try await call.office.contribute(number, text: text, by: actor)
    }
  }
}

/// A ticket as a co-operating unit sees it.
struct ContributionJSON {
  let view: ContributionView

  /// Writes the members.
  func write(to json: inout JSONWriter) {
    let catalogue = view.catalogue
    json.member("number", view.number.description)
    json.member("revision", view.revision)
    json.member("state", view.state.rawValue)
    json.member("kind", view.kind.rawValue)
    json.member("category", view.category)
    json.member("urgent", view.urgent)
    json.member("receivedAt", view.receivedAt)
    json.member("lead", view.lead, in: catalogue)
    json.member("title", view.text.title)
    json.member("body", view.text.body)
    json.member("place") { json in
      json.member("commune", view.commune, in: catalogue)
      json.member("text", view.text.placeText)
    }
    json.member("asked", of: view.asked) { json, words in
      json.object { write(words, to: &$0) }
    }
    json.member("given", of: view.given) { json, words in
      json.object { write(words, to: &$0) }
    }
    json.member("obligations", of: view.obligations) { json, row in
      json.object { ObligationJSON.write(row, in: catalogue, to: &$0) }
    }
    json.member("answer", view.answer)
  }

  private func write(_ words: ContributionView.Words, to json: inout JSONWriter) {
    json.member("at", words.at)
    json.member("by", words.by)
    json.member("text", words.text)
  }
}
