-- Why: measured at a million tickets, these lists read more than they showed (docs/performance.md).
SET LOCAL search_path = office, public;

-- Units complained of are few, and every list of a unit's staff asks for them.
CREATE INDEX ticket_unit_excluded ON ticket_unit (ticket_id, unit_id) WHERE part = 'excluded';

-- What waits in one state, the most urgent first.
CREATE INDEX ticket_open_by_state ON ticket (state, due_at, id) WHERE is_open;

-- What restricted officers see is a small part of everything.
CREATE INDEX ticket_restricted_by_receipt ON ticket (received_at DESC, id DESC)
  WHERE restricted;

CREATE INDEX extension_request_by_ticket ON extension_request (ticket_id, ordinal);
