-- Why: a call is a thing of its own: who rang, who answered and what came of it; whoever was missed
-- is called back, within a time of its own.
SET LOCAL search_path = office, public;

CREATE TABLE telephony (
  only_one boolean NOT NULL DEFAULT true,
  call_back_seconds integer NOT NULL DEFAULT 7200,
  calendar_code text NOT NULL DEFAULT 'office',
  wrap_up_seconds integer NOT NULL DEFAULT 60,
  CONSTRAINT telephony_is_one PRIMARY KEY (only_one),
  CONSTRAINT telephony_only_one CHECK (only_one),
  CONSTRAINT call_back_has_some_time CHECK (call_back_seconds BETWEEN 60 AND 14400000),
  CONSTRAINT wrap_up_has_some_time CHECK (wrap_up_seconds BETWEEN 5 AND 3600)
);
COMMENT ON TABLE telephony IS 'One row: how the office deals with calls.';
COMMENT ON COLUMN telephony.call_back_seconds IS 'Working time within which a missed caller is called back.';
COMMENT ON COLUMN telephony.calendar_code IS 'The calendar that counts it; calendars come with the catalogue.';
INSERT INTO telephony DEFAULT VALUES;

CREATE TABLE call_seat (
  extension text NOT NULL,
  person_id bigint NOT NULL,
  since timestamptz NOT NULL,
  CONSTRAINT call_seat_is_one PRIMARY KEY (extension),
  CONSTRAINT nobody_sits_at_two_telephones UNIQUE (person_id),
  CONSTRAINT call_seat_person_exists FOREIGN KEY (person_id) REFERENCES person,
  CONSTRAINT extension_is_plain CHECK (extension ~ '^[0-9A-Za-z_.-]{1,32}$')
);
COMMENT ON TABLE call_seat IS 'Who sits at which telephone now, as they say themselves.';

CREATE TABLE call_back (
  id bigint GENERATED ALWAYS AS IDENTITY,
  caller text,
  missed_calls integer NOT NULL DEFAULT 1,
  since timestamptz NOT NULL,
  due_at timestamptz NOT NULL,
  calendar_version_id bigint NOT NULL,
  attempts smallint NOT NULL DEFAULT 0,
  last_attempt_at timestamptz,
  claimed_by bigint,
  claimed_at timestamptz,
  outcome text,
  finished_at timestamptz,
  finished_by bigint,
  erased_at timestamptz,
  CONSTRAINT call_back_has_an_id PRIMARY KEY (id),
  CONSTRAINT call_back_calendar_exists
    FOREIGN KEY (calendar_version_id) REFERENCES calendar_version,
  CONSTRAINT call_back_claimer_exists FOREIGN KEY (claimed_by) REFERENCES person,
  CONSTRAINT call_back_finisher_exists FOREIGN KEY (finished_by) REFERENCES person,
  CONSTRAINT call_back_outcome_is_known
    CHECK (outcome IN ('reached', 'wrong_number', 'given_up', 'answered_after_all')),
  CONSTRAINT call_back_finishes_once CHECK ((outcome IS NULL) = (finished_at IS NULL)),
  CONSTRAINT call_back_is_finished_by_somebody
    CHECK (outcome IS NULL OR (outcome = 'answered_after_all') = (finished_by IS NULL)),
  CONSTRAINT claim_is_whole CHECK ((claimed_by IS NULL) = (claimed_at IS NULL)),
  CONSTRAINT nobody_gives_up_early CHECK (outcome <> 'given_up' OR attempts >= 3),
  CONSTRAINT call_back_counts_up CHECK (attempts >= 0 AND missed_calls >= 0),
  CONSTRAINT call_back_has_a_number
    CHECK (caller IS NOT NULL OR erased_at IS NOT NULL),
  CONSTRAINT erased_call_back_is_empty CHECK (erased_at IS NULL OR caller IS NULL)
);
COMMENT ON TABLE call_back IS 'Somebody who was missed and is to be called back; one at a time for each number.';
COMMENT ON COLUMN call_back.caller IS 'Canonical number; personal, and erased like a reporter''s.';
COMMENT ON COLUMN call_back.missed_calls IS 'Missed calls of that number while it waits.';
COMMENT ON COLUMN call_back.since IS 'When the first of them was given up; due_at counts from there.';
COMMENT ON COLUMN call_back.outcome IS 'answered_after_all: the exchange said late that somebody had answered.';
CREATE UNIQUE INDEX one_open_call_back_per_caller ON call_back (caller)
  WHERE finished_at IS NULL;
CREATE INDEX call_back_queue ON call_back (due_at, id) WHERE finished_at IS NULL;

CREATE TABLE call (
  id bigint GENERATED ALWAYS AS IDENTITY,
  pbx_id text,
  direction text NOT NULL,
  caller_sort text NOT NULL,
  caller text,
  called text,
  extension text,
  person_id bigint,
  began_at timestamptz NOT NULL,
  rang_at timestamptz,
  answered_at timestamptz,
  ended_at timestamptz,
  missed_at timestamptz,
  state text NOT NULL GENERATED ALWAYS AS (
    CASE WHEN answered_at IS NOT NULL AND ended_at IS NULL THEN 'answered'
      WHEN answered_at IS NOT NULL THEN 'ended'
      WHEN missed_at IS NOT NULL OR ended_at IS NOT NULL THEN 'missed'
      ELSE 'ringing' END) STORED,
  is_blocked boolean NOT NULL DEFAULT false,
  call_back_id bigint,
  outcome text,
  outcome_at timestamptz,
  outcome_by bigint,
  outcome_ticket_id bigint,
  erased_at timestamptz,
  CONSTRAINT call_has_an_id PRIMARY KEY (id),
  CONSTRAINT call_is_told_once UNIQUE (pbx_id),
  CONSTRAINT call_direction_is_known CHECK (direction IN ('incoming', 'outgoing')),
  CONSTRAINT call_person_exists FOREIGN KEY (person_id) REFERENCES person,
  CONSTRAINT call_call_back_exists FOREIGN KEY (call_back_id) REFERENCES call_back,
  CONSTRAINT call_outcome_person_exists FOREIGN KEY (outcome_by) REFERENCES person,
  CONSTRAINT caller_sort_is_known CHECK (caller_sort IN ('known', 'withheld', 'unreadable')),
  CONSTRAINT known_caller_has_a_number
    CHECK ((caller_sort = 'known') = (caller IS NOT NULL) OR erased_at IS NOT NULL),
  CONSTRAINT erased_call_is_empty CHECK (erased_at IS NULL OR caller IS NULL),
  CONSTRAINT call_has_happened
    CHECK (coalesce(rang_at, answered_at, ended_at, missed_at) IS NOT NULL),
  CONSTRAINT call_outcome_is_known
    CHECK (outcome IN ('tickets', 'answered_at_once', 'nuisance', 'dropped')),
  CONSTRAINT call_outcome_is_whole CHECK (
    (outcome IS NULL) = (outcome_at IS NULL) AND (outcome IS NULL) = (outcome_by IS NULL)),
  CONSTRAINT only_answered_calls_have_an_outcome
    CHECK (outcome IS NULL OR answered_at IS NOT NULL),
  CONSTRAINT outcome_of_tickets_has_one
    CHECK (outcome IS NULL OR (outcome = 'tickets') = (outcome_ticket_id IS NOT NULL)),
  CONSTRAINT blocked_call_is_not_called_back CHECK (NOT (is_blocked AND call_back_id IS NOT NULL))
);
COMMENT ON TABLE call IS 'A call: what the exchange said of it, and what came of it.';
COMMENT ON COLUMN call.pbx_id IS 'The exchange''s own id; null for a call that was opened at the desk.';
COMMENT ON COLUMN call.caller IS 'Canonical number of the citizen, in both directions; personal, and erased like a reporter''s.';
COMMENT ON COLUMN call.called IS 'The office''s number that was dialled, as the exchange says it.';
COMMENT ON COLUMN call.rang_at IS 'The earliest instant that was told; so for the other three.';
COMMENT ON COLUMN call.person_id IS 'Who answered.';
CREATE INDEX call_by_person ON call (person_id, began_at DESC) WHERE person_id IS NOT NULL;
CREATE INDEX call_by_beginning ON call (began_at DESC, id DESC);
CREATE INDEX call_by_caller ON call (caller, began_at DESC) WHERE caller IS NOT NULL;
CREATE INDEX call_by_call_back ON call (call_back_id) WHERE call_back_id IS NOT NULL;

CREATE TABLE call_event (
  call_id bigint NOT NULL,
  what text NOT NULL,
  at timestamptz NOT NULL,
  heard_at timestamptz NOT NULL,
  extension text NOT NULL DEFAULT '',
  CONSTRAINT call_event_is_told_once PRIMARY KEY (call_id, what, at, extension),
  CONSTRAINT call_event_call_exists FOREIGN KEY (call_id) REFERENCES call,
  CONSTRAINT call_event_is_known CHECK (what IN ('ringing', 'answered', 'ended', 'missed'))
);
COMMENT ON TABLE call_event IS 'Append-only: what the exchange said of a call, and when it was heard.';

CREATE TABLE call_ticket (
  call_id bigint NOT NULL,
  ticket_id bigint NOT NULL,
  part text NOT NULL,
  by_person bigint NOT NULL,
  at timestamptz NOT NULL,
  CONSTRAINT call_ticket_is_said_once PRIMARY KEY (call_id, ticket_id),
  CONSTRAINT call_ticket_call_exists FOREIGN KEY (call_id) REFERENCES call,
  CONSTRAINT call_ticket_ticket_exists FOREIGN KEY (ticket_id) REFERENCES ticket,
  CONSTRAINT call_ticket_person_exists FOREIGN KEY (by_person) REFERENCES person,
  CONSTRAINT call_ticket_part_is_known CHECK (part IN ('filed', 'about'))
);
COMMENT ON TABLE call_ticket IS 'Append-only: which tickets came of a call, or were talked about.';
CREATE INDEX call_ticket_by_ticket ON call_ticket (ticket_id);
ALTER TABLE call ADD CONSTRAINT outcome_ticket_is_of_the_call
  FOREIGN KEY (id, outcome_ticket_id) REFERENCES call_ticket (call_id, ticket_id);

CREATE TABLE call_back_attempt (
  call_back_id bigint NOT NULL,
  n smallint NOT NULL,
  at timestamptz NOT NULL,
  by_person bigint NOT NULL,
  result text NOT NULL,
  CONSTRAINT attempt_is_numbered_once PRIMARY KEY (call_back_id, n),
  CONSTRAINT attempt_call_back_exists FOREIGN KEY (call_back_id) REFERENCES call_back,
  CONSTRAINT attempt_person_exists FOREIGN KEY (by_person) REFERENCES person,
  CONSTRAINT attempt_result_is_known CHECK (result IN ('reached', 'no_answer', 'wrong_number'))
);
COMMENT ON TABLE call_back_attempt IS 'Append-only: each time somebody was called back.';

CREATE TABLE blocked_caller (
  id bigint GENERATED ALWAYS AS IDENTITY,
  caller text NOT NULL,
  reason text NOT NULL,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  by_person bigint NOT NULL,
  lifted_at timestamptz,
  lifted_by bigint,
  CONSTRAINT blocked_caller_has_an_id PRIMARY KEY (id),
  CONSTRAINT blocked_caller_author_exists FOREIGN KEY (by_person) REFERENCES person,
  CONSTRAINT blocked_caller_lifter_exists FOREIGN KEY (lifted_by) REFERENCES person,
  CONSTRAINT block_has_a_reason CHECK (reason <> ''),
  CONSTRAINT block_ends CHECK (ends_at > starts_at),
  CONSTRAINT block_is_lifted_by_somebody CHECK ((lifted_at IS NULL) = (lifted_by IS NULL)),
  CONSTRAINT block_is_lifted_while_it_lasts
    CHECK (lifted_at >= starts_at AND lifted_at <= ends_at),
  CONSTRAINT caller_is_blocked_once EXCLUDE USING gist (
    caller WITH =, tstzrange(starts_at, coalesce(lifted_at, ends_at)) WITH &&)
);
COMMENT ON TABLE blocked_caller IS 'Whose calls are noted and shown to nobody, why and until when.';
