-- Why: what stays overdue climbs; somebody stands in for those who are away, somebody is on duty at
-- night; whoever is told of many clocks at once gets one message, and each of them exactly once.
SET LOCAL search_path = office, public;

ALTER TABLE service_level
  ADD COLUMN warn_left integer,
  ADD COLUMN escalate_after integer NOT NULL DEFAULT 86400,
  ADD COLUMN escalate_again_after integer NOT NULL DEFAULT 172800,
  ADD CONSTRAINT service_level_climbs_in_order
    CHECK (escalate_after > 0 AND escalate_again_after > escalate_after),
  ADD CONSTRAINT service_level_warns_in_time CHECK (warn_left > 0);
COMMENT ON COLUMN service_level.warn_left IS 'Working seconds that are left at the warning; null: half of them.';
COMMENT ON COLUMN service_level.escalate_after IS 'Working seconds after the due instant; so for escalate_again_after.';

ALTER TABLE obligation
  DROP CONSTRAINT obligation_step_is_known,
  ADD CONSTRAINT obligation_step_is_known
    CHECK (next_step IN ('warning', 'breach', 'escalation_1', 'escalation_2'));

ALTER TABLE obligation_event
  DROP CONSTRAINT obligation_event_is_known,
  ADD CONSTRAINT obligation_event_is_known CHECK (what IN (
    'warning', 'breach', 'escalation_1', 'escalation_2', 'paused', 'resumed', 'extended',
    'recomputed', 'flagged'));
DROP INDEX step_fires_once;
CREATE UNIQUE INDEX step_fires_once ON obligation_event (ticket_id, ordinal, what, generation)
  WHERE what IN ('warning', 'breach', 'escalation_1', 'escalation_2');

CREATE TABLE absence (
  id bigint GENERATED ALWAYS AS IDENTITY,
  person_id bigint NOT NULL,
  deputy_id bigint,
  starts_on date NOT NULL,
  ends_on date NOT NULL,
  CONSTRAINT absence_has_an_id PRIMARY KEY (id),
  CONSTRAINT absence_person_exists FOREIGN KEY (person_id) REFERENCES person,
  CONSTRAINT absence_deputy_exists FOREIGN KEY (deputy_id) REFERENCES person,
  CONSTRAINT nobody_stands_in_for_themselves CHECK (deputy_id <> person_id),
  CONSTRAINT absence_ends_after_it_begins CHECK (ends_on >= starts_on),
  CONSTRAINT absences_do_not_overlap EXCLUDE USING gist (
    person_id WITH =, daterange(starts_on, ends_on, '[]') WITH &&)
);
COMMENT ON TABLE absence IS 'Who is away, first to last day, and who is told in their place.';

CREATE TABLE duty (
  id bigint GENERATED ALWAYS AS IDENTITY,
  person_id bigint NOT NULL,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  CONSTRAINT duty_has_an_id PRIMARY KEY (id),
  CONSTRAINT duty_person_exists FOREIGN KEY (person_id) REFERENCES person,
  CONSTRAINT duty_ends_after_it_begins CHECK (ends_at > starts_at),
  CONSTRAINT nobody_is_on_duty_twice EXCLUDE USING gist (
    person_id WITH =, tstzrange(starts_at, ends_at) WITH &&)
);
COMMENT ON TABLE duty IS 'Who is told of what is urgent while the office is closed.';
CREATE INDEX duty_by_end ON duty (ends_at);
CREATE INDEX absence_by_end ON absence (ends_on);

CREATE TABLE staff_notice (
  id bigint GENERATED ALWAYS AS IDENTITY,
  person_id bigint NOT NULL,
  ticket_id bigint NOT NULL,
  ordinal smallint NOT NULL,
  generation integer NOT NULL,
  what text NOT NULL,
  seq integer NOT NULL DEFAULT 0,
  at timestamptz NOT NULL,
  tell_at timestamptz NOT NULL,
  errand_id bigint,
  told_at timestamptz,
  outcome text,
  CONSTRAINT staff_notice_has_an_id PRIMARY KEY (id),
  CONSTRAINT staff_notice_person_exists FOREIGN KEY (person_id) REFERENCES person,
  CONSTRAINT staff_notice_obligation_exists
    FOREIGN KEY (ticket_id, ordinal) REFERENCES obligation,
  CONSTRAINT staff_notice_is_known CHECK (what IN (
    'warning', 'breach', 'escalation_1', 'escalation_2', 'waitIsOver', 'reminder')),
  CONSTRAINT staff_notice_ends_once CHECK ((told_at IS NULL) = (outcome IS NULL)),
  CONSTRAINT staff_notice_outcome_is_known
    CHECK (outcome IN ('sent', 'moot', 'no_address', 'failed')),
  CONSTRAINT staff_notice_is_one
    UNIQUE (ticket_id, ordinal, generation, what, seq, person_id)
);
COMMENT ON TABLE staff_notice IS 'Who is told of which step of a clock, once; those of one errand go out as one message.';
COMMENT ON COLUMN staff_notice.at IS 'When the step was planned.';
COMMENT ON COLUMN staff_notice.tell_at IS 'Not before: the next minute, or the next opening.';
COMMENT ON COLUMN staff_notice.seq IS 'Of the event that asked for it; 0 for a step of the clock.';
CREATE INDEX staff_notice_waiting ON staff_notice (person_id, tell_at) WHERE told_at IS NULL;
CREATE INDEX staff_notice_by_errand ON staff_notice (errand_id) WHERE told_at IS NULL;

-- What was planned before becomes notices; the worker gathers them within the hour.
INSERT INTO staff_notice
  (person_id, ticket_id, ordinal, generation, what, seq, at, tell_at)
SELECT DISTINCT ON (o.ticket_id, o.ordinal, o.generation, x.notice, x.person)
  x.person, o.ticket_id, o.ordinal, o.generation, x.notice, 0, e.created_at, e.run_at
FROM errand e,
  jsonb_to_record(e.payload -> 'tellStaff')
    AS x (person bigint, ticket bigint, notice text, ordinal smallint)
JOIN obligation o ON o.ticket_id = x.ticket AND o.ordinal = x.ordinal
WHERE e.kind = 'tellStaff' AND e.state = 'ready'
ORDER BY o.ticket_id, o.ordinal, o.generation, x.notice, x.person, e.id;
DELETE FROM errand WHERE kind = 'tellStaff' AND state = 'ready';
