-- Why: what an operator types while a caller tells outlives their browser, their session and this
-- program.
SET LOCAL search_path = office, public;

CREATE TABLE intake_draft (
  person_id bigint NOT NULL,
  key text NOT NULL,
  holder text NOT NULL,
  turn integer NOT NULL,
  fields text NOT NULL,
  saved_at timestamptz NOT NULL,
  CONSTRAINT intake_draft_is_one PRIMARY KEY (person_id, key),
  CONSTRAINT intake_draft_person_exists FOREIGN KEY (person_id) REFERENCES person,
  CONSTRAINT intake_draft_key_is_plain CHECK (key ~ '^[0-9a-f]{32}$'),
  CONSTRAINT intake_draft_holder_is_plain CHECK (holder ~ '^[0-9a-f]{32}$'),
  CONSTRAINT intake_draft_counts_up CHECK (turn >= 1),
  CONSTRAINT intake_draft_has_an_end CHECK (octet_length(fields) <= 262144)
);
COMMENT ON TABLE intake_draft IS 'Intake forms that were not sent yet, for their authors only; forgotten when they were filed or after a week.';
COMMENT ON COLUMN intake_draft.key IS 'The key under which the form will be filed.';
COMMENT ON COLUMN intake_draft.holder IS 'Which open page wrote it last.';
COMMENT ON COLUMN intake_draft.turn IS 'How often that page had written it; an earlier one that arrives late changes nothing.';
COMMENT ON COLUMN intake_draft.fields IS 'The form as it was typed, application/x-www-form-urlencoded; personal.';
CREATE INDEX intake_draft_age ON intake_draft (saved_at);
