-- Why: everything that was said in a ticket is found by its words, fast at a million tickets, by
-- those who may read it; what is erased can't be found from the same moment on.
SET LOCAL search_path = office, public;

-- The order of the steps is that of the rules; where a run of them is dear, the cheapest that does
-- the same: lower() by "C" knows A to Z only.
CREATE FUNCTION fold(typed text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT regexp_replace(
    btrim(regexp_replace(
      regexp_replace(
        translate(
          regexp_replace(
            lower(regexp_replace(
              normalize(typed, NFKD), '[gG][oO]\u031B\u0309[iI]', 'gui', 'g') COLLATE "C"),
            '[\u00AD\u0300-\u036F\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFE00-\uFE0F\uFEFF]+',
            '', 'g'),
          'ĐđÐð', 'dddd'),
        '[\u0001-\u001F\u0021-\u002F\u003A-\u0040\u005B-\u0060\u007B-\u00BF\u00D7\u00F7'
          || '\u2000-\u2BFF\u2E00-\u2E7F\u3000-\u303F\uE000-\uF8FF\U0001F000-\U0001FAFF]+',
        ' ', 'g'),
      ' {2,}', ' ', 'g')),
    '(^| )(qu|[bcdghklmnpqrstvx]+)y(?= |$)', '\1\2i', 'g')
$$;
COMMENT ON FUNCTION fold IS 'Rules.SearchFolding.fold; a test compares them.';

CREATE TABLE ticket_search (
  ticket_id bigint NOT NULL,
  document tsvector NOT NULL,
  CONSTRAINT ticket_search_is_one PRIMARY KEY (ticket_id),
  CONSTRAINT ticket_search_ticket_exists
    FOREIGN KEY (ticket_id) REFERENCES ticket DEFERRABLE INITIALLY DEFERRED
);
COMMENT ON TABLE ticket_search IS
  'What is said in a ticket, folded; made anew by triggers whenever its words change, and by nobody else.';
COMMENT ON COLUMN ticket_search.document IS
  'Words of title (A), text and place (B) with their positions; words of answers, notes and public text without; and keys, which no folded word is: unit:102, day:20780 (UTC, since 1970), day8 and day64 (so many days together), ….';

CREATE FUNCTION index_tickets(tickets bigint[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = office, public AS $$
  INSERT INTO ticket_search AS s (ticket_id, document)
  SELECT t.id,
    setweight(to_tsvector('simple', fold(x.title)), 'A')
      || setweight(to_tsvector('simple', x.folded), 'B')
      || strip(to_tsvector('simple', left(concat_ws(' ', fold(w.said), p.folded), 300000)))
      || array_to_tsvector(array_remove(ARRAY[
        'day:' || d.day, 'day8:' || d.day / 8, 'day64:' || d.day / 64,
        'kind:' || t.kind, 'category:' || t.category, 'channel:' || t.channel,
        CASE WHEN t.restricted THEN 'restricted:' END, 'filer:' || t.filed_by] || u.units, NULL))
  FROM ticket t
  JOIN ticket_text x ON x.ticket_id = t.id
  CROSS JOIN LATERAL (
    SELECT floor(extract(epoch FROM t.received_at) / 86400)::integer AS day) d
  CROSS JOIN LATERAL (
    SELECT string_agg(body, ' ') AS said
    FROM (
      SELECT body FROM answer WHERE ticket_id = t.id
      UNION
      SELECT body FROM ticket_note WHERE ticket_id = t.id) b) w
  CROSS JOIN LATERAL (
    SELECT string_agg(folded, ' ') AS folded
    FROM publication
    WHERE ticket_id = t.id AND state = 'published') p
  CROSS JOIN LATERAL (
    SELECT array_agg(DISTINCT 'unit:' || unit_id) AS units
    FROM ticket_unit
    WHERE ticket_id = t.id AND part = 'lead') u
  WHERE t.id = ANY (tickets)
  ORDER BY t.id
  ON CONFLICT (ticket_id) DO UPDATE SET document = excluded.document
  WHERE s.document <> excluded.document
$$;

CREATE FUNCTION index_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = office, public AS $$
BEGIN
  IF TG_LEVEL = 'ROW' THEN
    PERFORM index_tickets(ARRAY[NEW.id]);
  ELSE
    PERFORM index_tickets(ARRAY(SELECT DISTINCT ticket_id FROM changed));
  END IF;
  RETURN NULL;
END $$;

-- What is there already; as many at once as memory likes.
DO $$
DECLARE
  first bigint;
BEGIN
  FOR first IN SELECT generate_series(coalesce(min(id), 1), coalesce(max(id), 0), 1000) FROM ticket
  LOOP
    PERFORM index_tickets(ARRAY(SELECT id FROM ticket WHERE id BETWEEN first AND first + 999));
  END LOOP;
END $$;

-- What waits to be sorted in is read by every search: little of it.
CREATE INDEX ticket_search_document ON ticket_search
  USING gin (document) WITH (gin_pending_list_limit = 1024);
DROP INDEX ticket_text_search;

CREATE TRIGGER text_is_searched_when_said AFTER INSERT ON ticket_text
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION index_changed();
CREATE TRIGGER text_is_searched_as_it_is AFTER UPDATE ON ticket_text
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION index_changed();
CREATE TRIGGER answer_is_searched_when_said AFTER INSERT ON answer
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION index_changed();
CREATE TRIGGER answer_is_searched_as_it_is AFTER UPDATE ON answer
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION index_changed();
CREATE TRIGGER note_is_searched_when_said AFTER INSERT ON ticket_note
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION index_changed();
CREATE TRIGGER note_is_searched_as_it_is AFTER UPDATE ON ticket_note
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION index_changed();
CREATE TRIGGER publication_is_searched_when_said AFTER INSERT ON publication
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION index_changed();
CREATE TRIGGER publication_is_searched_as_it_is AFTER UPDATE ON publication
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION index_changed();
CREATE TRIGGER stay_is_searched_when_it_begins AFTER INSERT ON ticket_unit
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION index_changed();
CREATE TRIGGER ticket_is_searched_as_it_is
  AFTER UPDATE OF kind, category, channel, restricted, received_at ON ticket FOR EACH ROW
  WHEN ((OLD.kind, OLD.category, OLD.channel, OLD.restricted, OLD.received_at)
    IS DISTINCT FROM (NEW.kind, NEW.category, NEW.channel, NEW.restricted, NEW.received_at))
  EXECUTE FUNCTION index_changed();

-- The last digits of a telephone number.
CREATE INDEX reporter_by_phone_end ON reporter (reverse(phone_e164) text_pattern_ops)
  WHERE phone_e164 IS NOT NULL;

-- What waits to be decided is a small part of what was ever asked for.
CREATE INDEX extension_request_waiting ON extension_request (ticket_id, ordinal)
  WHERE granted IS NULL;
