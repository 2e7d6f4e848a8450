public import FoundationEssentials
public import Postgres

/// How many open tickets stand where: the figures on the tabs of a queue.
public struct TicketCounts: Sendable, Hashable {
  /// Assigned to whoever asks.
  public let mine: Int
  /// At a unit, assigned to nobody.
  public let unassigned: Int
  /// Due before the end of the local day.
  public let today: Int
  /// The due instant has passed.
  public let overdue: Int
  /// Waiting for the citizen.
  public let waiting: Int
  /// Sent back by a unit.
  public let returned: Int
  /// Sent back by units twice or more, wherever they stand now.
  public let returnedTwice: Int
  /// Sent by citizens, accepted by nobody yet.
  public let received: Int
  /// Accepted, not yet forwarded.
  public let accepted: Int
  /// At a unit that has not taken them up.
  public let forwarded: Int
  /// Being handled.
  public let inProgress: Int
  /// With an answer that waits for approval.
  public let awaitingApproval: Int
  /// With the mark urgent.
  public let urgent: Int
  /// All open ones.
  public let open: Int
}

/// What waits for decisions beside the queues.
public struct TaskCounts: Sendable, Hashable {
  /// Answers that have not reached the citizen, to be carried by hand or failed.
  public let deliveries: Int
  /// Answered tickets that are to be published.
  public let publications: Int
  /// Requests for more time.
  public let extensions: Int
}

extension TicketCards {
  /// The figures of a queue, in one statement.
  ///
  /// - Parameter filter: its units, kinds, category, channel, commune and working hours narrow what
  ///   is counted; nothing else of it does.
  public static func counts(
    _ filter: TicketFilter, reach: RowReach, at now: Date, limits: DueLimits
  ) -> Statement<TicketCounts> {
    let conditions: [SQL] =
      ["t.is_open"] + matter(filter) + soon(limits, at: now) + [reach.sql]
    return Statement(
      "TicketCards.counts",
      """
      SELECT count(*) FILTER (WHERE t.assignee_id = \(reach.person)),
        count(*) FILTER (WHERE t.assignee_id IS NULL AND t.unit_id IS NOT NULL),
        count(*) FILTER (WHERE t.due_at >= \(now) AND t.due_at < \(limits.endOfToday)
          AND t.state <> 'awaiting_information'),
        count(*) FILTER (WHERE \(sql: isOverdue(at: now))),
        count(*) FILTER (WHERE t.state = 'awaiting_information'),
        count(*) FILTER (WHERE t.state = 'returned'),
        count(*) FILTER (WHERE t.returns >= 2),
        count(*) FILTER (WHERE t.state = 'received'),
        count(*) FILTER (WHERE t.state = 'accepted'),
        count(*) FILTER (WHERE t.state = 'forwarded'),
        count(*) FILTER (WHERE t.state = 'in_progress'),
        count(*) FILTER (WHERE t.state = 'awaiting_approval'),
        count(*) FILTER (WHERE t.urgent),
        count(*)
      FROM ticket t
      WHERE \(sql: conditions.joined(separator: " AND "))
      """
    ) { row in
      var row = row.reader
      func next() throws -> Int { Int(try row.next(Int64.self)) }
      return try TicketCounts(
        mine: next(), unassigned: next(), today: next(), overdue: next(), waiting: next(),
        returned: next(), returnedTwice: next(), received: next(), accepted: next(),
        forwarded: next(), inProgress: next(), awaitingApproval: next(), urgent: next(),
        open: next())
    }
  }

  /// What waits beside the queues, in one statement.
  public static func tasks(reach: RowReach, at now: Date) -> Statement<TaskCounts> {
    Statement(
      "TicketCards.tasks",
      """
      SELECT
        (SELECT count(*)
          FROM delivery d
          JOIN ticket t ON t.id = d.ticket_id
          WHERE \(sql: Deliveries.isTask(at: now)) AND \(sql: reach.sql)),
        (SELECT count(*)
          FROM obligation o
          JOIN ticket t ON t.id = o.ticket_id
          WHERE o.kind = 'publish' AND o.state = 'running' AND o.unit_id IS NULL
            AND \(sql: reach.sql)),
        (SELECT count(*)
          FROM extension_request e
          JOIN obligation o ON o.ticket_id = e.ticket_id AND o.ordinal = e.ordinal
          JOIN ticket t ON t.id = e.ticket_id
          WHERE e.granted IS NULL AND o.state IN ('running', 'paused') AND t.is_open AND \(sql: reach.sql))
      """
    ) { row in
      var row = row.reader
      return try TaskCounts(
        deliveries: Int(row.next(Int64.self)), publications: Int(row.next(Int64.self)),
        extensions: Int(row.next(Int64.self)))
    }
  }
}
