-- Why: what a citizen was told, and what everybody read, is never rewritten afterwards, whatever
-- the program does: a new version replaces it, erasure or withdrawal empties it.
SET LOCAL search_path = office, public;

CREATE FUNCTION refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'words that were given out are not rewritten'
    USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME,
      SCHEMA = TG_TABLE_SCHEMA;
END $$;

CREATE TRIGGER approved_answer_stays BEFORE UPDATE ON answer FOR EACH ROW
  WHEN (OLD.approved_at IS NOT NULL
    AND ((NEW.body <> OLD.body AND NOT (NEW.body = '' AND NEW.erased_at IS NOT NULL))
      OR NEW.approved_at IS DISTINCT FROM OLD.approved_at
      OR NEW.approved_by IS DISTINCT FROM OLD.approved_by))
  EXECUTE FUNCTION refuse_rewriting();

CREATE TRIGGER published_text_stays BEFORE UPDATE ON publication FOR EACH ROW
  WHEN (OLD.published_at IS NOT NULL AND NEW.state <> 'withdrawn'
    AND (NEW.title, NEW.question, NEW.answer, NEW.published_at)
      IS DISTINCT FROM (OLD.title, OLD.question, OLD.answer, OLD.published_at))
  EXECUTE FUNCTION refuse_rewriting();
