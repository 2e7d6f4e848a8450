-- The third wall: all that hoiam_public can read. Applied again whenever this file changes.
-- No column here may hold a reporter, an unmasked text, an internal note, a person's name, or a
-- restricted or confidential ticket.
DROP SCHEMA open CASCADE;
CREATE SCHEMA open;
COMMENT ON SCHEMA open IS 'What everyone may read: views and one tracking function.';
SET LOCAL search_path = open, office, public;

CREATE VIEW open.unit AS
SELECT id, code, name, short_name, sort, parent_id, valid_from, valid_to
FROM office.unit;

-- Who holds today what a unit held that has ended; several after a split.
CREATE VIEW open.unit_heir AS
WITH RECURSIVE follows (unit_id, heir_id) AS (
  SELECT from_unit_id, to_unit_id
  FROM office.unit_change
  UNION
  SELECT f.unit_id, c.to_unit_id
  FROM follows f
  JOIN office.unit_change c ON c.from_unit_id = f.heir_id
)
SELECT f.unit_id, f.heir_id, u.name
FROM follows f
JOIN office.unit u ON u.id = f.heir_id
WHERE NOT EXISTS (SELECT FROM office.unit_change c WHERE c.from_unit_id = f.heir_id);

CREATE VIEW open.category AS
SELECT code, name, name_en, position, is_active
FROM office.category
WHERE is_published;

CREATE VIEW open.kind AS
SELECT code, name, name_en, position
FROM office.kind
WHERE NOT is_restricted;

CREATE VIEW open.hotline AS
SELECT h.id, h.number, h.unit_id, u.name AS unit_name, h.purpose, h.hours, h.announced_in,
  h.purpose_en, h.hours_en, h.valid_from, h.valid_to, h.position
FROM office.hotline h
JOIN office.unit u ON u.id = h.unit_id
WHERE h.is_public;

CREATE VIEW open.result AS
SELECT p.ticket_id, t.year, t.serial, p.version, p.title, p.question, p.answer, p.folded,
  p.published_at, t.kind, t.category, t.channel, t.commune_id, t.unit_id,
  u.name AS unit_name, m.name AS commune_name, c.name AS category_name,
  c.name_en AS category_name_en,
  t.received_at, o.due_at, o.original_due_at,
  CASE WHEN o.state = 'met' THEN o.ended_at END AS answered_at, t.is_open AS is_under_review,
  (SELECT count(*) FROM office.rating r WHERE r.ticket_id = t.id AND r.score = 3)::int
    AS satisfied,
  (SELECT count(*) FROM office.rating r WHERE r.ticket_id = t.id AND r.score = 2)::int
    AS neutral,
  (SELECT count(*) FROM office.rating r WHERE r.ticket_id = t.id AND r.score = 1)::int
    AS unsatisfied,
  CASE WHEN u.valid_to IS NOT NULL THEN
    (SELECT string_agg(h.name, ', ' ORDER BY h.name)
      FROM open.unit_heir h
      WHERE h.unit_id = u.id)
  END AS unit_name_today
FROM office.publication p
JOIN office.ticket t ON t.id = p.ticket_id AND t.may_be_public
JOIN office.category c ON c.code = t.category AND c.is_published
LEFT JOIN office.obligation o
  ON o.ticket_id = t.id AND o.ordinal = t.answer_obligation
LEFT JOIN office.unit u ON u.id = t.unit_id
LEFT JOIN office.unit m ON m.id = t.commune_id
WHERE p.state = 'published';

CREATE VIEW open.tombstone AS
SELECT t.year, t.serial, p.withdrawn_at, p.withdrawn_because, e.name AS because_name,
  e.name_en AS because_name_en
FROM office.publication p
JOIN office.ticket t ON t.id = p.ticket_id AND t.may_be_public
LEFT JOIN office.reason e
  ON e.verb = 'withdraw_publication' AND e.code = p.withdrawn_because
WHERE p.state = 'withdrawn'
  AND NOT EXISTS (SELECT 1 FROM office.publication q
    WHERE q.ticket_id = p.ticket_id AND q.version > p.version);

CREATE VIEW open.result_photo AS
SELECT p.ticket_id, p.version, t.year, t.serial, a.id AS attachment_id, a.sort, a.clean_digest,
  a.thumbnail_digest, a.width, a.height
FROM office.publication_photo f
JOIN office.publication p
  ON p.ticket_id = f.ticket_id AND p.version = f.version AND p.state = 'published'
JOIN office.ticket t ON t.id = p.ticket_id AND t.may_be_public
JOIN office.attachment a ON a.id = f.attachment_id AND a.state = 'clean' AND a.erased_at IS NULL;

-- Whoever holds the number and the access code (its digest is made with the server's key) reads
-- how their own ticket stands: never who else is in it, never an internal note, and no answer
-- before it has left.
CREATE FUNCTION open.track(
  number_year int, number_serial int, digest bytea, asked_at timestamptz)
RETURNS TABLE (
  ticket_id bigint, state text, state_since timestamptz, revision int, kind text,
  category_name text, category_name_en text, unit_name text, channel text,
  restricted boolean, reopened boolean, received_at timestamptz, due_at timestamptz,
  paused boolean, answered_at timestamptz, answer text, answer_version smallint,
  rating smallint, title text, body text, messages jsonb, moves jsonb, photos int, photos_refused int,
  reason_name text, reason_name_en text, letter text, merged_year smallint, merged_serial int,
  merged_state text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = office, pg_temp
AS $$
  SELECT t.id, coalesce(h.state, t.state), coalesce(h.since, t.state_since), t.revision, t.kind,
    c.name, c.name_en, CASE WHEN NOT t.restricted THEN u.name END, t.channel,
    t.restricted, t.reopened, t.received_at, CASE WHEN s.id IS NULL THEN t.due_at ELSE s.due_at END,
    t.state = 'awaiting_information',
    CASE WHEN coalesce(h.state, t.state) IN ('answered', 'closed', 'merged')
      THEN a.approved_at END,
    CASE WHEN coalesce(h.state, t.state) IN ('answered', 'closed', 'merged') THEN a.body END,
    a.version, r.score, x.title, x.body,
    (SELECT coalesce(jsonb_agg(jsonb_build_object(
        'at', extract(epoch FROM n.written_at), 'body', n.body, 'fromCitizen', n.written_by IS NULL)
        ORDER BY n.id), '[]')
      FROM ticket_note n
      WHERE n.ticket_id = t.id AND n.for_citizen AND n.erased_at IS NULL),
    (SELECT coalesce(jsonb_agg(jsonb_build_object('at', extract(epoch FROM e.at),
        'state', e.to_state, 'unit', CASE WHEN NOT t.restricted THEN v.name END) ORDER BY e.revision), '[]')
      FROM ticket_event e
      LEFT JOIN unit v ON v.id = e.unit_id
      WHERE e.ticket_id = t.id AND e.revision IS NOT NULL AND e.verb <> 'undo_answer'
        AND NOT (h.state IS NOT NULL AND e.revision = t.revision)
        AND NOT EXISTS (SELECT FROM ticket_event n
          WHERE n.ticket_id = t.id AND n.revision = e.revision + 1
            AND n.verb = 'undo_answer')),
    f.taken, f.refused,
    w.name, w.name_en, w.letter, s.year, s.serial, s.state
  FROM ticket t
  JOIN category c ON c.code = t.category
  LEFT JOIN ticket_text x ON x.ticket_id = t.id
  LEFT JOIN unit u ON u.id = t.unit_id
  LEFT JOIN LATERAL answer_held(t.id, asked_at) h ON true
  -- The ticket that answers for a merged one: the last of the chain. What is handled apart says
  -- nothing to others.
  LEFT JOIN LATERAL (
    WITH RECURSIVE way (id) AS (
      SELECT t.merged_into WHERE t.merged_into IS NOT NULL
      UNION
      SELECT n.merged_into FROM way JOIN ticket n ON n.id = way.id
      WHERE n.merged_into IS NOT NULL
    )
    SELECT n.id, n.year, n.serial, coalesce(k.state, n.state) AS state, n.due_at, n.revision
    FROM way JOIN ticket n ON n.id = way.id
    LEFT JOIN LATERAL answer_held(n.id, asked_at) k ON true
    WHERE n.merged_into IS NULL AND NOT n.restricted) s ON true
  CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE state <> 'refused')::int AS taken,
      count(*) FILTER (WHERE state = 'refused')::int AS refused
    FROM attachment
    WHERE ticket_id = t.id AND added_by IS NULL AND erased_at IS NULL) f
  LEFT JOIN LATERAL (
    SELECT body, version, approved_at
    FROM answer
    WHERE ticket_id = t.id AND approved_at IS NOT NULL
    ORDER BY version DESC
    LIMIT 1) a ON true
  LEFT JOIN rating r ON r.ticket_id = t.id AND r.answer_version = a.version
  LEFT JOIN ticket_event z ON z.ticket_id = coalesce(s.id, t.id)
    AND z.revision = coalesce(s.revision, t.revision)
  LEFT JOIN reason w ON w.verb = z.verb AND w.code = z.reason_code
    AND coalesce(s.state, t.state) IN ('declined', 'transferred')
  WHERE t.year = number_year AND t.serial = number_serial AND t.access_digest = digest
$$;
COMMENT ON FUNCTION open.track IS 'How one''s own ticket stands, for whoever knows number and access code.';
REVOKE ALL ON FUNCTION open.track FROM PUBLIC;
