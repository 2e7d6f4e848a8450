-- Why: an answer's way to the citizen ends done or with a reason, never silently; files belong to
-- the answer they prove; what leaves the house in bulk leaves a line; heads keep their own report.
SET LOCAL search_path = office, public;

ALTER TABLE delivery
  ADD COLUMN ended_because text,
  DROP CONSTRAINT delivery_state_is_known,
  ADD CONSTRAINT delivery_state_is_known
    CHECK (state IN ('open', 'done', 'failed', 'replaced', 'ended')),
  ADD CONSTRAINT ended_delivery_says_why CHECK ((state = 'ended') = (ended_because IS NOT NULL));
COMMENT ON COLUMN delivery.ended_because IS 'Code of the list record_delivery: why nobody tries any more.';
COMMENT ON COLUMN delivery.attempts IS 'How often it was tried in vain, by the program or by hand.';

CREATE TABLE answer_attachment (
  ticket_id bigint NOT NULL,
  version smallint NOT NULL,
  attachment_id bigint NOT NULL,
  CONSTRAINT answer_attachment_is_named_once PRIMARY KEY (ticket_id, version, attachment_id),
  CONSTRAINT answer_attachment_answer_exists
    FOREIGN KEY (ticket_id, version) REFERENCES answer,
  CONSTRAINT answer_attachment_attachment_exists
    FOREIGN KEY (attachment_id) REFERENCES attachment
);
COMMENT ON TABLE answer_attachment IS 'The files that a version of the answer rests on; fixed when it is approved.';

CREATE TABLE export_log (
  id bigint GENERATED ALWAYS AS IDENTITY,
  at timestamptz NOT NULL,
  by_person bigint NOT NULL,
  subject text NOT NULL,
  format text NOT NULL,
  filter jsonb NOT NULL,
  CONSTRAINT export_log_has_an_id PRIMARY KEY (id),
  CONSTRAINT export_log_person_exists FOREIGN KEY (by_person) REFERENCES person,
  CONSTRAINT export_log_format_is_known CHECK (format IN ('csv', 'ndjson'))
);
COMMENT ON TABLE export_log IS 'Append-only: who took which list out of the house, when, narrowed how.';
COMMENT ON COLUMN export_log.filter IS 'Codes and ids of the filter; never the words of a search.';

ALTER TABLE weekly_report
  ADD COLUMN unit_id bigint,
  ADD CONSTRAINT weekly_report_unit_exists FOREIGN KEY (unit_id) REFERENCES unit,
  DROP CONSTRAINT weekly_report_is_made_once,
  ADD CONSTRAINT weekly_report_is_made_once
    UNIQUE NULLS NOT DISTINCT (iso_year, iso_week, unit_id);
COMMENT ON COLUMN weekly_report.unit_id IS 'The unit with its subtree of which a head made it; null for the whole office.';
