-- Why: every promise is a row with its own clock; a breach is an event that nothing deletes.
SET LOCAL search_path = office, public;

CREATE TABLE obligation (
  ticket_id bigint NOT NULL,
  ordinal smallint NOT NULL,
  kind text NOT NULL,
  unit_id bigint,
  state text NOT NULL,
  based_on timestamptz NOT NULL,
  service_level_id bigint NOT NULL,
  calendar_version_id bigint NOT NULL,
  target_kind text NOT NULL,
  target_amount integer NOT NULL,
  receipt_day text NOT NULL,
  end_of_day text NOT NULL,
  generation integer NOT NULL DEFAULT 1,
  original_due_at timestamptz NOT NULL,
  due_at timestamptz NOT NULL,
  next_step text,
  next_step_at timestamptz,
  breached boolean NOT NULL DEFAULT false,
  ended_at timestamptz,
  is_live_answer boolean GENERATED ALWAYS AS (
    CASE WHEN kind = 'answer' AND state IN ('running', 'paused') THEN true END) STORED,
  CONSTRAINT obligation_has_a_place PRIMARY KEY (ticket_id, ordinal),
  CONSTRAINT obligation_ticket_exists
    FOREIGN KEY (ticket_id) REFERENCES ticket DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT obligation_kind_is_known CHECK (kind IN (
    'accept', 'forward', 'answer', 'measures', 'take_up', 'unit_answer', 'deliver', 'publish')),
  CONSTRAINT obligation_unit_exists FOREIGN KEY (unit_id) REFERENCES unit,
  CONSTRAINT inner_obligation_has_a_unit
    CHECK (unit_id IS NOT NULL OR kind NOT IN ('take_up', 'unit_answer')),
  CONSTRAINT obligation_state_is_known
    CHECK (state IN ('running', 'paused', 'met', 'cancelled')),
  CONSTRAINT obligation_ends_once
    CHECK ((state IN ('met', 'cancelled')) = (ended_at IS NOT NULL)),
  CONSTRAINT obligation_service_level_exists
    FOREIGN KEY (service_level_id) REFERENCES service_level,
  CONSTRAINT obligation_calendar_version_exists
    FOREIGN KEY (calendar_version_id) REFERENCES calendar_version,
  CONSTRAINT obligation_target_is_known
    CHECK (target_kind IN ('workingSeconds', 'workingDays', 'calendarDays', 'months')),
  CONSTRAINT obligation_step_is_known CHECK (next_step IN ('warning', 'breach')),
  CONSTRAINT obligation_step_is_whole CHECK ((next_step IS NULL) = (next_step_at IS NULL)),
  CONSTRAINT obligation_is_due_once UNIQUE (ticket_id, ordinal, due_at, is_live_answer)
);
COMMENT ON TABLE obligation IS 'What is owed for a ticket, by whom, until when (product.md).';
COMMENT ON COLUMN obligation.based_on IS 'The instant from which the clock counts; for answer the receipt.';
COMMENT ON COLUMN obligation.due_at IS 'Derived from based_on, target, calendar, pauses and extension; an obligation met exactly then is on time.';
COMMENT ON COLUMN obligation.generation IS 'Raised by every recomputation of due_at.';
COMMENT ON COLUMN obligation.breached IS 'Whether a breach event was written.';
CREATE UNIQUE INDEX one_answer_obligation_at_a_time ON obligation (ticket_id)
  WHERE is_live_answer;
CREATE INDEX obligation_next_step ON obligation (next_step_at)
  WHERE state = 'running' AND next_step_at IS NOT NULL;
CREATE INDEX obligation_due ON obligation (unit_id, kind, due_at)
  WHERE state = 'running' AND unit_id IS NOT NULL;
CREATE INDEX obligation_office_due ON obligation (kind, due_at)
  WHERE state = 'running' AND unit_id IS NULL;

ALTER TABLE ticket ADD CONSTRAINT ticket_due_is_its_answer_obligation
  FOREIGN KEY (id, answer_obligation, due_at, owes_answer)
  REFERENCES obligation (ticket_id, ordinal, due_at, is_live_answer)
  DEFERRABLE INITIALLY DEFERRED;

CREATE TABLE ticket_pause (
  ticket_id bigint NOT NULL,
  seq integer NOT NULL,
  started_at timestamptz NOT NULL,
  planned_end timestamptz NOT NULL,
  ended_at timestamptz,
  reason text NOT NULL,
  by_person bigint,
  CONSTRAINT ticket_pause_has_a_place PRIMARY KEY (ticket_id, seq),
  CONSTRAINT ticket_pause_ticket_exists FOREIGN KEY (ticket_id) REFERENCES ticket,
  CONSTRAINT ticket_pause_person_exists FOREIGN KEY (by_person) REFERENCES person,
  CONSTRAINT ticket_pause_ends_after_it_begins
    CHECK (ended_at >= started_at AND planned_end >= started_at),
  CONSTRAINT ticket_pauses_do_not_overlap EXCLUDE USING gist (
    ticket_id WITH =, tstzrange(started_at, ended_at) WITH &&)
);
COMMENT ON TABLE ticket_pause IS 'While the citizen is asked: clocks that pause stand still.';
CREATE INDEX ticket_pause_by_planned_end ON ticket_pause (planned_end) WHERE ended_at IS NULL;

CREATE TABLE obligation_event (
  id bigint GENERATED ALWAYS AS IDENTITY,
  ticket_id bigint NOT NULL,
  ordinal smallint NOT NULL,
  generation integer NOT NULL,
  what text NOT NULL,
  at timestamptz NOT NULL,
  recorded_at timestamptz NOT NULL,
  old_due_at timestamptz,
  new_due_at timestamptz,
  cause text,
  calendar_version_id bigint,
  unit_id bigint,
  by_person bigint,
  CONSTRAINT obligation_event_has_an_id PRIMARY KEY (id),
  CONSTRAINT obligation_event_obligation_exists
    FOREIGN KEY (ticket_id, ordinal) REFERENCES obligation,
  CONSTRAINT obligation_event_person_exists FOREIGN KEY (by_person) REFERENCES person,
  CONSTRAINT obligation_event_is_known
    CHECK (what IN ('warning', 'breach', 'paused', 'resumed', 'extended', 'recomputed'))
);
COMMENT ON TABLE obligation_event IS 'Append-only. A breach is dated at the due instant, recorded when noticed.';
COMMENT ON COLUMN obligation_event.unit_id IS 'Who held the ticket then.';
CREATE UNIQUE INDEX step_fires_once ON obligation_event (ticket_id, ordinal, what, generation)
  WHERE what IN ('warning', 'breach');
CREATE INDEX obligation_event_by_obligation ON obligation_event (ticket_id, ordinal, id);
CREATE INDEX obligation_breach_by_time ON obligation_event (at) WHERE what = 'breach';

CREATE TABLE extension_request (
  id bigint GENERATED ALWAYS AS IDENTITY,
  ticket_id bigint NOT NULL,
  ordinal smallint NOT NULL,
  requested_by bigint NOT NULL,
  requested_at timestamptz NOT NULL,
  amount integer NOT NULL,
  note_id bigint NOT NULL,
  decided_by bigint,
  decided_at timestamptz,
  granted boolean,
  CONSTRAINT extension_request_has_an_id PRIMARY KEY (id),
  CONSTRAINT extension_obligation_exists
    FOREIGN KEY (ticket_id, ordinal) REFERENCES obligation,
  CONSTRAINT extension_requester_exists FOREIGN KEY (requested_by) REFERENCES person,
  CONSTRAINT extension_decider_exists FOREIGN KEY (decided_by) REFERENCES person,
  CONSTRAINT extension_note_exists FOREIGN KEY (note_id) REFERENCES ticket_note,
  CONSTRAINT extension_is_positive CHECK (amount > 0),
  CONSTRAINT nobody_grants_their_own_request CHECK (decided_by <> requested_by),
  CONSTRAINT extension_decision_is_whole CHECK (
    (granted IS NULL) = (decided_by IS NULL) AND (granted IS NULL) = (decided_at IS NULL))
);
COMMENT ON COLUMN extension_request.amount IS 'In the unit of the obligation''s target.';
CREATE UNIQUE INDEX extension_is_granted_once ON extension_request (ticket_id, ordinal)
  WHERE granted;
CREATE UNIQUE INDEX one_extension_request_at_a_time ON extension_request (ticket_id, ordinal)
  WHERE granted IS NULL;
