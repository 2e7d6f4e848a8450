-- Who may touch what. hoiam_app never updates or deletes history; hoiam_public reads `open` only.
REVOKE ALL ON SCHEMA public FROM PUBLIC;
REVOKE ALL ON ALL TABLES IN SCHEMA office FROM hoiam_app, hoiam_public;
REVOKE ALL ON ALL SEQUENCES IN SCHEMA office FROM hoiam_app, hoiam_public;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA office FROM PUBLIC;
REVOKE ALL ON SCHEMA office FROM hoiam_public;

GRANT USAGE ON SCHEMA office, open, public TO hoiam_app;
GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA office TO hoiam_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA office TO hoiam_app;
GRANT SELECT ON ALL TABLES IN SCHEMA open, public TO hoiam_app;

-- Rows that live: they may change, and only these. Everything else is append-only.
GRANT UPDATE ON office.catalogue, office.unit, office.person, office.person_role,
  office.session, office.category, office.channel, office.reason, office.service_level,
  office.routing_rule, office.hotline, office.ticket, office.ticket_series, office.ticket_text,
  office.reporter, office.ticket_note, office.ticket_unit, office.obligation,
  office.ticket_pause, office.extension_request, office.attachment, office.answer,
  office.delivery, office.rating, office.publication, office.errand, office.request_key,
  office.recomputation, office.staff_notice, office.telephony, office.call_seat, office.call,
  office.call_back, office.blocked_caller, office.intake_draft, office.answer_template
  TO hoiam_app;
-- The triggers write it, as the owner.
REVOKE INSERT ON office.ticket_search FROM hoiam_app;
GRANT DELETE ON office.session, office.filing_key, office.request_key, office.errand,
  office.answer_attachment, office.publication_photo,
  office.routing_rule, office.absence, office.duty, office.call_seat,
  office.intake_draft, office.place TO hoiam_app;

GRANT USAGE ON SCHEMA open TO hoiam_public;
GRANT SELECT ON ALL TABLES IN SCHEMA open TO hoiam_public;
GRANT EXECUTE ON FUNCTION open.track TO hoiam_public;
