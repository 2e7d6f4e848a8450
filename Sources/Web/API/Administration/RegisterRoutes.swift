import Casework
import FoundationEssentials
import HTTPTypes
import Hummingbird
import Rules

/// Calendars, hotlines and units: for administrators.
enum RegisterRoutes {
  static let routes: [Route] = [
    .get("/api/v1/calendars", for: .bearer, does: .editCalendar, handler: calendars),
    .post(
      "/api/v1/calendars/{code}/versions", for: .bearer, does: .editCalendar,
      handler: saveCalendar),
    .post("/api/v1/hotlines", for: .bearer, does: .editRules) { call in
      try await saveHotline(call, id: nil)
    },
    Route(
      .put, "/api/v1/hotlines/{id}", for: .bearer, does: [.editRules], body: .small,
      rate: .write
    ) { call in try await saveHotline(call, id: call.id("id")) },
    .post("/api/v1/units", for: .bearer, does: .editRules) { call in
      try await saveUnit(call, id: nil)
    },
    Route(
      .put, "/api/v1/units/{id}", for: .bearer, does: [.editRules], body: .small, rate: .write
    ) { call in try await saveUnit(call, id: ID(call.id("id"))) },
  ]

  private static func calendars(_ call: Call) async throws -> Response {
    let editions = try await call.office.calendarEditions(by: call.actor())
    let catalogue = try await call.office.catalogue()
    return Response.json { json in
      json.member("items", of: editions) { json, edition in
        json.object { json in
          json.member("code", edition.code)
          json.member("name", edition.name)
          json.member("version", edition.version)
          json.member("note", edition.note)
          json.member("createdAt", edition.createdAt)
          json.member("createdBy", edition.creator)
          json.member("definition") { json in
            catalogue.calendars[edition.id]?.calendar.draft.write(to: &json)
          }
        }
      }
    }
  }

  private static func saveCalendar(_ call: Call) async throws -> Response {
    _ = try call.signedIn()
    let sent = try await call.sent()
    let note = sent.body.required("note")
    let draft = sent.body.object("definition").map { CalendarDraft($0) }
    if draft == nil { sent.body.refuse("definition", .problem(.missing)) }
    try sent.body.check()
    guard let draft else { throw Refusal.invalid([ActProblem(.definition, .missing)]) }
    let code = try call.parameter("code")
    let actor = try call.actor(sent)
    return try await call.made {
      try await call.office.saveCalendar(code, draft, note: note, by: actor)
      return nil
    }
  }

  private static func saveHotline(_ call: Call, id: Int64?) async throws -> Response {
    _ = try call.signedIn()
    let sent = try await call.sent()
    let body = sent.body
    let catalogue = try await call.office.catalogue()
    let draft = HotlineDraft(
      number: body.required("number"),
      unit: body.requiredUnit("unit", in: catalogue, at: call.house.now),
      purpose: body.required("purpose"), hours: body.required("hours"),
      announcedIn: body.text("announcedIn"), isPublic: body.flag("public") ?? true,
      validFrom: body.requiredDay("validFrom"), validTo: body.day("validTo"),
      purposeEnglish: body.text("purposeEnglish"), hoursEnglish: body.text("hoursEnglish"))
    try body.check()
    return try await saved(call, sent, isNew: id == nil) { actor in
      try await call.office.saveHotline(draft, id: id, by: actor)
    }
  }

  private static func saveUnit(_ call: Call, id: ID<Unit>?) async throws -> Response {
    _ = try call.signedIn()
    let sent = try await call.sent()
    let body = sent.body
    let catalogue = try await call.office.catalogue()
    let draft = UnitDraft(
      code: body.required("code"), name: body.required("name"),
      shortName: body.required("shortName"),
      sort: body.requiredCode("sort", or: .department),
      parent: body.unit("parent", in: catalogue, at: call.house.now),
      validFrom: body.requiredDay("validFrom"), validTo: body.day("validTo"),
      aliases: body.texts("aliases") ?? [])
    try body.check()
    return try await saved(call, sent, isNew: id == nil) { actor in
      try await call.office.saveUnit(draft, id: id, by: actor)
    }
  }

  /// 201 for what is new, 204 for what was changed.
  static func saved(
    _ call: Call, _ sent: Sent, isNew: Bool, _ act: (Actor) async throws -> Void
  ) async throws -> Response {
    let actor = try call.actor(sent)
    let response = try await call.made {
      try await act(actor)
      return nil
    }
    return isNew ? response : Response.nothing
  }
}
