-- Why: whoever writes a ticket sees at once which open ones may tell of the same.
SET LOCAL search_path = office, public;

CREATE INDEX ticket_open_by_commune ON ticket (commune_id, received_at DESC) WHERE is_open;
