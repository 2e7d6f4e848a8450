-- Why: the public site speaks English too, and a hotline's purpose and hours are what one reads there.
SET LOCAL search_path = office, public;

ALTER TABLE hotline
  ADD COLUMN purpose_en text,
  ADD COLUMN hours_en text;
COMMENT ON COLUMN hotline.purpose_en IS 'The purpose in English; where it is null the Vietnamese one is shown.';
COMMENT ON COLUMN hotline.hours_en IS 'The hours in English; where it is null the Vietnamese ones are shown.';
