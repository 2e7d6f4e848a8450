import Casework
import FoundationEssentials
import HTTPTypes
import Hummingbird
import Rules

/// What staff choose from: units, fields, channels, reasons, colleagues.
enum CatalogueRoutes {
  static let routes: [Route] = [
    .get("/api/v1/units", for: .bearer, handler: units),
    .get("/api/v1/units/{id}/colleagues", for: .bearer, handler: colleagues),
    .get("/api/v1/categories", for: .bearer, handler: categories),
    .get("/api/v1/channels", for: .bearer, handler: channels),
    .get("/api/v1/reasons", for: .bearer, handler: reasons),
    .get("/api/v1/hotlines", for: .bearer, handler: hotlines),
    .get("/api/v1/rules", for: .bearer, handler: rules),
    .get("/api/v1/levels", for: .bearer, handler: levels),
  ]

  private static func units(_ call: Call) async throws -> Response {
    let catalogue = try await call.office.catalogue()
    return Response.json { json in
      json.member("items", of: catalogue.units.values.sorted { $0.id < $1.id }) { json, unit in
        json.object { json in
          json.member("id", Int(unit.id.rawValue))
          json.member("code", unit.code)
          json.member("name", unit.name)
          json.member("shortName", unit.shortName)
          json.member("sort", unit.sort.rawValue)
          json.member("parent", unit.parent.map { Int($0.rawValue) })
          json.member("validFrom", unit.validFrom)
          json.member("validTo", unit.validTo)
          json.member("aliases", texts: unit.aliases)
        }
      }
    }
  }

  private static func colleagues(_ call: Call) async throws -> Response {
    let unit = ID<Unit>(try call.id("id"))
    let colleagues = try await call.office.colleagues(of: unit)
    return Response.json { json in
      json.member("items", of: colleagues) { json, colleague in
        json.object { json in
          json.member("id", Int(colleague.id.rawValue))
          json.member("name", colleague.name)
          json.member("role", colleague.role.rawValue)
        }
      }
    }
  }

  private static func categories(_ call: Call) async throws -> Response {
    let catalogue = try await call.office.catalogue()
    return Response.json { json in
      json.member("items", of: catalogue.categories.values.sorted { $0.id < $1.id }) {
        json, category in
        json.object { json in
          json.member("code", category.id)
          json.member("name", category.name)
          json.member("nameEnglish", category.nameEnglish)
          json.member("confidential", category.isConfidential)
          json.member("published", category.isPublished)
          json.member("needsPhotoAfter", category.needsPhotoAfter)
          json.member("active", category.isActive)
        }
      }
    }
  }

  private static func channels(_ call: Call) async throws -> Response {
    let catalogue = try await call.office.catalogue()
    return Response.json { json in
      json.member("items", of: catalogue.channels.values.sorted { $0.id < $1.id }) {
        json, channel in
        json.object { json in
          json.member("code", channel.id)
          json.member("name", channel.name)
          json.member("nameEnglish", channel.nameEnglish)
          json.member("keepsOwnDate", channel.keepsOwnDate)
          json.member("active", channel.isActive)
        }
      }
    }
  }

  private static func reasons(_ call: Call) async throws -> Response {
    let lists = try await call.office.reasons()
    return Response.json { json in
      json.member("items", of: lists.sorted { $0.key < $1.key }) { json, list in
        json.object { json in
          json.member("list", list.key)
          json.member("reasons", of: list.value) { json, reason in
            json.object { json in
              json.member("code", reason.code)
              json.member("name", reason.name)
              json.member("nameEnglish", reason.nameEnglish)
            }
          }
        }
      }
    }
  }

  private static func hotlines(_ call: Call) async throws -> Response {
    let catalogue = try await call.office.catalogue()
    let hotlines = try await call.office.hotlines()
    return Response.json { json in
      json.member("items", of: hotlines) { json, hotline in
        json.object { json in
          json.member("id", Int(hotline.id))
          json.member("number", hotline.number)
          json.member("unit", hotline.unit, in: catalogue)
          json.member("purpose", hotline.purpose)
          json.member("hours", hotline.hours)
          json.member("announcedIn", hotline.announcedIn)
          json.member("purposeEnglish", hotline.purposeEnglish)
          json.member("hoursEnglish", hotline.hoursEnglish)
          json.member("public", hotline.isPublic)
          json.member("validFrom", hotline.validFrom)
          json.member("validTo", hotline.validTo)
        }
      }
    }
  }

  private static func rules(_ call: Call) async throws -> Response {
    let catalogue = try await call.office.catalogue()
    return Response.json { json in
      json.member("items", of: catalogue.routing) { json, rule in
        json.object { json in
          json.member("id", Int(rule.id.rawValue))
          json.member("position", rule.position)
          json.member("kind", rule.kind?.rawValue)
          json.member("category", rule.category)
          json.member("commune", rule.commune, in: catalogue)
          json.member("channel", rule.channel)
          json.member("keyword", rule.keyword)
          json.member("urgent", rule.urgent)
          json.member("unit", rule.unit, in: catalogue)
          json.member("because", rule.because)
        }
      }
    }
  }

  private static func levels(_ call: Call) async throws -> Response {
    let catalogue = try await call.office.catalogue()
    return Response.json { json in
      json.member("items", of: catalogue.serviceLevels) { json, level in
        json.object { json in
          json.member("id", Int(level.id.rawValue))
          json.member("kind", level.kind.rawValue)
          json.member("category", level.category)
          json.member("urgent", level.urgent)
          json.member("obligation", level.obligation.rawValue)
          json.member("target") { TargetJSON.write(level.target, to: &$0) }
          json.member("calendar", level.calendar)
          json.member("legalBasis", level.legalBasis)
          json.member("validFrom", level.validFrom)
          json.member("validTo", level.validTo)
          json.member("alarms") { AlarmsJSON.write(level.alarms, to: &$0) }
        }
      }
    }
  }
}
