import FoundationEssentials
import Postgres

// How tickets stood in a period, told from their moves.

extension WeeklyReports {
  /// The table expressions of a report. `standing` has a row for each ticket that was open at
  /// either end of the period or moved within it: where it stood before and at the end, whose it
  /// was then, and which moves it made. What did not move since `from` is where `ticket` says.
  /// Tickets are read one by one (`LIMIT 1`): a week's are few among all that ever were.
  static func standing(_ period: Period) -> SQL {
    """
    moved AS (
      SELECT ticket_id, min(revision) AS first, min(revision) FILTER (WHERE at >= \(period.to))
          AS later, \(sql: moves(before: period.to))
      FROM ticket_event e
      WHERE revision IS NOT NULL AND at >= \(period.from) AND \(sql: Events.lasts)
      GROUP BY ticket_id
    ), changed AS (
      SELECT DISTINCT ON (ticket_id) ticket_id, seq
      FROM ticket_event
      WHERE at >= \(period.to)
      ORDER BY ticket_id, seq
    ), concerned AS (
      SELECT id, restricted, category, unit_id, assignee_id, state
      FROM ticket
      WHERE is_open
      UNION ALL
      SELECT t.id, t.restricted, t.category, t.unit_id, t.assignee_id, t.state
      FROM moved m
      CROSS JOIN LATERAL (
        SELECT id, restricted, category, unit_id, assignee_id, state, is_open
        FROM ticket
        WHERE id = m.ticket_id
        LIMIT 1) t
      WHERE NOT t.is_open
    ), standing AS MATERIALIZED (
      SELECT t.id AS ticket_id, t.restricted,
        CASE WHEN c.seq IS NULL THEN t.category ELSE l.category END AS category,
        CASE WHEN c.seq IS NULL THEN t.unit_id ELSE l.unit_id END AS unit_id,
        CASE WHEN c.seq IS NULL THEN t.assignee_id ELSE l.assignee_id END AS assignee_id,
        CASE WHEN m.first IS NULL THEN t.state ELSE f.from_state END AS state_before,
        CASE WHEN m.later IS NULL THEN t.state ELSE n.from_state END AS state,
        coalesce(m.received, 0) AS received, coalesce(m.reopened, 0) AS reopened,
        coalesce(m.declined, 0) AS declined, coalesce(m.transferred, 0) AS transferred,
        coalesce(m.merged, 0) AS merged, coalesce(m.withdrawn, 0) AS withdrawn
      FROM concerned t
      LEFT JOIN moved m ON m.ticket_id = t.id
      LEFT JOIN ticket_event f ON f.ticket_id = m.ticket_id AND f.revision = m.first
      LEFT JOIN ticket_event n ON n.ticket_id = m.ticket_id AND n.revision = m.later
      LEFT JOIN changed c ON c.ticket_id = t.id
      LEFT JOIN ticket_event l ON l.ticket_id = c.ticket_id AND l.seq = c.seq - 1
    ), \(sql: promise(period)), \(sql: answered(period))
    """
  }

  /// How many moves of each sort there are.
  private static func moves(before end: Date) -> SQL {
    """
    count(*) FILTER (WHERE at < \(end) AND from_state IS NULL) AS received,
    count(*) FILTER (WHERE at < \(end) AND from_state IN ('answered', 'closed', 'merged')
      AND \(sql: isOpen("to_state"))) AS reopened,
    count(*) FILTER (WHERE at < \(end) AND to_state = 'declined') AS declined,
    count(*) FILTER (WHERE at < \(end) AND to_state = 'transferred') AS transferred,
    count(*) FILTER (WHERE at < \(end) AND to_state = 'merged') AS merged,
    count(*) FILTER (WHERE at < \(end) AND to_state = 'withdrawn') AS withdrawn
    """
  }

  /// `promise`: of each ticket that was open at the end, when it was due by what was known then.
  /// A breach that came before a pause is not hidden by it.
  private static func promise(_ period: Period) -> SQL {
    """
    promise AS MATERIALIZED (
      SELECT s.ticket_id, o.due_at, o.is_extended, o.calendar_version_id, o.target_kind,
        o.target_amount, o.receipt_day, o.end_of_day,
        CASE WHEN o.due_at < coalesce(w.started_at, \(period.asOf)) THEN 'overdue'
          WHEN w.started_at IS NOT NULL THEN 'paused' ELSE 'running' END AS stands
      FROM standing s
      CROSS JOIN LATERAL (
        SELECT coalesce((SELECT v.old_due_at FROM obligation_event v
            WHERE v.ticket_id = o.ticket_id AND v.ordinal = o.ordinal
              AND v.new_due_at IS NOT NULL AND v.recorded_at >= \(period.to)
            ORDER BY v.id LIMIT 1), o.due_at) AS due_at,
          EXISTS (SELECT 1 FROM extension_request x
            WHERE x.ticket_id = o.ticket_id AND x.ordinal = o.ordinal AND x.granted
              AND x.decided_at < \(period.to)) AS is_extended,
          o.calendar_version_id, o.target_kind, o.target_amount, o.receipt_day, o.end_of_day
        FROM obligation o
        WHERE o.ticket_id = s.ticket_id AND o.kind = 'answer'
          AND (o.ended_at IS NULL OR o.ended_at >= \(period.to))
        ORDER BY o.ordinal
        LIMIT 1) o
      LEFT JOIN LATERAL (
        SELECT p.started_at
        FROM ticket_pause p
        WHERE p.ticket_id = s.ticket_id AND s.state = 'awaiting_information'
          AND p.started_at < \(period.to) AND (p.ended_at IS NULL OR p.ended_at >= \(period.to))
        ORDER BY p.seq DESC
        LIMIT 1) w ON true
      WHERE \(sql: isOpen("s.state"))
    )
    """
  }

  /// `answered` and `breached`: what became of promises within the period. A breach counts in the
  /// week in which it was noticed: after a downtime it would else be in no report.
  private static func answered(_ period: Period) -> SQL {
    """
    answered AS (
      SELECT e.ticket_id, count(*) FILTER (WHERE o.ended_at <= o.due_at) AS on_time,
        count(*) FILTER (WHERE o.ended_at > o.due_at) AS late,
        count(*) FILTER (WHERE \(sql: isExtended)) AS extended,
        sum(extract(epoch FROM o.ended_at - t.received_at))::bigint AS seconds,
        sum(w.seconds)::bigint AS paused
      FROM ticket_event e
      JOIN ticket t ON t.id = e.ticket_id
      JOIN obligation o ON o.ticket_id = e.ticket_id AND o.kind = 'answer' AND o.state = 'met'
        AND o.ended_at = e.at
      LEFT JOIN LATERAL (
        SELECT sum(extract(epoch FROM least(p.ended_at, o.ended_at)
          - greatest(p.started_at, t.received_at))) AS seconds
        FROM ticket_pause p
        WHERE p.ticket_id = e.ticket_id AND p.reason = 'awaiting_information'
          AND p.started_at < o.ended_at
          AND coalesce(p.ended_at, o.ended_at) > t.received_at) w ON true
      WHERE e.revision IS NOT NULL AND e.to_state = 'answered' AND e.at >= \(period.from)
        AND e.at < \(period.to)
      GROUP BY e.ticket_id
    ), breached AS (
      SELECT v.ticket_id, count(*) AS breaches
      FROM obligation_event v
      JOIN obligation o ON o.ticket_id = v.ticket_id AND o.ordinal = v.ordinal
        AND o.kind = 'answer'
      WHERE v.what = 'breach' AND v.recorded_at >= \(period.from) AND v.recorded_at < \(period.to)
      GROUP BY v.ticket_id
    )
    """
  }
}
