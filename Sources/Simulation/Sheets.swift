import Postgres

/// The rows of a batch of tickets, table by table.
struct Sheets: Sendable {
  var ticket = BinaryRows()
  var text = BinaryRows()
  var reporter = BinaryRows()
  var note = BinaryRows()
  var event = BinaryRows()
  var stay = BinaryRows()
  var obligation = BinaryRows()
  var obligationEvent = BinaryRows()
  var pause = BinaryRows()
  var extensionRequest = BinaryRows()
  var answer = BinaryRows()
  var delivery = BinaryRows()
  var rating = BinaryRows()
  var publication = BinaryRows()
  var identityView = BinaryRows()
  var errand = BinaryRows()
  var filingKey = BinaryRows()

  /// Loads everything; a table comes after those it points to.
  func load(in tx: Transaction) throws {
    for (sheet, columns) in Sheets.tables {
      try tx.copyIn(
        "COPY \(sql: columns) FROM STDIN (FORMAT binary)", name: "Sheets.load",
        self[keyPath: sheet])
    }
  }

  nonisolated private static var tables: [(KeyPath<Sheets, BinaryRows>, SQL)] {
    [
      (\.ticket, ticketColumns),
      (\.text, "ticket_text (ticket_id, title, body, place_text, folded)"),
      (
        \.reporter,
        """
        reporter (ticket_id, name, phone_e164, phone_typed, email, address, anonymous)
        """
      ),
      (
        \.note,
        "ticket_note (id, ticket_id, sort, body, written_by, written_at, for_citizen)"
      ),
      (
        \.event,
        """
        ticket_event (ticket_id, seq, at, verb, by_person, by_role, revision, prior, from_state,
          to_state, unit_id, assignee_id, kind, category, urgent, restricted, reason_code,
          note_id, detail)
        """
      ),
      (\.stay, "ticket_unit (ticket_id, unit_id, part, since, until)"),
      (\.obligation, obligationColumns),
      (
        \.obligationEvent,
        """
        obligation_event (ticket_id, ordinal, generation, what, at, recorded_at, old_due_at,
          new_due_at, cause, calendar_version_id, unit_id, by_person)
        """
      ),
      (
        \.pause,
        "ticket_pause (ticket_id, seq, started_at, planned_end, ended_at, reason, by_person)"
      ),
      (
        \.extensionRequest,
        """
        extension_request (ticket_id, ordinal, requested_by, requested_at, amount, note_id,
          decided_by, decided_at, granted)
        """
      ),
      (
        \.answer,
        """
        answer (ticket_id, version, body, author_id, drafted_at, submitted_at, approved_by,
          approved_at, late_reason)
        """
      ),
      (
        \.delivery,
        """
        delivery (id, ticket_id, answer_version, method, state, created_at, attempts, done_at,
          done_by)
        """
      ),
      (\.rating, "rating (ticket_id, answer_version, score, comment, at)"),
      (
        \.publication,
        """
        publication (ticket_id, version, state, title, question, answer, folded, edited_by,
          edited_at, approved_by, published_at, withdrawn_at, withdrawn_because)
        """
      ),
      (\.identityView, "identity_view (ticket_id, person_id, at, reason)"),
      (
        \.errand,
        "errand (kind, payload, state, run_at, attempts, created_at, finished_at)"
      ),
      (\.filingKey, "filing_key (principal, key, digest, ticket_id, at)"),
    ]
  }

  private static var ticketColumns: SQL {
    """
    ticket (id, year, serial, key, access_digest, state, state_since, revision, last_seq, kind,
      category, channel, unit_id, assignee_id, commune_id, urgent, restricted, confidential,
      reopened, received_late, publication_wish, returns, received_at, filed_at, filed_by,
      proposed_unit_id, proposed_rule_id, proposed_because, catalogue_version, external_system,
      external_number, merged_into, answer_obligation, due_at)
    """
  }

  private static var obligationColumns: SQL {
    """
    obligation (ticket_id, ordinal, kind, unit_id, state, based_on, service_level_id,
      calendar_version_id, target_kind, target_amount, receipt_day, end_of_day, generation,
      original_due_at, due_at, next_step, next_step_at, breached, ended_at)
    """
  }
}
