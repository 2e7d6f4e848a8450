-- Why: a message that is sent again under the same Message-ID says what it said the first time; what
-- came meanwhile gets a message of its own. Whether an errand has ever taken a notice is asked often.
SET LOCAL search_path = office, public;

DROP INDEX staff_notice_by_errand;
CREATE INDEX staff_notice_by_errand ON staff_notice (errand_id) WHERE errand_id IS NOT NULL;
