import FoundationEssentials
public import Postgres
public import Rules

/// Statements over the schema `open`: published results. Run as `hoiam_public`.
public enum OpenResults {
  /// A page of results, newest first, with one more than asked for if there is a next page.
  public static func page(_ filter: OpenFilter) -> Statement<OpenResult> {
    Statement(
      "OpenResults.page",
      """
      SELECT \(sql: OpenResult.Facts.columns), r.title, left(r.question, 280), r.ticket_id
      FROM open.result r
      WHERE \(sql: conditions(filter).joined(separator: " AND "))
      ORDER BY r.published_at DESC, r.ticket_id DESC
      LIMIT \(filter.limit + 1)
      """
    ) { row in
      var row = row.reader
      return try OpenResult(
        facts: OpenResult.Facts(&row), title: row.next(), question: row.next(), answer: "",
        ratings: nil, hasPhotos: false, ticket: row.next())
    }
  }

  /// One result.
  public static func one(_ number: TicketNumber) -> Statement<OpenResult> {
    Statement(
      "OpenResults.one",
      """
      SELECT \(sql: OpenResult.Facts.columns), r.title, r.question, r.answer, r.satisfied,
        r.neutral, r.unsatisfied,
        EXISTS (SELECT FROM open.result_photo p WHERE p.ticket_id = r.ticket_id), r.ticket_id
      FROM open.result r
      WHERE r.year = \(Int16(number.year)) AND r.serial = \(Int32(number.serial))
      """
    ) { row in
      var row = row.reader
      return try OpenResult(
        facts: OpenResult.Facts(&row), title: row.next(), question: row.next(),
        answer: row.next(),
        ratings: OpenResult.Ratings(
          satisfied: Int(row.next(Int32.self)), neutral: Int(row.next(Int32.self)),
          unsatisfied: Int(row.next(Int32.self))),
        hasPhotos: row.next(), ticket: row.next())
    }
  }

  /// What is left of a withdrawn one.
  public static func tombstone(_ number: TicketNumber) -> Statement<OpenTombstone> {
    Statement(
      "OpenResults.tombstone",
      """
      SELECT withdrawn_at, because_name, because_name_en
      FROM open.tombstone
      WHERE year = \(Int16(number.year)) AND serial = \(Int32(number.serial))
      """
    ) { row in
      var row = row.reader
      return try OpenTombstone(
        withdrawnAt: row.next(), because: row.next(), becauseEnglish: row.next())
    }
  }

  /// Numbers of the newest results, for search engines.
  public static func newest(_ limit: Int) -> Statement<TicketNumber> {
    Statement(
      "OpenResults.newest",
      """
      SELECT r.year, r.serial
      FROM open.result r
      ORDER BY r.published_at DESC, r.ticket_id DESC
      LIMIT \(limit)
      """
    ) { row in
      var row = row.reader
      return try TicketNumber(&row)
    }
  }

  private static func conditions(_ filter: OpenFilter) -> [SQL] {
    var all: [SQL] = ["true"]
    if let category = filter.category { all.append("r.category = \(category)") }
    if let kind = filter.kind { all.append("r.kind = \(kind)") }
    // Whoever looks for a unit of today also finds what those answered that it follows.
    if let units = filter.units {
      all.append(
        """
        (r.unit_id = ANY (\(units)) OR r.unit_id IN (
          SELECT unit_id FROM open.unit_heir WHERE heir_id = ANY (\(units))))
        """)
    }
    if let commune = filter.commune {
      all.append(
        """
        (r.commune_id = \(commune) OR r.commune_id IN (
          SELECT unit_id FROM open.unit_heir WHERE heir_id = \(commune)))
        """)
    }
    if let from = filter.publishedFrom { all.append("r.published_at >= \(from)") }
    if let end = filter.publishedBefore { all.append("r.published_at < \(end)") }
    if let after = filter.after {
      all.append("(r.published_at, r.ticket_id) < (\(after.date), \(after.ticket))")
    }
    if let search = search(filter) { all.append(search) }
    return all
  }

  /// Every word, the last one also as the beginning of a word: side by side, since a Vietnamese
  /// word is several syllables, or anywhere.
  private static func search(_ filter: OpenFilter) -> SQL? {
    let typed = NFC.clean(filter.query)
    guard !typed.isEmpty else { return nil }
    if let number = TicketNumber(checked: typed) {
      return "r.year = \(Int16(number.year)) AND r.serial = \(Int32(number.serial))"
    }
    let words = SearchFolding.fold(typed).split(separator: " ")
      .map { $0.filter { $0.isLetter || $0.isNumber } }.filter { !$0.isEmpty }.prefix(12)
    guard let last = words.last else { return "false" }
    let query =
      words.joined(separator: filter.isLoose ? " & " : " <-> ") + (last.count > 2 ? ":*" : "")
    return "to_tsvector('simple', r.folded) @@ to_tsquery('simple', \(query))"
  }
}
