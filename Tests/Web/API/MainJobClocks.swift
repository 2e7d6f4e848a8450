import Foundation
import HTTPTypes
import Postgres
import Rules
import Support
import Testing

extension DrivenRoads {
  /// What `product.md` promises for an answer, in the general row of each kind: working days.
  private static let promises: [String: Int] = [
    "feedback": 5, "recommendation": 10, "regulation": 10, "question": 2, "suggestion": 5,
    "praise": 5, "information_request": 2, "data_subject": 2, "denunciation": 7, "invalid": 5,
  ]

  /// Every due date that the API tells is the one that is counted minute by minute and day by day
  /// from the calendar's data.
  func checkClocks() async throws {
    for (kind, days) in Self.promises {
      let rows = try await promises(
        of: "answer", kind: kind, category: nil, urgent: false, on: "2026-11-01")
      #expect(
        rows.map(\.promise.amount) == [days] && rows[0].promise.kind == "workingDays", "\(kind)")
    }
    var calendars: [String: PlainCalendar] = [:]
    for code in ["office", "always"] {
      let text: String = try await house.test.value(
        """
        SELECT definition::text FROM calendar_version
        WHERE calendar_code = \(code) ORDER BY version DESC LIMIT 1
        """)
      let definition = try JSONDecoder().decode(Value.self, from: Data(text.utf8))
      calendars[code] = PlainCalendar(definition)
    }
    var seen: Set<String> = []
    for road in roads {
      let reader = road.sample.end == "restricted" ? staff.restricted : staff.dispatcher
      let ticket = try await road.read(reader)
      let owed = ticket.json["obligations"].list
      let day = String(road.sample.receivedAt.prefix(10))
      for obligation in owed {
        let kind = obligation["kind"].text ?? ""
        let rows = try await promises(
          of: kind, kind: road.sample.kind, category: road.sample.category,
          urgent: ticket.json["urgent"].flag == true, on: day)
        let row = try #require(rows.first, "\(road.sample.id) \(kind)")
        let base = try #require(
          obligation["basedOn"].text.flatMap { Instant.date(rfc3339: $0) })
        #expect(Int(base.timeIntervalSince1970) % 60 == 0)
        let counted = calendars[row.calendar]?.due(from: base, row.promise)
        #expect(
          counted.map { Instant.rfc3339($0) } == obligation["originalDueAt"].text,
          "\(road.sample.id) \(kind) from \(base)")
        if ["answer", "accept"].contains(kind) { #expect(base == road.sample.received) }
        seen.insert(kind)
      }
      let answers = owed.filter { $0["kind"].text == "answer" }
      #expect(answers.count == 1, "\(road.sample.id)")
      #expect(answers.first?["dueAt"] == ticket.json["dueAt"], "\(road.sample.id)")
    }
    #expect(
      seen == [
        "accept", "forward", "answer", "measures", "take_up", "unit_answer", "deliver", "publish",
      ])
  }

  /// Rows of `service_level` that hold for a ticket of a day, the category's own first.
  private func promises(
    of obligation: String, kind: String, category: String?, urgent: Bool, on day: String
  ) async throws -> [(promise: PlainCalendar.Promise, calendar: String)] {
    try await house.test.database.all(
      Statement(
        "test promises",
        """
        SELECT target_kind, target_amount, end_of_day, calendar_code
        FROM service_level
        WHERE obligation = \(obligation) AND kind = \(kind) AND urgent = \(urgent)
          AND (category IS NULL OR category = \(category))
          AND valid_from <= \(day)::date AND (valid_to IS NULL OR valid_to > \(day)::date)
        ORDER BY category NULLS LAST
        """
      ) { row in
        var row = row.reader
        return try (
          PlainCalendar.Promise(
            kind: row.next(), amount: Int(row.next(Int32.self)), endOfDay: row.next()),
          row.next()
        )
      })
  }
}
