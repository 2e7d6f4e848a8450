-- Why: whoever tells of something names a hamlet or a market, and its commune follows from that.
SET LOCAL search_path = office, public;

CREATE TABLE place (
  commune_id bigint NOT NULL,
  name text NOT NULL,
  CONSTRAINT place_is_one PRIMARY KEY (commune_id, name),
  CONSTRAINT place_commune_exists FOREIGN KEY (commune_id) REFERENCES unit,
  CONSTRAINT place_has_a_name CHECK (char_length(name) BETWEEN 2 AND 100 AND name = btrim(name))
);
COMMENT ON TABLE place IS 'Hamlets, markets, schools, bridges: what people name when they say where; administrators keep it, one list for each commune.';

CREATE TRIGGER place_raises_catalogue_version
  AFTER INSERT OR UPDATE OR DELETE ON place
  FOR EACH STATEMENT EXECUTE FUNCTION raise_catalogue_version();
