-- Why: a good answer begins from sentences that were thought over once, and whoever gave one has
-- some seconds to think again before it leaves the house.
SET LOCAL search_path = office, public;

CREATE TABLE answer_template (
  id bigint GENERATED ALWAYS AS IDENTITY,
  code text NOT NULL,
  unit_id bigint,
  created_at timestamptz NOT NULL,
  retired_at timestamptz,
  CONSTRAINT answer_template_has_an_id PRIMARY KEY (id),
  CONSTRAINT answer_template_code_is_unique UNIQUE (code),
  CONSTRAINT answer_template_code_is_plain CHECK (code ~ '^[a-z0-9][a-z0-9_]{1,59}$'),
  CONSTRAINT answer_template_unit_exists FOREIGN KEY (unit_id) REFERENCES unit
);
COMMENT ON TABLE answer_template IS 'Answers to begin from; what they say stands in their versions.';
COMMENT ON COLUMN answer_template.unit_id IS 'For whom, with its subtree; null for the whole office.';
COMMENT ON COLUMN answer_template.retired_at IS 'Since when nobody begins from it; null while it is used.';

CREATE TABLE answer_template_version (
  id bigint GENERATED ALWAYS AS IDENTITY,
  template_id bigint NOT NULL,
  version smallint NOT NULL,
  title text NOT NULL,
  body text NOT NULL,
  kind text,
  category text,
  at_once boolean NOT NULL,
  written_by bigint,
  written_at timestamptz NOT NULL,
  CONSTRAINT answer_template_version_has_an_id PRIMARY KEY (id),
  CONSTRAINT answer_template_version_is_numbered_once UNIQUE (template_id, version),
  CONSTRAINT answer_template_version_template_exists
    FOREIGN KEY (template_id) REFERENCES answer_template,
  CONSTRAINT answer_template_version_is_positive CHECK (version > 0),
  CONSTRAINT answer_template_version_has_words CHECK (title <> '' AND body <> ''),
  CONSTRAINT answer_template_kind_exists FOREIGN KEY (kind) REFERENCES kind,
  CONSTRAINT answer_template_category_exists FOREIGN KEY (category) REFERENCES category,
  CONSTRAINT answer_template_author_exists FOREIGN KEY (written_by) REFERENCES person
);
COMMENT ON TABLE answer_template_version IS
  'Append-only: what a template said since when. The highest version is in force.';
COMMENT ON COLUMN answer_template_version.body IS
  'With the placeholders of Rules.AnswerPlaceholder in braces, and blanks such as [ngày …].';
COMMENT ON COLUMN answer_template_version.kind IS 'Only for tickets of this kind; null for all.';
COMMENT ON COLUMN answer_template_version.category IS 'Only for this category; null for all.';
COMMENT ON COLUMN answer_template_version.at_once IS
  'Whether it answers without anything being done first, so that intake may offer it.';
COMMENT ON COLUMN answer_template_version.written_by IS 'Null for what came with the program.';

ALTER TABLE answer
  ADD COLUMN template_version_id bigint,
  ADD COLUMN leaves_at timestamptz,
  ADD COLUMN left_at timestamptz,
  ADD CONSTRAINT answer_template_version_exists
    FOREIGN KEY (template_version_id) REFERENCES answer_template_version,
  ADD CONSTRAINT only_a_given_answer_leaves
    CHECK (approved_at IS NOT NULL OR (leaves_at IS NULL AND left_at IS NULL));
COMMENT ON COLUMN answer.template_version_id IS 'From which words it began; the id only.';
COMMENT ON COLUMN answer.leaves_at IS
  'Until then whoever gave it may take it back and nobody outside reads it; null: it left when it was approved.';
COMMENT ON COLUMN answer.left_at IS
  'When it was let out for certain: sent, told, brought or published. Never taken back after that.';

-- An answer that has not left was never given: it may become a draft again.
DROP TRIGGER approved_answer_stays ON answer;
CREATE TRIGGER approved_answer_stays BEFORE UPDATE ON answer FOR EACH ROW
  WHEN (OLD.approved_at IS NOT NULL
    AND NOT (OLD.leaves_at IS NOT NULL AND OLD.left_at IS NULL
      AND NEW.approved_at IS NULL AND NEW.body = OLD.body)
    AND ((NEW.body <> OLD.body AND NOT (NEW.body = '' AND NEW.erased_at IS NOT NULL))
      OR NEW.approved_at IS DISTINCT FROM OLD.approved_at
      OR NEW.approved_by IS DISTINCT FROM OLD.approved_by))
  EXECUTE FUNCTION refuse_rewriting();

-- Why these moves: what was answered by mistake goes back to where it was, as a move like any
-- other; no other verb may use them.
INSERT INTO ticket_transition (from_state, to_state) VALUES
  ('answered', 'awaiting_approval'), ('answered', 'accepted'), ('answered', 'returned');
ALTER TABLE ticket_event
  ADD CONSTRAINT answer_is_taken_back_by_undo CHECK (
    verb = 'undo_answer' OR from_state IS DISTINCT FROM 'answered'
    OR to_state NOT IN ('awaiting_approval', 'accepted', 'returned'));

-- Where a ticket stands for whoever is outside, while its answer waits in the house: no row
-- once it has left.
CREATE FUNCTION answer_held(ticket bigint, asked_at timestamptz)
RETURNS TABLE (state text, since timestamptz)
LANGUAGE sql STABLE SET search_path = office, pg_temp
AS $$
  SELECT m.from_state, b.at
  FROM ticket t
  JOIN answer a ON a.ticket_id = t.id AND a.left_at IS NULL AND a.leaves_at > asked_at
  JOIN ticket_event m ON m.ticket_id = t.id AND m.revision = t.revision
  JOIN ticket_event b ON b.ticket_id = t.id AND b.revision = m.prior
  WHERE t.id = answer_held.ticket AND t.state = 'answered'
$$;
COMMENT ON FUNCTION answer_held IS
  'The state before an answer that has not left yet; no row for every other ticket.';
