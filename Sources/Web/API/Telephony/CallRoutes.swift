import Casework
import FoundationEssentials
import Hummingbird
import Rules
import Store

/// Calls, call-backs and blocked numbers, for programs. No list tells a whole number.
enum CallRoutes {
  static let routes: [Route] = [
    .get("/api/v1/calls", for: .bearer, does: .takeCall, handler: calls),
    .get("/api/v1/tasks/call-backs", for: .bearer, does: .callBack, handler: callBacks),
    .get("/api/v1/blocked-callers", for: .bearer, does: .blockCaller, handler: blocked),
    .post("/api/v1/blocked-callers", for: .bearer, does: .blockCaller, handler: block),
    Route(
      .delete, "/api/v1/blocked-callers/{id}", for: .bearer, does: [.blockCaller], rate: .write
    ) { call in
      try await call.office.unblock(call.id("id"), by: call.actor())
      return Response.nothing
    },
  ]

  private static func calls(_ call: Call) async throws -> Response {
    let day = try await call.office.callsToday(by: call.actor())
    return Response.json { json in
      json.member("items", of: day.lines) { json, line in
        let call = line.call
        json.object { json in
          json.member("id", Int(call.id))
          json.member("direction", call.direction.rawValue)
          json.member("state", call.state.rawValue)
          json.member("caller", call.number?.masked)
          json.member("callerSort", call.callerSort.rawValue)
          json.member("beganAt", call.times.began)
          json.member("answeredAt", call.times.answered)
          json.member("endedAt", call.times.ended ?? call.times.gaveUp)
          json.member("person", call.person.map { Int($0.rawValue) })
          json.member("outcome", call.outcome?.rawValue)
          json.member("tickets", line.tickets)
          json.member("blocked", call.isBlocked)
        }
      }
    }
  }

  private static func callBacks(_ call: Call) async throws -> Response {
    let queue = try await call.office.callBacks(by: call.actor())
    return Response.json { json in
      json.member("items", of: queue.rows) { json, row in
        json.object { json in
          json.member("id", Int(row.id))
          json.member("caller", row.number?.masked)
          json.member("missedCalls", row.missedCalls)
          json.member("since", row.since)
          json.member("dueAt", row.dueAt)
          json.member("attempts", row.attempts)
          json.member("lastAttemptAt", row.lastAttemptAt)
          json.member("claimedBy", row.claimedBy.map { Int($0.rawValue) })
        }
      }
    }
  }

  private static func blocked(_ call: Call) async throws -> Response {
    let rows = try await call.office.blockedCallers(by: call.actor())
    return Response.json { json in
      json.member("items", of: rows) { json, row in
        json.object { json in
          json.member("id", Int(row.id))
          json.member("caller", PhoneNumber(row.caller)?.masked)
          json.member("reason", row.reason)
          json.member("since", row.startsAt)
          json.member("until", row.endsAt)
        }
      }
    }
  }

  private static func block(_ call: Call) async throws -> Response {
    _ = try call.signedIn()
    let sent = try await call.sent()
    let body = sent.body
    let number = body.required("number")
    let reason = body.required("reason")
    let until = body.requiredDay("until")
    try body.check()
    let actor = try call.actor(sent)
    return try await call.made {
      try await call.office.block(number, because: reason, until: until, by: actor)
    }
  }
}
