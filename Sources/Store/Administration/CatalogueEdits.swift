public import FoundationEssentials
public import Postgres
public import Rules

/// A row of `hotline`.
public struct HotlineRow: Sendable, Hashable {
  /// Its id.
  public let id: Int64
  /// The number as people dial it.
  public let number: String
  /// Whose it is.
  public let unit: ID<Unit>
  /// What it is for.
  public let purpose: String
  /// When somebody answers.
  public let hours: String
  /// Where it was announced.
  public let announcedIn: String?
  /// Whether it stands on the public register.
  public let isPublic: Bool
  /// From.
  public let validFrom: LocalDay
  /// Until, exclusive.
  public let validTo: LocalDay?
  /// What it is for, in English; nil where nobody said it.
  public let purposeEnglish: String?
  /// When somebody answers, in English; nil where nobody said it.
  public let hoursEnglish: String?
}

/// Statements that administrators' pages need.
public enum CatalogueEdits {
  /// The register of hotlines.
  public static var hotlines: Statement<HotlineRow> {
    Statement(
      "CatalogueEdits.hotlines",
      """
      SELECT id, number, unit_id, purpose, hours, announced_in, is_public, valid_from, valid_to,
        purpose_en, hours_en
      FROM hotline
      ORDER BY position, id
      """
    ) { row in
      var row = row.reader
      return try HotlineRow(
        id: row.next(), number: row.next(), unit: row.next(), purpose: row.next(),
        hours: row.next(), announcedIn: row.next(), isPublic: row.next(), validFrom: row.next(),
        validTo: row.next(), purposeEnglish: row.next(), hoursEnglish: row.next())
    }
  }

  /// A new hotline.
  public static func addHotline(_ draft: HotlineDraft) -> Statement<Int64> {
    Statement(
      "CatalogueEdits.addHotline",
      """
      INSERT INTO hotline (number, unit_id, purpose, hours, announced_in, is_public, valid_from,
        valid_to, purpose_en, hours_en, position)
      SELECT \(draft.number), \(draft.unit), \(draft.purpose), \(draft.hours),
        \(draft.announcedIn), \(draft.isPublic), \(draft.validFrom), \(draft.validTo),
        \(draft.purposeEnglish), \(draft.hoursEnglish), coalesce(max(position), 0) + 1
      FROM hotline
      RETURNING id
      """, column: Int64.self)
  }

  /// Changes a hotline.
  public static func changeHotline(_ id: Int64, _ draft: HotlineDraft) -> Statement<Void> {
    Statement(
      "CatalogueEdits.changeHotline",
      """
      UPDATE hotline
      SET number = \(draft.number), unit_id = \(draft.unit), purpose = \(draft.purpose),
        hours = \(draft.hours), announced_in = \(draft.announcedIn),
        is_public = \(draft.isPublic), valid_from = \(draft.validFrom),
        valid_to = \(draft.validTo), purpose_en = \(draft.purposeEnglish),
        hours_en = \(draft.hoursEnglish)
      WHERE id = \(id)
      """)
  }

  /// A new version of a calendar; it is in force at once.
  public static func addCalendarVersion(
    _ code: String, definition: PostgresJSON, note: String, by person: ID<Person>?, at now: Date
  ) -> Statement<ID<CalendarVersion>> {
    Statement(
      "CatalogueEdits.addCalendarVersion",
      """
      INSERT INTO calendar_version (calendar_code, version, definition, note, created_at,
        created_by)
      SELECT c.code, coalesce(max(v.version), 0) + 1, \(definition), \(note), \(now), \(person)
      FROM calendar c
      LEFT JOIN calendar_version v ON v.calendar_code = c.code
      WHERE c.code = \(code)
      GROUP BY c.code
      RETURNING id
      """, column: ID<CalendarVersion>.self)
  }

  /// A new unit.
  public static func addUnit(_ unit: UnitDraft, system: String) -> Statement<ID<Unit>> {
    Statement(
      "CatalogueEdits.addUnit",
      """
      INSERT INTO unit (code_system, code, name, short_name, sort, parent_id, valid_from,
        valid_to, aliases)
      VALUES (\(system), \(unit.code), \(unit.name), \(unit.shortName), \(unit.sort),
        \(unit.parent), \(unit.validFrom), \(unit.validTo), \(unit.aliases))
      RETURNING id
      """, column: ID<Unit>.self)
  }

  /// Changes what a unit is called and how long it exists; its code and place in the tree stay.
  public static func changeUnit(_ id: ID<Unit>, _ unit: UnitDraft) -> Statement<Void> {
    Statement(
      "CatalogueEdits.changeUnit",
      """
      UPDATE unit
      SET name = \(unit.name), short_name = \(unit.shortName), valid_to = \(unit.validTo),
        aliases = \(unit.aliases)
      WHERE id = \(id)
      """)
  }

  /// A new routing rule at a position; the others move down.
  public static func addRule(_ rule: RoutingDraft) -> Statement<ID<RoutingRule>> {
    Statement(
      "CatalogueEdits.addRule",
      """
      WITH moved AS (
        UPDATE routing_rule SET position = position + 1 WHERE position >= \(rule.position))
      INSERT INTO routing_rule (position, kind, category, commune_id, channel, keyword, urgent,
        unit_id, because)
      VALUES (\(rule.position), \(rule.kind), \(rule.category), \(rule.commune),
        \(rule.channel), \(rule.keyword), \(rule.urgent), \(rule.unit), \(rule.because))
      RETURNING id
      """, column: ID<RoutingRule>.self)
  }

  /// Changes a rule in its place.
  public static func changeRule(_ id: ID<RoutingRule>, _ rule: RoutingDraft) -> Statement<Void> {
    Statement(
      "CatalogueEdits.changeRule",
      """
      UPDATE routing_rule
      SET position = \(rule.position), kind = \(rule.kind), category = \(rule.category), commune_id = \(rule.commune),
        channel = \(rule.channel), keyword = \(rule.keyword), urgent = \(rule.urgent),
        unit_id = \(rule.unit), because = \(rule.because)
      WHERE id = \(id)
      """)
  }

  /// Removes a rule; decisions made by it keep their reason.
  public static func removeRule(_ id: ID<RoutingRule>) -> Statement<Void> {
    Statement("CatalogueEdits.removeRule", "DELETE FROM routing_rule WHERE id = \(id)")
  }

  /// Ends a service level; tickets keep the row they were filed under.
  public static func endLevel(_ id: ID<ServiceLevel>, on day: LocalDay) -> Statement<Void> {
    Statement(
      "CatalogueEdits.endLevel",
      """
      UPDATE service_level
      SET valid_to = \(day)
      WHERE id = \(id) AND valid_from < \(day) AND (valid_to IS NULL OR valid_to > \(day))
      """)
  }

  /// A new service level.
  public static func addLevel(_ level: ServiceLevelDraft) -> Statement<ID<ServiceLevel>> {
    Statement(
      "CatalogueEdits.addLevel",
      """
      INSERT INTO service_level (kind, category, urgent, obligation, target_kind, target_amount,
        receipt_day, end_of_day, calendar_code, legal_basis, valid_from, warn_left,
        escalate_after, escalate_again_after)
      VALUES (\(level.kind), \(level.category), \(level.urgent), \(level.obligation),
        \(level.target.measure.rawValue), \(Int32(level.target.amount)),
        \(level.target.receiptDayCode), \(level.target.endOfDayCode), \(level.calendar),
        \(level.legalBasis), \(level.validFrom), \(level.alarms.warnLeft.map { Int32($0) }),
        \(Int32(level.alarms.firstEscalation)), \(Int32(level.alarms.secondEscalation)))
      RETURNING id
      """, column: ID<ServiceLevel>.self)
  }

  /// Writes who changed what.
  public static func log(
    _ verb: String, subject: String, key: String, before: PostgresJSON?, after: PostgresJSON?,
    by person: ID<Person>?, at now: Date
  ) -> Statement<Void> {
    Statement(
      "CatalogueEdits.log",
      """
      INSERT INTO catalogue_event (at, by_person, verb, subject, subject_key, before, after)
      VALUES (\(now), \(person), \(verb), \(subject), \(key), \(before), \(after))
      """)
  }
}
