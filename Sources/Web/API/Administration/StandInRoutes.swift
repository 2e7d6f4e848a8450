import Casework
import FoundationEssentials
import Hummingbird
import Rules
import Store

/// Who is away, who stands in, who is on duty: for administrators.
enum StandInRoutes {
  static let routes: [Route] = [
    .get("/api/v1/absences", for: .bearer, does: .editPeople, handler: absences),
    .post("/api/v1/absences", for: .bearer, does: .editPeople, handler: addAbsence),
    Route(
      .delete, "/api/v1/absences/{id}", for: .bearer, does: [.editPeople], rate: .write
    ) { call in
      try await call.office.removeAbsence(call.id("id"), by: call.actor())
      return Response.nothing
    },
    .get("/api/v1/duties", for: .bearer, does: .editPeople, handler: duties),
    .post("/api/v1/duties", for: .bearer, does: .editPeople, handler: addDuty),
    Route(
      .delete, "/api/v1/duties/{id}", for: .bearer, does: [.editPeople], rate: .write
    ) { call in
      try await call.office.removeDuty(call.id("id"), by: call.actor())
      return Response.nothing
    },
  ]

  private static func absences(_ call: Call) async throws -> Response {
    let plan = try await call.office.standIns(by: call.actor())
    return Response.json { json in
      json.member("items", of: plan.absences) { json, absence in
        json.object { json in
          json.member("id", Int(absence.id))
          json.member("person", Int(absence.person.rawValue))
          json.member("deputy", absence.deputy.map { Int($0.rawValue) })
          json.member("from", absence.startsOn)
          json.member("until", absence.endsOn)
        }
      }
    }
  }

  private static func addAbsence(_ call: Call) async throws -> Response {
    _ = try call.signedIn()
    let sent = try await call.sent()
    let body = sent.body
    let absence = AbsenceRow(
      person: ID(body.requiredID("person")), deputy: body.integer("deputy").map { ID(Int64($0)) },
      startsOn: body.requiredDay("from"), endsOn: body.requiredDay("until"))
    try body.check()
    let actor = try call.actor(sent)
    return try await call.made { try await call.office.addAbsence(absence, by: actor) }
  }

  private static func duties(_ call: Call) async throws -> Response {
    let plan = try await call.office.standIns(by: call.actor())
    return Response.json { json in
      json.member("items", of: plan.duties) { json, duty in
        json.object { json in
          json.member("id", Int(duty.id))
          json.member("person", Int(duty.person.rawValue))
          json.member("from", duty.startsAt)
          json.member("until", duty.endsAt)
        }
      }
    }
  }

  private static func addDuty(_ call: Call) async throws -> Response {
    _ = try call.signedIn()
    let sent = try await call.sent()
    let body = sent.body
    let duty = DutyRow(
      person: ID(body.requiredID("person")), startsAt: body.requiredInstant("from"),
      endsAt: body.requiredInstant("until"))
    try body.check()
    let actor = try call.actor(sent)
    return try await call.made {
      do {
        return try await call.office.addDuty(duty, by: actor)
      } catch Refusal.invalid(let problems) {
        // On the page the two lists stand together, and whoever is on duty has a name of their own.
        throw Refusal.invalid(
          problems.map { $0.field == .watch ? ActProblem(.person, $0.code) : $0 })
      }
    }
  }
}

extension JSONBody {
  /// A positive whole number that has to be there; 0, with a fault, if it is not.
  fileprivate func requiredID(_ name: String) -> Int64 {
    let known = faultCount
    let id = integer(name)
    if let id, id > 0 { return Int64(id) }
    if faultCount == known { refuse(name, .problem(id == nil ? .missing : .unknown)) }
    return 0
  }

  /// An instant by RFC 3339 that has to be there; any, with a fault, if it is not.
  fileprivate func requiredInstant(_ name: String) -> Date {
    let typed = required(name)
    if let instant = Instant.date(rfc3339: typed) { return instant }
    if !typed.isEmpty { refuse(name, .problem(.badDate)) }
    return .distantPast
  }
}
