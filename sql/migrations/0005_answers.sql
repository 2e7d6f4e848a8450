-- Why: an answer has words, proof, an approval and a delivery; what is public is a second text.
SET LOCAL search_path = office, public;

CREATE TABLE attachment (
  id bigint GENERATED ALWAYS AS IDENTITY,
  ticket_id bigint NOT NULL,
  sort text NOT NULL,
  digest bytea NOT NULL,
  media_type text NOT NULL,
  byte_count bigint NOT NULL,
  original_name text,
  added_by bigint,
  added_at timestamptz NOT NULL,
  state text NOT NULL DEFAULT 'pending',
  clean_digest bytea,
  thumbnail_digest bytea,
  width integer,
  height integer,
  erased_at timestamptz,
  CONSTRAINT attachment_has_an_id PRIMARY KEY (id),
  CONSTRAINT attachment_ticket_exists FOREIGN KEY (ticket_id) REFERENCES ticket,
  CONSTRAINT attachment_person_exists FOREIGN KEY (added_by) REFERENCES person,
  CONSTRAINT attachment_sort_is_known CHECK (sort IN ('photo_before', 'photo_after', 'document')),
  CONSTRAINT attachment_state_is_known CHECK (state IN ('pending', 'clean', 'refused')),
  CONSTRAINT attachment_digest_is_a_sha256 CHECK (length(digest) = 32),
  CONSTRAINT clean_attachment_was_rewritten CHECK (state <> 'clean' OR clean_digest IS NOT NULL),
  CONSTRAINT attachment_is_not_empty CHECK (byte_count > 0)
);
COMMENT ON TABLE attachment IS 'Files are content-addressed under the data directory, fsynced before their row.';
COMMENT ON COLUMN attachment.digest IS 'SHA-256 of the file as it came; shown to staff only after re-encoding, never outside.';
COMMENT ON COLUMN attachment.clean_digest IS 'SHA-256 of the re-encoded image without EXIF.';
CREATE INDEX attachment_by_ticket ON attachment (ticket_id, id);
CREATE INDEX attachment_pending ON attachment (id) WHERE state = 'pending';

CREATE TABLE answer (
  ticket_id bigint NOT NULL,
  version smallint NOT NULL,
  body text NOT NULL,
  author_id bigint NOT NULL,
  drafted_at timestamptz NOT NULL,
  submitted_at timestamptz,
  approved_by bigint,
  approved_at timestamptz,
  late_reason text,
  erased_at timestamptz,
  CONSTRAINT answer_has_a_version PRIMARY KEY (ticket_id, version),
  CONSTRAINT answer_ticket_exists FOREIGN KEY (ticket_id) REFERENCES ticket,
  CONSTRAINT answer_author_exists FOREIGN KEY (author_id) REFERENCES person,
  CONSTRAINT answer_approver_exists FOREIGN KEY (approved_by) REFERENCES person,
  CONSTRAINT answer_approval_is_whole CHECK ((approved_by IS NULL) = (approved_at IS NULL)),
  CONSTRAINT approved_answer_has_words
    CHECK (approved_at IS NULL OR body <> '' OR erased_at IS NOT NULL)
);
COMMENT ON TABLE answer IS 'Versions of the answer; the highest is the draft until it is approved, then the answer.';

CREATE TABLE delivery (
  id bigint GENERATED ALWAYS AS IDENTITY,
  ticket_id bigint NOT NULL,
  answer_version smallint NOT NULL,
  method text NOT NULL,
  state text NOT NULL,
  created_at timestamptz NOT NULL,
  message_id text,
  attempts smallint NOT NULL DEFAULT 0,
  failure text,
  done_at timestamptz,
  done_by bigint,
  CONSTRAINT delivery_has_an_id PRIMARY KEY (id),
  CONSTRAINT delivery_answer_exists
    FOREIGN KEY (ticket_id, answer_version) REFERENCES answer,
  CONSTRAINT delivery_person_exists FOREIGN KEY (done_by) REFERENCES person,
  CONSTRAINT delivery_method_is_known
    CHECK (method IN ('email', 'sms', 'call_back', 'pick_up', 'letter', 'tracking')),
  CONSTRAINT delivery_state_is_known CHECK (state IN ('open', 'done', 'failed', 'replaced')),
  CONSTRAINT delivery_is_done_at_an_instant CHECK ((state = 'done') = (done_at IS NOT NULL))
);
COMMENT ON TABLE delivery IS 'How an answer reaches the citizen: done, or visibly open.';
COMMENT ON COLUMN delivery.method IS 'tracking: anonymous, can only be read with number and access code.';
COMMENT ON COLUMN delivery.failure IS 'A code, never an address or a message text.';
CREATE INDEX delivery_by_ticket ON delivery (ticket_id, id);
CREATE INDEX delivery_open ON delivery (method, created_at) WHERE state IN ('open', 'failed');

CREATE TABLE rating (
  ticket_id bigint NOT NULL,
  answer_version smallint NOT NULL,
  score smallint NOT NULL,
  comment text,
  at timestamptz NOT NULL,
  erased_at timestamptz,
  CONSTRAINT answer_is_rated_once PRIMARY KEY (ticket_id, answer_version),
  CONSTRAINT rating_answer_exists
    FOREIGN KEY (ticket_id, answer_version) REFERENCES answer,
  CONSTRAINT rating_is_one_of_three CHECK (score BETWEEN 1 AND 3)
);
COMMENT ON COLUMN rating.score IS '3 hài lòng, 2 bình thường, 1 không hài lòng; only citizens rate.';

CREATE TABLE publication (
  ticket_id bigint NOT NULL,
  version smallint NOT NULL,
  state text NOT NULL,
  title text NOT NULL,
  question text NOT NULL,
  answer text NOT NULL,
  folded text NOT NULL,
  edited_by bigint NOT NULL,
  edited_at timestamptz NOT NULL,
  approved_by bigint,
  published_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_because text,
  must_be_public boolean GENERATED ALWAYS AS (
    CASE WHEN state IN ('draft', 'published') THEN true END) STORED,
  CONSTRAINT publication_has_a_version PRIMARY KEY (ticket_id, version),
  CONSTRAINT publication_ticket_exists FOREIGN KEY (ticket_id) REFERENCES ticket,
  CONSTRAINT publication_editor_exists FOREIGN KEY (edited_by) REFERENCES person,
  CONSTRAINT publication_approver_exists FOREIGN KEY (approved_by) REFERENCES person,
  CONSTRAINT publication_state_is_known
    CHECK (state IN ('draft', 'published', 'replaced', 'withdrawn')),
  CONSTRAINT published_means_approved
    CHECK (state <> 'published' OR (approved_by IS NOT NULL AND published_at IS NOT NULL)),
  CONSTRAINT withdrawn_publication_says_why
    CHECK ((state = 'withdrawn') = (withdrawn_at IS NOT NULL)),
  CONSTRAINT withdrawn_publication_keeps_no_words
    CHECK (state <> 'withdrawn' OR (title = '' AND question = '' AND answer = '' AND folded = '')),
  CONSTRAINT nobody_approves_their_own_masking CHECK (approved_by <> edited_by),
  CONSTRAINT restricted_or_confidential_is_never_public
    FOREIGN KEY (ticket_id, must_be_public) REFERENCES ticket (id, may_be_public)
);
COMMENT ON TABLE publication IS 'The second, masked text; nothing appears without a publisher. Withdrawn: a tombstone without words.';
CREATE UNIQUE INDEX one_publication_in_force ON publication (ticket_id)
  WHERE state = 'published';
CREATE UNIQUE INDEX one_publication_draft ON publication (ticket_id) WHERE state = 'draft';
CREATE INDEX publication_by_time ON publication (published_at DESC, ticket_id DESC)
  WHERE state = 'published';
CREATE INDEX publication_search ON publication
  USING gin (to_tsvector('simple', folded)) WHERE state = 'published';

CREATE TABLE publication_photo (
  ticket_id bigint NOT NULL,
  version smallint NOT NULL,
  attachment_id bigint NOT NULL,
  CONSTRAINT publication_photo_is_shown_once PRIMARY KEY (ticket_id, version, attachment_id),
  CONSTRAINT publication_photo_publication_exists
    FOREIGN KEY (ticket_id, version) REFERENCES publication,
  CONSTRAINT publication_photo_attachment_exists
    FOREIGN KEY (attachment_id) REFERENCES attachment
);
COMMENT ON TABLE publication_photo IS 'Photos a publisher chose to show, re-encoded ones only.';
