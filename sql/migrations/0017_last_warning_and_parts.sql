-- Why: whoever has a long promise in hand hears of it twice, when half of the time is left and when
-- little is.
SET LOCAL search_path = office, public;

COMMENT ON COLUMN service_level.warn_left IS
  'Working seconds that are left at the warning beside that at half; null: 24 hours, where that is less.';

ALTER TABLE obligation
  DROP CONSTRAINT obligation_step_is_known,
  ADD CONSTRAINT obligation_step_is_known CHECK (
    next_step IN ('warning', 'last_warning', 'breach', 'escalation_1', 'escalation_2'));

ALTER TABLE obligation_event
  DROP CONSTRAINT obligation_event_is_known,
  ADD CONSTRAINT obligation_event_is_known CHECK (what IN (
    'warning', 'last_warning', 'breach', 'escalation_1', 'escalation_2', 'paused', 'resumed',
    'extended', 'recomputed', 'flagged'));
DROP INDEX step_fires_once;
CREATE UNIQUE INDEX step_fires_once ON obligation_event (ticket_id, ordinal, what, generation)
  WHERE what IN ('warning', 'last_warning', 'breach', 'escalation_1', 'escalation_2');

ALTER TABLE staff_notice
  DROP CONSTRAINT staff_notice_is_known,
  ADD CONSTRAINT staff_notice_is_known CHECK (what IN (
    'warning', 'last_warning', 'breach', 'escalation_1', 'escalation_2', 'waitIsOver',
    'reminder'));

-- Whoever opens a ticket sees what was split from it.
CREATE INDEX ticket_by_whole ON ticket (split_from) WHERE split_from IS NOT NULL;
