-- Why: a good answer begins from sentences that were thought over once.
SET LOCAL search_path = office, public;

CREATE TABLE answer_template (
  id bigint GENERATED ALWAYS AS IDENTITY,
  code text NOT NULL,
  unit_id bigint,
  created_at timestamptz NOT NULL,
  retired_at timestamptz,
  CONSTRAINT answer_template_has_an_id PRIMARY KEY (id),
  CONSTRAINT answer_template_code_is_unique UNIQUE (code),
  CONSTRAINT answer_template_code_is_plain CHECK (code ~ '^[a-z0-9][a-z0-9_]{1,59}$'),
  CONSTRAINT answer_template_unit_exists FOREIGN KEY (unit_id) REFERENCES unit
);
COMMENT ON TABLE answer_template IS 'Answers to begin from; what they say stands in their versions.';
COMMENT ON COLUMN answer_template.unit_id IS 'For whom, with its subtree; null for the whole office.';
COMMENT ON COLUMN answer_template.retired_at IS 'Since when nobody begins from it; null while it is used.';

CREATE TABLE answer_template_version (
  id bigint GENERATED ALWAYS AS IDENTITY,
  template_id bigint NOT NULL,
  version smallint NOT NULL,
  title text NOT NULL,
  body text NOT NULL,
  kind text,
  category text,
  at_once boolean NOT NULL,
  written_by bigint,
  written_at timestamptz NOT NULL,
  CONSTRAINT answer_template_version_has_an_id PRIMARY KEY (id),
  CONSTRAINT answer_template_version_is_numbered_once UNIQUE (template_id, version),
  CONSTRAINT answer_template_version_template_exists
    FOREIGN KEY (template_id) REFERENCES answer_template,
  CONSTRAINT answer_template_version_is_positive CHECK (version > 0),
  CONSTRAINT answer_template_version_has_words CHECK (title <> '' AND body <> ''),
  CONSTRAINT answer_template_kind_exists FOREIGN KEY (kind) REFERENCES kind,
  CONSTRAINT answer_template_category_exists FOREIGN KEY (category) REFERENCES category,
  CONSTRAINT answer_template_author_exists FOREIGN KEY (written_by) REFERENCES person
);
COMMENT ON TABLE answer_template_version IS
  'Append-only: what a template said since when. The highest version is in force.';
COMMENT ON COLUMN answer_template_version.body IS
  'With the placeholders of Rules.AnswerPlaceholder in braces, and blanks such as [ngày …].';
COMMENT ON COLUMN answer_template_version.kind IS 'Only for tickets of this kind; null for all.';
COMMENT ON COLUMN answer_template_version.category IS 'Only for this category; null for all.';
COMMENT ON COLUMN answer_template_version.at_once IS
  'Whether it answers without anything being done first, so that intake may offer it.';
COMMENT ON COLUMN answer_template_version.written_by IS 'Null for what came with the program.';

ALTER TABLE answer
  ADD COLUMN template_version_id bigint,
  ADD CONSTRAINT answer_template_version_exists
    FOREIGN KEY (template_version_id) REFERENCES answer_template_version;
COMMENT ON COLUMN answer.template_version_id IS 'From which words it began; the id only.';
