import FoundationEssentials
public import Postgres
import Rules

/// The one statement that files a batch of tickets with everything a ticket has from its first
/// moment: number, words, reporter, first moves, what is owed, its key and its errand.
///
/// Members whose Idempotency-Key or external number is known, or whose snapshot of the rules is
/// stale, are left out and told so. The rest get consecutive numbers of their year.
public enum Filing {
  /// The statement for a batch; each row is a member's index and its outcome.
  public static func file(_ members: [FilingRecord]) -> Statement<(Int, FilingOutcome)> {
    let columns = FilingColumns(members)
    return Statement("Filing.file", columns.sql) { row in
      var reader = row.reader
      let index = Int(try reader.next(Int32.self))
      let outcome: String = try reader.next()
      if outcome == "stale" { return (index, .stale) }
      let id: ID<TicketRow> = try reader.next()
      let number = try TicketNumber(&reader)
      switch outcome {
      case "filed": return (index, .filed(id, number))
      case "external": return (index, .externalKnown(number))
      default:
        return try (
          index,
          .known(
            id, number, key: reader.next(), sameRequest: reader.next(), filedAt: reader.next())
        )
      }
    }
  }
}

extension Filing {
  /// The ticket that a key made, if it made one.
  public static func known(_ record: FilingRecord) -> Statement<FilingOutcome> {
    Statement(
      "Filing.known",
      """
      SELECT t.id, t.year, t.serial, t.key, k.digest = \(record.requestDigest), t.filed_at
      FROM filing_key k
      JOIN ticket t ON t.id = k.ticket_id
      WHERE k.principal = \(record.principal) AND k.key = \(record.idempotencyKey)
      """
    ) { row in
      var row = row.reader
      return try .known(
        row.next(), TicketNumber(&row), key: row.next(), sameRequest: row.next(),
        filedAt: row.next())
    }
  }
}

/// The members' values turned into columns: one array each, whatever the size of the batch, so
/// that the statement is prepared once.
private struct FilingColumns {
  let members: [FilingRecord]
  private var steps: [(member: Int, seq: Int, step: FilingDecision.Step)] = []
  private var owed: [(member: Int, ordinal: Int, owed: FilingDecision.Owed)] = []

  init(_ members: [FilingRecord]) {
    self.members = members
    for (index, member) in members.enumerated() {
      for (seq, step) in member.decision.steps.enumerated() { steps.append((index, seq, step)) }
      for (seq, duty) in member.decision.owed.enumerated() { owed.append((index, seq + 1, duty)) }
    }
  }

  private func column<Value>(_ value: (FilingRecord) -> Value) -> [Value] { members.map(value) }

  var sql: SQL {
    """
    WITH member AS (
      SELECT *
      FROM unnest(\(sql: memberArrays))
        AS m (\(sql: memberNames))
    ), stale AS (
      SELECT m.i
      FROM member m
      WHERE m.catalogue_version <> (SELECT version FROM catalogue)
    ), known AS (
      SELECT m.i, t.id, t.year, t.serial, t.key, k.digest = m.digest AS same, t.filed_at
      FROM member m
      JOIN filing_key k ON k.principal = m.principal AND k.key = m.idempotency_key
      JOIN ticket t ON t.id = k.ticket_id
    ), external AS (
      SELECT m.i, t.id, t.year, t.serial
      FROM member m
      JOIN ticket t
        ON t.external_system = m.external_system AND t.external_number = m.external_number
      WHERE m.i NOT IN (SELECT i FROM known)
    ), fresh AS (
      SELECT m.*, row_number() OVER (PARTITION BY m.year ORDER BY m.i) AS nth,
        count(*) OVER (PARTITION BY m.year) AS of_year
      FROM member m
      WHERE m.i NOT IN (SELECT i FROM known UNION ALL SELECT i FROM external
        UNION ALL SELECT i FROM stale)
    ), series AS (
      INSERT INTO ticket_series AS s (year, last_serial)
      SELECT year, count(*)
      FROM fresh
      GROUP BY year
      ORDER BY year
      ON CONFLICT (year) DO UPDATE SET last_serial = s.last_serial + excluded.last_serial
      RETURNING year, last_serial
    ), numbered AS (
      SELECT f.*, nextval('ticket_id_seq') AS id,
        s.last_serial - f.of_year + f.nth AS serial
      FROM fresh f
      JOIN series s ON s.year = f.year
    ), \(sql: inserts)
    SELECT i, 'filed', id, year::smallint, serial::int, NULL::bytea, NULL::boolean,
      NULL::timestamptz
    FROM numbered
    UNION ALL
    SELECT i, 'known', id, year, serial, key, same, filed_at FROM known
    UNION ALL
    SELECT i, 'external', id, year, serial, NULL, NULL, NULL FROM external
    UNION ALL
    SELECT i, 'stale', NULL, NULL, NULL, NULL, NULL, NULL
    FROM stale
    WHERE i NOT IN (SELECT i FROM known UNION ALL SELECT i FROM external)
    """
  }

  private var memberNames: SQL {
    """
    i, catalogue_version, principal, idempotency_key, digest, year, key, access_digest, state,
    revision, kind, category, channel, unit_id, commune_id, urgent, restricted, confidential,
    received_late, publication_wish, received_at, filed_at, filed_by, proposed_unit_id,
    proposed_rule_id, proposed_because, external_system, external_number, due_at, title, body,
    place_text, latitude, longitude, folded, name, phone_e164, phone_typed, email, address,
    anonymous, role, tells_citizen
    """
  }

  private var memberArrays: SQL {
    """
    \(members.indices.map { Int32($0) }), \(column { $0.decision.catalogueVersion }),
    \(column { $0.principal }), \(column { $0.idempotencyKey }),
    \(column { $0.requestDigest }), \(column { Int16($0.year) }),
    \(column { $0.key }), \(column { $0.accessDigest }),
    \(column { $0.decision.steps.last?.state ?? .received }),
    \(column { Int32($0.decision.steps.count) }), \(column { $0.submission.kind }),
    \(column { $0.submission.category }), \(column { $0.submission.channel }),
    \(column { $0.decision.steps.last?.unit }), \(column { $0.submission.place.commune }),
    \(column { $0.submission.urgent }), \(column { $0.submission.isRestricted }),
    \(column { $0.submission.isConfidential }), \(column { $0.decision.isReceivedLate }),
    \(column { $0.submission.publicationWish }), \(column { $0.submission.receivedAt }),
    \(column { $0.filedAt }), \(column { $0.filedBy }), \(column { $0.decision.proposal?.unit }),
    \(column { $0.decision.proposal?.rule }), \(column { Filing.because($0.decision.proposal) }),
    \(column { $0.submission.external?.system }), \(column { $0.submission.external?.number }),
    \(column { $0.decision.dueAt }), \(column { $0.submission.title }),
    \(column { $0.submission.body }), \(column { $0.submission.place.text }),
    \(column { $0.submission.place.point?.latitude }),
    \(column { $0.submission.place.point?.longitude }), \(column { $0.folded }),
    \(column { $0.submission.reporter.name }),
    \(column { $0.submission.reporter.phoneNumber?.e164 }),
    \(column { $0.submission.reporter.phone }), \(column { $0.submission.reporter.email }),
    \(column { $0.submission.reporter.address }), \(column { $0.submission.reporter.anonymous }),
    \(column { $0.role }), \(column { $0.tellsCitizen })
    """
  }
}

extension FilingColumns {
  fileprivate var inserts: SQL {
    """
    new_ticket AS (
      INSERT INTO ticket (id, year, serial, key, access_digest, state, state_since, revision,
        last_seq, kind, category, channel, unit_id, commune_id, urgent, restricted, confidential,
        received_late, publication_wish, received_at, filed_at, filed_by, proposed_unit_id,
        proposed_rule_id, proposed_because, catalogue_version, external_system, external_number,
        answer_obligation, due_at)
      SELECT id, year, serial, key, access_digest, state, filed_at, revision, revision, kind,
        category, channel, unit_id, commune_id, urgent, restricted, confidential, received_late,
        publication_wish, received_at, filed_at, filed_by, proposed_unit_id, proposed_rule_id,
        proposed_because, catalogue_version, external_system, external_number, 1, due_at
      FROM numbered
    ), new_text AS (
      INSERT INTO ticket_text (ticket_id, title, body, place_text, latitude, longitude, folded)
      SELECT id, title, body, place_text, latitude, longitude, folded
      FROM numbered
    ), new_reporter AS (
      INSERT INTO reporter (ticket_id, name, phone_e164, phone_typed, email, address, anonymous)
      SELECT id, name, phone_e164, phone_typed, email, address, anonymous
      FROM numbered
    ), new_event AS (
      INSERT INTO ticket_event (ticket_id, seq, at, verb, by_person, by_role, revision, prior,
        from_state, to_state, unit_id, kind, category, urgent, restricted)
      SELECT n.id, e.seq, n.filed_at, e.verb, n.filed_by, n.role, e.seq, nullif(e.seq - 1, 0),
        e.from_state, e.to_state, e.unit_id, n.kind, n.category, n.urgent, n.restricted
      FROM numbered n
      JOIN unnest(\(sql: stepArrays)) AS e (i, seq, verb, from_state, to_state, unit_id)
        ON e.i = n.i
    ), new_obligation AS (
      INSERT INTO obligation (ticket_id, ordinal, kind, unit_id, state, based_on,
        service_level_id, calendar_version_id, target_kind, target_amount, receipt_day,
        end_of_day, original_due_at, due_at, next_step, next_step_at, ended_at)
      SELECT n.id, o.ordinal, o.kind, o.unit_id, CASE WHEN o.is_met THEN 'met' ELSE 'running' END,
        o.based_on, o.service_level_id, o.calendar_version_id, o.target_kind, o.target_amount,
        o.receipt_day, o.end_of_day, o.due_at, o.due_at,
        CASE WHEN NOT o.is_met THEN o.next_step END,
        CASE WHEN NOT o.is_met THEN o.next_step_at END,
        CASE WHEN o.is_met THEN n.filed_at END
      FROM numbered n
      JOIN unnest(\(sql: owedArrays)) AS o (i, ordinal, kind, unit_id, is_met, based_on,
        service_level_id, calendar_version_id, target_kind, target_amount, receipt_day,
        end_of_day, due_at, next_step, next_step_at) ON o.i = n.i
    ), new_stay AS (
      INSERT INTO ticket_unit (ticket_id, unit_id, part, since)
      SELECT id, unit_id, 'lead', filed_at
      FROM numbered
      WHERE unit_id IS NOT NULL
    ), new_key AS (
      INSERT INTO filing_key (principal, key, digest, ticket_id, at)
      SELECT principal, idempotency_key, digest, id, filed_at
      FROM numbered
    ), new_errand AS (
      INSERT INTO errand (kind, payload, run_at, created_at)
      SELECT 'tellCitizen', jsonb_build_object('tellCitizen',
          jsonb_build_object('ticket', id, 'news', 'accepted')), filed_at, filed_at
      FROM numbered
      WHERE tells_citizen
      RETURNING pg_notify('hoiam_errand', '')
    )
    """
  }

  private var stepArrays: SQL {
    let previous = steps.map { item -> State? in
      item.seq == 0 ? nil : members[item.member].decision.steps[item.seq - 1].state
    }
    return """
      \(steps.map { Int32($0.member) }), \(steps.map { Int32($0.seq + 1) }),
      \(steps.map(\.step.verb)), \(previous), \(steps.map(\.step.state)),
      \(steps.map(\.step.unit))
      """
  }

  private var owedArrays: SQL {
    let planned = owed.map(\.owed.planned)
    let next = owed.map { item in
      item.owed.planned.steps.first(at: members[item.member].filedAt, isBreached: false)
    }
    return """
      \(owed.map { Int32($0.member) }), \(owed.map { Int16($0.ordinal) }), \(planned.map(\.kind)),
      \(planned.map(\.unit)), \(owed.map(\.owed.isMet)), \(planned.map(\.basedOn)),
      \(planned.map(\.serviceLevel)), \(planned.map(\.calendarVersion)),
      \(planned.map(\.target.measure.rawValue)), \(planned.map { Int32($0.target.amount) }),
      \(planned.map(\.target.receiptDayCode)), \(planned.map(\.target.endOfDayCode)),
      \(planned.map(\.dueAt)), \(next.map(\.?.step)), \(next.map(\.?.at))
      """
  }
}

extension Filing {
  /// The conditions of the rule that proposed the unit, as JSON.
  static func because(_ proposal: Proposal?) -> PostgresJSON? {
    proposal.flatMap { try? JSONEncoder().encode($0.because) }.map { PostgresJSON(bytes: $0) }
  }
}
