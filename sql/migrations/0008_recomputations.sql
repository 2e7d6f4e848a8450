-- Why: a calendar that changes moves the promises that run: in batches, with progress and a trace.
SET LOCAL search_path = office, public;

CREATE TABLE recomputation (
  calendar_version_id bigint NOT NULL,
  planned_at timestamptz NOT NULL,
  touched tstzrange NOT NULL,
  seen_ticket_id bigint NOT NULL DEFAULT 0,
  seen_ordinal smallint NOT NULL DEFAULT 0,
  examined integer NOT NULL DEFAULT 0,
  moved integer NOT NULL DEFAULT 0,
  flagged integer NOT NULL DEFAULT 0,
  finished_at timestamptz,
  CONSTRAINT recomputation_is_of_one_version PRIMARY KEY (calendar_version_id),
  CONSTRAINT recomputation_calendar_version_exists
    FOREIGN KEY (calendar_version_id) REFERENCES calendar_version,
  CONSTRAINT recomputation_counts CHECK (
    examined >= 0 AND moved >= 0 AND flagged >= 0 AND moved + flagged <= examined)
);
COMMENT ON TABLE recomputation IS 'Due dates counted anew after a calendar changed; written by the worker, batch by batch.';
COMMENT ON COLUMN recomputation.touched IS 'The days that changed: only what runs over one of them is counted anew.';
COMMENT ON COLUMN recomputation.seen_ticket_id IS 'How far it has come, with seen_ordinal.';
COMMENT ON COLUMN recomputation.flagged IS 'Would have been due in the past: left as they were, for somebody to look at.';
CREATE INDEX recomputation_under_way ON recomputation (planned_at) WHERE finished_at IS NULL;

-- What runs by a version of a calendar.
CREATE INDEX obligation_by_calendar ON obligation (calendar_version_id, ticket_id, ordinal)
  WHERE state = 'running';

ALTER TABLE obligation_event
  DROP CONSTRAINT obligation_event_is_known,
  ADD CONSTRAINT obligation_event_is_known CHECK (what IN (
    'warning', 'breach', 'paused', 'resumed', 'extended', 'recomputed', 'flagged'));
COMMENT ON COLUMN obligation_event.what IS
  'flagged: by a new calendar it would have been due in the past, and was left as it was.';
