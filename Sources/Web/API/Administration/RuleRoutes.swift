import Casework
import FoundationEssentials
import HTTPTypes
import Hummingbird
import Rules

/// Routing rules and service levels: for administrators.
enum RuleRoutes {
  static let routes: [Route] = [
    .post("/api/v1/rules", for: .bearer, does: .editRules) { call in
      try await saveRule(call, id: nil)
    },
    Route(
      .put, "/api/v1/rules/{id}", for: .bearer, does: [.editRules], body: .small, rate: .write
    ) { call in try await saveRule(call, id: ID(call.id("id"))) },
    Route(
      .delete, "/api/v1/rules/{id}", for: .bearer, does: [.editRules], rate: .write
    ) { call in
      try await call.office.removeRule(ID(call.id("id")), by: call.actor())
      return Response.nothing
    },
    .post("/api/v1/levels", for: .bearer, does: .editRules) { call in
      try await saveLevel(call, id: nil)
    },
    Route(
      .put, "/api/v1/levels/{id}", for: .bearer, does: [.editRules], body: .small, rate: .write
    ) { call in try await saveLevel(call, id: ID(call.id("id"))) },
  ]

  private static func saveRule(_ call: Call, id: ID<RoutingRule>?) async throws -> Response {
    _ = try call.signedIn()
    let sent = try await call.sent()
    let body = sent.body
    let catalogue = try await call.office.catalogue()
    let position = body.requiredInteger("position")
    if !(1...100_000).contains(position) { body.refuse("position", .problem(.badNumber)) }
    let draft = RoutingDraft(
      position: Int32(clamping: position), kind: body.code("kind", of: Kind.self),
      category: body.known("category", in: catalogue.categories),
      commune: body.unit("commune", in: catalogue, at: call.house.now),
      channel: body.known("channel", in: catalogue.channels), keyword: body.text("keyword"),
      urgent: body.flag("urgent"),
      unit: body.requiredUnit("unit", in: catalogue, at: call.house.now),
      because: body.required("because"))
    try body.check()
    return try await RegisterRoutes.saved(call, sent, isNew: id == nil) { actor in
      try await call.office.saveRule(draft, id: id, by: actor)
    }
  }

  private static func saveLevel(_ call: Call, id: ID<ServiceLevel>?) async throws -> Response {
    _ = try call.signedIn()
    let sent = try await call.sent()
    let body = sent.body
    let catalogue = try await call.office.catalogue()
    let known = id.flatMap { catalogue.serviceLevel($0) }
    let draft = ServiceLevelDraft(
      kind: body.requiredCode("kind", or: .feedback),
      category: body.known("category", in: catalogue.categories),
      urgent: body.flag("urgent") ?? false,
      obligation: body.requiredCode("obligation", or: .answer),
      target: TargetJSON.read("target", of: body), calendar: body.required("calendar"),
      legalBasis: body.required("legalBasis"), validFrom: body.requiredDay("validFrom"),
      alarms: AlarmsJSON.read("alarms", of: body, like: known?.alarms ?? .usual))
    try body.check()
    return try await RegisterRoutes.saved(call, sent, isNew: id == nil) { actor in
      try await call.office.saveLevel(draft, replacing: id, by: actor)
    }
  }
}

extension JSONBody {
  /// A code that the office knows; nil if it is missing, and with a fault if it is unknown.
  func known<Value>(_ name: String, in values: [String: Value]) -> String? {
    guard let code = text(name) else { return nil }
    if values[code] == nil { refuse(name, .problem(.unknown)) }
    return code
  }
}
