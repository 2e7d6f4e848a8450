-- Why: advice and praise are published only with the citizen's consent, so that saying nothing and
-- agreeing are two things. What is public already stays; nobody is asked afterwards.
SET LOCAL search_path = office, public;

ALTER TABLE ticket
  ADD COLUMN publication_wish text,
  ADD CONSTRAINT publication_wish_is_known CHECK (publication_wish IN ('agreed', 'refused'));
COMMENT ON COLUMN ticket.publication_wish IS
  'What the citizen said of publishing it; null: nothing, the rule of its kind holds.';
UPDATE ticket SET publication_wish = 'refused' WHERE refuses_publication;
ALTER TABLE ticket DROP COLUMN refuses_publication;

-- Whoever has the number of another system in hand finds its ticket.
CREATE INDEX ticket_by_external_number ON ticket (external_number)
  WHERE external_number IS NOT NULL;

-- A breach counts in the week in which it was noticed.
DROP INDEX obligation_breach_by_time;
CREATE INDEX obligation_breach_by_record ON obligation_event (recorded_at) WHERE what = 'breach';
