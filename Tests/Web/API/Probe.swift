import Foundation
import HTTPTypes

/// A request that asks for one verb, well-formed and with a revision that nobody has seen: whoever
/// has the right is told something else than 404, and mostly nothing is changed.
struct Probe: Sendable, CustomStringConvertible {
  /// The row of the matrix.
  let verb: String
  /// The states in which tickets are to be probed.
  let states: [String]
  let method: HTTPRequest.Method
  /// What follows the ticket's number.
  let path: String
  let json: String?

  init(
    _ verb: String, in states: String..., method: HTTPRequest.Method = .post, at path: String,
    _ json: String? = nil
  ) {
    self.verb = verb
    self.states = states
    self.method = method
    self.path = path
    self.json = json
  }

  var description: String { verb }

  /// Every verb that is about a ticket.
  static let all: [Probe] = [
    Probe("see_ticket", in: "accepted", "in_progress", "answered", method: .get, at: ""),
    Probe("see_history", in: "in_progress", "answered", method: .get, at: "/history"),
    Probe("see_ticket", in: "accepted", "in_progress", method: .get, at: "/deadlines/1"),
    Probe("see_identity", in: "in_progress", at: "/identity", #"{"reason": "lien_he_hoi_them"}"#),
    Probe("see_identity", in: "in_progress", method: .get, at: "/identity/views"),
    Probe("accept", in: "received", at: "/moves", #"{"to": "accepted"}"#),
    Probe("decline", in: "accepted", at: "/moves", #"{"to": "declined", "reason": "dan_su"}"#),
    Probe("transfer", in: "accepted", at: "/moves", #"{"to": "transferred", "note": "Điện lực"}"#),
    Probe("forward", in: "accepted", at: "/moves", #"{"to": "forwarded", "unit": 102}"#),
    Probe("recall", in: "forwarded", at: "/moves", #"{"to": "accepted"}"#),
    Probe("take_up", in: "forwarded", at: "/moves", #"{"to": "in_progress"}"#),
    Probe(
      "return", in: "forwarded", at: "/moves",
      #"{"to": "returned", "reason": "khong_thuoc_linh_vuc"}"#),
    Probe("assign", in: "in_progress", at: "/assignments", nil),
    Probe(
      "ask_information", in: "in_progress", at: "/moves",
      #"{"to": "awaiting_information", "note": "Ở đâu?"}"#),
    Probe("add_information", in: "in_progress", at: "/information", #"{"text": "Thêm."}"#),
    Probe("add_information", in: "in_progress", at: "/access-codes", "{}"),
    Probe("note", in: "in_progress", "answered", at: "/notes", #"{"text": "Ghi chú."}"#),
    Probe("contribute", in: "in_progress", method: .get, at: "/contributions"),
    Probe("contribute", in: "in_progress", at: "/contributions", #"{"text": "Góp."}"#),
    Probe(
      "draft_answer", in: "accepted", "in_progress", method: .put, at: "/answer", #"{"text": "T"}"#),
    Probe("submit_answer", in: "in_progress", at: "/moves", #"{"to": "awaiting_approval"}"#),
    Probe("approve_answer", in: "awaiting_approval", at: "/moves", #"{"to": "answered"}"#),
    Probe(
      "answer_level1", in: "accepted", at: "/moves", #"{"to": "answered", "text": "Trả lời."}"#),
    Probe("record_delivery", in: "answered", at: "/deliveries", #"{"method": "call_back"}"#),
    // Before anybody has asked: nobody grants their own request.
    Probe("grant_extension", in: "in_progress", at: "/extensions/decision", nil),
    Probe(
      "request_extension", in: "in_progress", at: "/extensions",
      #"{"obligation": "unit_answer", "amount": 1, "note": "Chờ vật tư."}"#),
    Probe("merge", in: "accepted", at: "/merge", nil),
    Probe("add_reporter", in: "accepted", at: "/joining", nil),
    Probe("unmerge", in: "merged", at: "/unmerge", "{}"),
    Probe("split", in: "in_progress", at: "/split", #"{"parts": []}"#),
    Probe("restrict", in: "in_progress", at: "/restriction", #"{"kind": "complaint"}"#),
    Probe("approve_publication", in: "answered", at: "/publication/approval", "{}"),
    Probe("publish", in: "answered", method: .get, at: "/publication/proposal"),
    Probe(
      "publish", in: "answered", at: "/publication",
      #"{"title": "T", "question": "H", "answer": "Đ"}"#),
    Probe("approve_publication", in: "answered", at: "/publication/approval", "{}"),
    Probe(
      "withdraw_publication", in: "answered", at: "/publication/withdrawal",
      #"{"reason": "sai_noi_dung"}"#),
    Probe("withdraw", in: "in_progress", at: "/moves", #"{"to": "withdrawn"}"#),
    Probe("reopen", in: "answered", at: "/moves", #"{"to": "in_progress", "note": "Chưa xong."}"#),
    Probe("remind", in: "in_progress", at: "/reminders", "{}"),
    Probe("publish", in: "answered", at: "/publication/refusal", #"{"reason": "tre_em"}"#),
  ]

  /// What is about no ticket.
  static let office: [Probe] = [
    Probe("file", at: "/api/v1/previews", FilingTests.body),
    Probe("file", at: "/api/v1/tickets", FilingTests.body),
    Probe("see_report", method: .get, at: "/api/v1/reports/weekly/2026-W40"),
    Probe("make_report", at: "/api/v1/reports/weekly/2026-W40", "{}"),
    Probe("export", method: .get, at: "/api/v1/exports/tickets"),
    Probe("record_delivery", method: .get, at: "/api/v1/tasks/deliveries"),
    Probe("publish", method: .get, at: "/api/v1/tasks/publications"),
    Probe("grant_extension", method: .get, at: "/api/v1/tasks/extensions"),
    Probe("contribute", method: .get, at: "/api/v1/tasks/contributions"),
    Probe("edit_people", method: .get, at: "/api/v1/people"),
    Probe("edit_people", at: "/api/v1/people", "{}"),
    Probe("edit_people", method: .put, at: "/api/v1/people/2", "{}"),
    Probe("edit_people", method: .put, at: "/api/v1/people/2/password", "{}"),
    Probe("edit_people", at: "/api/v1/people/2/roles", "{}"),
    Probe("edit_people", at: "/api/v1/people/2/tokens", "{}"),
    Probe("edit_people", method: .delete, at: "/api/v1/roles/2"),
    Probe("edit_people", method: .get, at: "/api/v1/absences"),
    Probe("edit_people", at: "/api/v1/absences", "{}"),
    Probe("edit_people", method: .delete, at: "/api/v1/absences/999"),
    Probe("edit_people", method: .get, at: "/api/v1/duties"),
    Probe("edit_people", at: "/api/v1/duties", "{}"),
    Probe("edit_people", method: .delete, at: "/api/v1/duties/999"),
    Probe("take_call", method: .get, at: "/api/v1/calls"),
    Probe("call_back", method: .get, at: "/api/v1/tasks/call-backs"),
    Probe("block_caller", method: .get, at: "/api/v1/blocked-callers"),
    Probe("block_caller", at: "/api/v1/blocked-callers", "{}"),
    Probe("block_caller", method: .delete, at: "/api/v1/blocked-callers/999"),
    Probe("edit_calendar", method: .get, at: "/api/v1/calendars"),
    Probe("edit_calendar", at: "/api/v1/calendars/office/versions", "{}"),
    Probe("edit_rules", at: "/api/v1/levels", "{}"),
    Probe("edit_rules", method: .put, at: "/api/v1/levels/1", "{}"),
    Probe("edit_rules", at: "/api/v1/rules", "{}"),
    Probe("edit_rules", method: .put, at: "/api/v1/rules/1", "{}"),
    Probe("edit_rules", method: .delete, at: "/api/v1/rules/1"),
    Probe("edit_rules", at: "/api/v1/units", "{}"),
    Probe("edit_rules", method: .put, at: "/api/v1/units/102", "{}"),
    Probe("edit_rules", method: .put, at: "/api/v1/hotlines/1", "{}"),
    Probe(
      "edit_rules", at: "/api/v1/hotlines",
      """
      {"number": "0251 000 000", "unit": 102, "purpose": "Thử", "hours": "7–17 giờ",
       "validFrom": "2026-11-01"}
      """),
  ]

  /// Whether it asks a route.
  func asks(_ method: HTTPRequest.Method, _ route: String, about ticket: Bool) -> Bool {
    let own = ((ticket ? "/api/v1/tickets/{number}" : "") + path).split(separator: "/")
    let parts = route.split(separator: "/")
    return self.method == method && own.count == parts.count
      && zip(own, parts).allSatisfy { $0 == $1 || $1.hasPrefix("{") }
  }

  /// What citizens do with number and code; the verbs that no route gives to staff are among them.
  static let citizens: [Probe] = [
    Probe("see_ticket", in: "in_progress", method: .get, at: ""),
    Probe("add_information", in: "in_progress", at: "/information", #"{"text": "Thêm."}"#),
    Probe("withdraw", in: "in_progress", at: "/withdrawal", "{}"),
    Probe("rate", in: "answered", at: "/ratings", #"{"score": 9}"#),
    Probe("reopen", in: "answered", at: "/disputes", #"{"note": "Chưa xong."}"#),
  ]
}
