-- What the catalogue and the sample office lack. No row: nothing.
SET search_path = office, public;

WITH needed AS (
  SELECT kind.code AS kind, mark.urgent, o.obligation, d::date AS day
  FROM kind
  CROSS JOIN (VALUES (false), (true)) mark (urgent)
  CROSS JOIN (VALUES ('accept'), ('forward'), ('answer'), ('measures'), ('take_up'),
    ('unit_answer'), ('deliver'), ('publish')) o (obligation)
  CROSS JOIN generate_series(date '2024-01-01', date '2027-06-01', interval '1 month') d
  WHERE (o.obligation <> 'measures' OR mark.urgent)
    AND (o.obligation <> 'publish' OR kind.code IN (
      'feedback', 'recommendation', 'regulation', 'suggestion', 'praise', 'question'))
)
SELECT 'no service level' AS lacks, n.kind, n.urgent, n.obligation, min(n.day) AS since
FROM needed n
WHERE NOT EXISTS (SELECT FROM service_level s
  WHERE s.kind = n.kind AND s.urgent = n.urgent AND s.obligation = n.obligation
    AND s.category IS NULL AND n.day <@ daterange(s.valid_from, s.valid_to))
GROUP BY n.kind, n.urgent, n.obligation;

SELECT 'field slower than its kind' AS lacks, c.kind, c.category, c.obligation
FROM service_level c
JOIN service_level k ON k.kind = c.kind AND k.urgent = c.urgent
  AND k.obligation = c.obligation AND k.category IS NULL
WHERE c.category IS NOT NULL
  AND (c.target_kind <> k.target_kind OR c.target_amount >= k.target_amount);

WITH matter AS (
  SELECT category.code AS category, commune.id AS commune_id, commune.name, day, urgent
  FROM (VALUES (date '2024-06-03'), (date '2025-10-01'), (date '2026-11-23')) d (day)
  CROSS JOIN (VALUES (false), (true)) mark (urgent)
  CROSS JOIN category
  JOIN unit commune ON commune.sort = 'commune'
    AND day <@ daterange(commune.valid_from, commune.valid_to)
)
SELECT 'no route' AS lacks, m.day, m.name, m.category
FROM matter m
WHERE NOT EXISTS (SELECT FROM routing_rule r
  JOIN unit u ON u.id = r.unit_id AND m.day <@ daterange(u.valid_from, u.valid_to)
  WHERE r.kind IS NULL AND r.channel IS NULL AND r.keyword IS NULL
    AND (r.category IS NULL OR r.category = m.category)
    AND (r.commune_id IS NULL OR r.commune_id = m.commune_id)
    AND (r.urgent IS NULL OR r.urgent = m.urgent)
    AND (r.category IS NOT NULL OR r.commune_id IS NOT NULL));

SELECT 'rule can never hold' AS lacks, r.position, u.name
FROM routing_rule r
JOIN unit u ON u.id = r.unit_id
JOIN unit commune ON commune.id = r.commune_id
WHERE NOT daterange(u.valid_from, u.valid_to) && daterange(commune.valid_from, commune.valid_to);

WITH RECURSIVE above AS (
  SELECT id AS unit_id, id AS place_id FROM unit WHERE sort IN ('department', 'agency')
  UNION ALL
  SELECT above.unit_id, unit.parent_id
  FROM above JOIN unit ON unit.id = above.place_id
  WHERE unit.parent_id IS NOT NULL
)
SELECT 'nobody' AS lacks, unit.name, need.role
FROM unit
CROSS JOIN (VALUES ('officer'), ('head')) need (role)
WHERE unit.sort IN ('department', 'agency')
  AND unit.id <> 202  -- restricted officers serve this desk, by their role at the root
  AND NOT EXISTS (SELECT FROM above JOIN person_role r ON r.unit_id = above.place_id
    WHERE above.unit_id = unit.id AND r.role = need.role);

SELECT 'stands outside the root' AS lacks, id, name
FROM unit
WHERE parent_id IS NULL AND id <> 1;

SELECT 'ended without a successor' AS lacks, id, name
FROM unit
WHERE valid_to IS NOT NULL
  AND NOT EXISTS (SELECT FROM unit_change c
    WHERE c.from_unit_id = unit.id AND c.effective_on = unit.valid_to);
