import FoundationEssentials
public import Postgres
public import Rules

/// Reads the rules in force.
public enum CatalogueRows {
  /// The version of the rules.
  public static var version: Statement<Int64> {
    Statement("CatalogueRows.version", "SELECT version FROM catalogue", column: Int64.self)
  }

  /// The whole catalogue; if it was edited meanwhile it is read again.
  ///
  /// - Throws: `PostgresError`; kind decoding for a calendar that can't be understood.
  public static func read(over road: any ReadRoad) async throws -> Catalogue {
    while true {
      let before = try await road.one(version)
      let catalogue = try await Catalogue(
        version: before, units: road.all(units), categories: road.all(categories),
        channels: road.all(channels), routing: road.all(routing),
        serviceLevels: road.all(serviceLevels), calendars: road.all(calendars),
        successions: Dictionary(grouping: road.all(successions), by: \.from)
          .mapValues { $0.map(\.to) }, places: road.all(places))
      if try await road.one(version) == before { return catalogue }
    }
  }

  static var units: Statement<Unit> {
    Statement(
      "CatalogueRows.units",
      """
      SELECT id, code, name, short_name, sort, parent_id, valid_from, valid_to, aliases
      FROM unit
      ORDER BY id
      """
    ) { row in
      var row = row.reader
      return try Unit(
        id: row.next(), code: row.next(), name: row.next(), shortName: row.next(),
        sort: row.next(), parent: row.next(), validFrom: row.next(), validTo: row.next(),
        aliases: row.next())
    }
  }

  static var successions: Statement<(from: ID<Unit>, to: ID<Unit>)> {
    Statement(
      "CatalogueRows.successions",
      "SELECT from_unit_id, to_unit_id FROM unit_change ORDER BY id"
    ) { row in
      var row = row.reader
      return try (from: row.next(), to: row.next())
    }
  }

  static var places: Statement<Place> {
    Statement(
      "CatalogueRows.places",
      """
      SELECT name, commune_id
      FROM place
      ORDER BY commune_id, name
      """
    ) { row in
      var row = row.reader
      return try Place(name: row.next(), commune: row.next())
    }
  }

  static var categories: Statement<Rules.Category> {
    Statement(
      "CatalogueRows.categories",
      """
      SELECT code, name, name_en, is_confidential, is_published, needs_photo_after, is_active
      FROM category
      ORDER BY position, code
      """
    ) { row in
      var row = row.reader
      return try Rules.Category(
        id: row.next(), name: row.next(), nameEnglish: row.next(), isConfidential: row.next(),
        isPublished: row.next(), needsPhotoAfter: row.next(), isActive: row.next())
    }
  }

  static var channels: Statement<Channel> {
    Statement(
      "CatalogueRows.channels",
      """
      SELECT code, name, name_en, keeps_own_date, is_active
      FROM channel
      ORDER BY position, code
      """
    ) { row in
      var row = row.reader
      return try Channel(
        id: row.next(), name: row.next(), nameEnglish: row.next(), keepsOwnDate: row.next(),
        isActive: row.next())
    }
  }

  static var routing: Statement<RoutingRule> {
    Statement(
      "CatalogueRows.routing",
      """
      SELECT id, position, kind, category, commune_id, channel, keyword, urgent, unit_id, because
      FROM routing_rule
      ORDER BY position
      """
    ) { row in
      var row = row.reader
      return try RoutingRule(
        id: row.next(), position: Int(row.next(Int32.self)), kind: row.next(),
        category: row.next(), commune: row.next(), channel: row.next(), keyword: row.next(),
        urgent: row.next(), unit: row.next(), because: row.next())
    }
  }

  static var serviceLevels: Statement<ServiceLevel> {
    Statement(
      "CatalogueRows.serviceLevels",
      """
      SELECT id, kind, category, urgent, obligation, target_kind, target_amount, receipt_day,
        end_of_day, calendar_code, valid_from, valid_to, legal_basis, warn_left,
        escalate_after, escalate_again_after
      FROM service_level
      ORDER BY id
      """
    ) { row in
      var row = row.reader
      return try ServiceLevel(
        id: row.next(), kind: row.next(), category: row.next(), urgent: row.next(),
        obligation: row.next(), target: Target(&row), calendar: row.next(),
        validFrom: row.next(), validTo: row.next(), legalBasis: row.next(),
        alarms: Alarms(&row))
    }
  }

  static var calendars: Statement<CalendarVersion> {
    calendars("CatalogueRows.calendars", "ORDER BY id")
  }

  /// The version of a calendar that is in force; no row for a calendar that doesn't exist.
  public static func calendar(_ code: String) -> Statement<CalendarVersion> {
    calendars(
      "CatalogueRows.calendar",
      "WHERE calendar_code = \(code) ORDER BY version DESC LIMIT 1")
  }

  private static func calendars(_ name: String, _ rest: SQL) -> Statement<CalendarVersion> {
    Statement(
      name,
      """
      SELECT id, calendar_code, version, definition
      FROM calendar_version
      \(sql: rest)
      """
    ) { row in
      var row = row.reader
      let id: ID<CalendarVersion> = try row.next()
      let code: String = try row.next()
      let version = Int(try row.next(Int32.self))
      let definition: PostgresJSON = try row.next()
      let draft = try JSONDecoder().decode(CalendarDraft.self, from: Data(definition.bytes))
      return try CalendarVersion(
        id: id, code: code, version: version, calendar: WorkingCalendar(draft))
    }
  }
}
