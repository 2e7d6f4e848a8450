-- Why: work that follows from a verb is enqueued in the verb's own transaction, and a report is a
-- value that never changes after it was made.
SET LOCAL search_path = office, public;

CREATE TABLE errand (
  id bigint GENERATED ALWAYS AS IDENTITY,
  kind text NOT NULL,
  payload jsonb NOT NULL,
  state text NOT NULL DEFAULT 'ready',
  run_at timestamptz NOT NULL,
  attempts smallint NOT NULL DEFAULT 0,
  once_key text,
  created_at timestamptz NOT NULL,
  finished_at timestamptz,
  failure text,
  CONSTRAINT errand_has_an_id PRIMARY KEY (id),
  CONSTRAINT errand_state_is_known CHECK (state IN ('ready', 'done', 'dead')),
  CONSTRAINT errand_finishes_once CHECK ((state = 'ready') = (finished_at IS NULL)),
  CONSTRAINT errand_is_run_once UNIQUE (once_key)
);
COMMENT ON TABLE errand IS 'Background work (Casework.Errand as JSON); ids and codes only. Claimed with SKIP LOCKED.';
COMMENT ON COLUMN errand.once_key IS 'Two errands with the same key are one, whoever plans them.';
COMMENT ON COLUMN errand.failure IS 'Code of the last error; dead letters show kind, number and this.';
CREATE INDEX errand_ready ON errand (run_at, id) WHERE state = 'ready';
CREATE INDEX errand_done ON errand USING brin (finished_at);
CREATE INDEX errand_dead ON errand (id) WHERE state = 'dead';

CREATE TABLE weekly_report (
  id bigint GENERATED ALWAYS AS IDENTITY,
  iso_year smallint NOT NULL,
  iso_week smallint NOT NULL,
  as_of timestamptz NOT NULL,
  made_at timestamptz NOT NULL,
  figures jsonb NOT NULL,
  sha256 bytea NOT NULL,
  CONSTRAINT weekly_report_has_an_id PRIMARY KEY (id),
  CONSTRAINT weekly_report_is_made_once UNIQUE (iso_year, iso_week),
  CONSTRAINT weekly_report_week_exists CHECK (iso_week BETWEEN 1 AND 53)
);
COMMENT ON TABLE weekly_report IS 'Append-only: figures, ids and codes of a week as known at as_of.';
