import Foundation
import Rules

/// A small office: the commune code 26425 passes from a township through a commune to a ward.
enum OfficeFixture {
  static func unit(
    _ id: Int64, _ code: String, _ sort: Rules.Unit.Sort, parent: Int64? = nil,
    from: String = "2000-01-01", to: String? = nil
  ) -> Rules.Unit {
    Rules.Unit(
      id: ID(id), code: code, name: "Đơn vị \(id)", shortName: "ĐV\(id)", sort: sort,
      parent: parent.map { ID($0) }, validFrom: LocalDay(from) ?? LocalDay(number: 0),
      validTo: to.flatMap { LocalDay($0) }, aliases: [])
  }

  static let units = [
    unit(1, "75", .province),
    unit(2, "741", .district, parent: 1, to: "2025-07-01"),
    unit(3, "26425", .commune, parent: 2, to: "2025-07-01"),
    unit(4, "26425", .commune, parent: 1, from: "2025-07-01", to: "2026-04-30"),
    unit(5, "26425", .commune, parent: 1, from: "2026-04-30"),
    unit(6, "26428", .commune, parent: 1),
    unit(10, "KT", .department, parent: 5, from: "2026-04-30"),
    unit(11, "VHXH", .department, parent: 5, from: "2026-04-30"),
    unit(12, "KTHT", .department, parent: 2, to: "2025-07-01"),
    unit(13, "TTHCC", .department, parent: 5, from: "2026-04-30"),
  ]

  static let categories = [
    category("ha_tang_giao_thong"), category("dien"), category("khac"),
    category("can_bo_cong_chuc", isConfidential: true), category("cu", isActive: false),
  ]

  static let channels = [
    channel("hotline"), channel("portal"), channel("post", keepsOwnDate: true),
    channel("fax", isActive: false),
  ]

  static func catalogue(
    routing: [RoutingRule] = [], serviceLevels: [ServiceLevel] = [],
    calendars: [CalendarVersion] = []
  ) -> Catalogue {
    Catalogue(
      version: 1, units: units, categories: categories, channels: channels, routing: routing,
      serviceLevels: serviceLevels, calendars: calendars)
  }

  static func rule(
    _ id: Int64, to unit: Int64, kind: Kind? = nil, category: String? = nil,
    commune: Int64? = nil, channel: String? = nil, keyword: String? = nil, urgent: Bool? = nil
  ) -> RoutingRule {
    RoutingRule(
      id: ID(id), position: Int(id), kind: kind, category: category,
      commune: commune.map { ID($0) }, channel: channel, keyword: keyword, urgent: urgent,
      unit: ID(unit), because: "Quyết định \(id)")
  }

  private static func category(
    _ id: String, isConfidential: Bool = false, isActive: Bool = true
  ) -> Rules.Category {
    Rules.Category(
      id: id, name: id, nameEnglish: id, isConfidential: isConfidential, isPublished: true,
      needsPhotoAfter: false, isActive: isActive)
  }

  private static func channel(_ id: String, keepsOwnDate: Bool = false, isActive: Bool = true)
    -> Channel
  {
    Channel(id: id, name: id, nameEnglish: id, keepsOwnDate: keepsOwnDate, isActive: isActive)
  }
}

/// An instant as RFC 3339; a test with a wrong one fails at once.
func instant(_ text: String) -> Date {
  Instant.date(rfc3339: text) ?? .distantPast
}
