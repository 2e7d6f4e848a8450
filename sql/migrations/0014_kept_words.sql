-- Why: a public text that tells a number or who reported needs somebody's reason, which its
-- approver reads too.
SET LOCAL search_path = office, public;

ALTER TABLE publication
  ADD COLUMN kept_because text,
  ADD CONSTRAINT publication_reason_is_said CHECK (kept_because <> '');
COMMENT ON COLUMN publication.kept_because
  IS 'Why words stay that would have been masked, such as a telephone number; null: there are none.';
