-- Why: a request that was sent again because its answer got lost must not be done twice.
SET LOCAL search_path = office, public;

CREATE TABLE request_key (
  principal text NOT NULL,
  key text NOT NULL,
  digest bytea NOT NULL,
  result text,
  at timestamptz NOT NULL,
  CONSTRAINT same_key_is_done_once PRIMARY KEY (principal, key),
  CONSTRAINT request_key_digest_is_a_sha256 CHECK (length(digest) = 32)
);
COMMENT ON TABLE request_key IS 'Idempotency-Key of what was done, written in the same transaction; good for 24 hours. Filings have filing_key.';
COMMENT ON COLUMN request_key.digest IS 'SHA-256 of address and body: the same key for another request is a conflict.';
COMMENT ON COLUMN request_key.result IS 'Ids and numbers that were made, separated by blanks; never words or codes.';
CREATE INDEX request_key_by_age ON request_key (at);
