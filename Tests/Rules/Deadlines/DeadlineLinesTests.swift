import Foundation
import Rules
import Testing

/// The contract of the command line, beside the published cases.
@Suite struct DeadlineLinesTests {
  private func answer(_ line: String, explain: Bool = false) -> String {
    var lines = DeadlineLines()
    return lines.answer(Data(line.utf8), explain: explain)
  }

  private static let monday = #""calendar": {"timeZone": "UTC", "week": {"mon": ["09:00-17:00"]}}"#

  @Test(
    "What is no JSON object is bad_json, with a null id",
    arguments: [
      "", "  ", "null", "5", "[]", "\"x\"", "{", "{\"id\": 1}x", "{\"id\": 1,}", "{'id': 1}",
      "{\"id\": [1, ]}",
      "{\"id\": {\"a\": 1,\t}}", "{\u{0}}",
    ])
  func badJSON(_ line: String) {
    #expect(
      answer(line)
        == #"{"id": null, "error": {"code": "bad_json", "message": "not a JSON object"}}"#)
  }

  @Test("Bytes that are no UTF-8 are bad_json")
  func badBytes() {
    var lines = DeadlineLines()
    #expect(lines.answer(Data([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])).contains("bad_json"))
  }

  @Test(
    "The first fault in the order of the contract is answered",
    arguments: [
      (#"{"id": 1}"#, "bad_calendar"),
      (#"{"calendar": 5, "compute": "x"}"#, "bad_calendar"),
      (#"{"calendar": {"week": {}}}"#, "bad_calendar"),
      (#"{"calendar": {"timeZone": "UTC", "week": {"mon": "09:00-17:00"}}}"#, "bad_calendar"),
      (#"{"calendar": {"timeZone": "UTC", "closed": "2024-01-01"}}"#, "bad_calendar"),
      (#"{"calendar": {"timeZone": "UTC", "special": {"2024-01-01": [5]}}}"#, "bad_calendar"),
      (#"{"calendar": {"timeZone": "UTC", "notices": {"2024-01-01": "x"}}}"#, "bad_calendar"),
      ("{\(monday)}", "bad_target"),
      (#"{\#(monday), "compute": "overdue", "from": "x"}"#, "bad_target"),
      (#"{\#(monday), "compute": "due", "from": "x"}"#, "bad_target"),
      (#"{\#(monday), "compute": "due", "target": {}}"#, "bad_target"),
      (#"{\#(monday), "compute": "due", "target": 5}"#, "bad_target"),
      (#"{\#(monday), "compute": "due", "target": {"workingSeconds": -1}}"#, "bad_target"),
      (#"{\#(monday), "compute": "due", "target": {"workingSeconds": 1.5}}"#, "bad_target"),
      (#"{\#(monday), "compute": "due", "target": {"workingSeconds": true}}"#, "bad_target"),
      (#"{\#(monday), "compute": "due", "target": {"workingSeconds": "1"}}"#, "bad_target"),
      (#"{\#(monday), "compute": "due", "target": {"months": 1, "workingDays": 1}}"#, "bad_target"),
      (
        #"{\#(monday), "compute": "due", "target": {"workingDays": 1, "receiptDay": "next"}}"#,
        "bad_target"
      ),
      (#"{\#(monday), "compute": "due", "target": {"months": 1, "endOfDay": 5}}"#, "bad_target"),
      (#"{\#(monday), "compute": "warning", "due": "x"}"#, "bad_target"),
      (#"{\#(monday), "compute": "warning", "workingSeconds": 60, "due": "x"}"#, "bad_instant"),
      (#"{\#(monday), "compute": "due", "target": {"workingDays": 1}}"#, "bad_instant"),
      (
        #"{\#(monday), "compute": "due", "target": {"months": 1}, "from": "2024-01-01T00:00:00"}"#,
        "bad_instant"
      ),
      (#"{\#(monday), "compute": "elapsed", "from": "2024-01-01T00:00:00Z"}"#, "bad_instant"),
      (
        #"{\#(monday), "compute": "elapsed", "from": "2024-01-01T00:00:00Z", "#
          + #""to": "2024-01-01T00:00:00Z", "pauses": [{"from": "2024-01-01T00:00:00Z"}]}"#,
        "bad_instant"
      ),
      (
        #"{\#(monday), "compute": "elapsed", "from": "2024-01-01T00:00:00Z", "#
          + #""to": "2024-01-01T00:00:00Z", "pauses": [{"from": "2024-01-01T00:00:01Z", "#
          + #""to": "2024-01-01T00:00:00Z"}]}"#,
        "bad_instant"
      ),
      (
        #"{"calendar": {"timeZone": "UTC"}, "compute": "due", "target": {"months": 1}, "#
          + #""from": "2024-01-01T00:00:00Z"}"#,
        "no_working_time"
      ),
    ])
  func faults(_ line: String, _ code: String) throws {
    let object =
      try JSONSerialization.jsonObject(with: Data(answer(line).utf8)) as? [String: Any]
    let error = try #require(object?["error"] as? [String: String])
    #expect(error["code"] == code, "\(error)")
    #expect(error["message"]?.isEmpty == false)
  }

  @Test(
    "An id comes back as it was, whatever it is",
    arguments: [
      #""a""#, "5", "-1", "1.5", "true", "false", "null", "[1,[2]]", #"{"a":null}"#,
      #""\"q\" \\ \n""#, #""a,}""#, #""\",]""#, #""đơn/thư""#,
    ])
  func ids(_ id: String) {
    let line =
      #"{"id": \#(id), \#(Self.monday), "compute": "elapsed", "#
      + #""from": "2024-01-01T10:00:00Z", "to": "2024-01-01T10:00:05Z"}"#
    #expect(answer(line) == #"{"id": \#(id), "workingSeconds": 5}"#)
  }

  @Test("Absent and null fields are empty, unknown ones are ignored")
  func absent() {
    let line =
      #"{"calendar": {"timeZone": "UTC", "week": null, "holidays": 1}, "x": [], "#
      + #""compute": "elapsed", "from": "2024-01-01T10:00:00Z", "to": "2024-01-02T10:00:00Z", "#
      + #""pauses": null, "target": 5}"#
    #expect(answer(line) == #"{"id": null, "workingSeconds": 0}"#)
  }

  @Test("A fraction of a second is cut off")
  func fraction() {
    let line =
      #"{\#(Self.monday), "compute": "elapsed", "#
      + #""from": "2024-01-01T10:00:00.9Z", "to": "2024-01-01T10:00:05.999Z"}"#
    #expect(answer(line) == #"{"id": null, "workingSeconds": 5}"#)
  }

  @Test("A warning is answered with its instant")
  func warning() {
    let line =
      #"{"id": 1, \#(Self.monday), "compute": "warning", "#
      + #""due": "2024-01-08T10:00:00+00:00", "workingSeconds": 7200}"#
    #expect(answer(line) == #"{"id": 1, "at": "2024-01-01T16:00:00Z"}"#)
  }

  @Test("A ledger says what each date counted for, with its notice")
  func ledger() {
    let line =
      #"{"id": 1, "calendar": {"timeZone": "UTC", "week": {"mon": ["09:00-17:00"], "#
      + #""wed": ["09:00-17:00"], "thu": ["09:00-17:00"]}, "closed": ["2024-01-03"], "#
      + #""notices": {"2024-01-03": "TB 1/\"X\""}}, "compute": "due", "#
      + #""from": "2024-01-01T16:00:00Z", "target": {"workingSeconds": 7200}, "#
      + #""pauses": [{"from": "2024-01-04T08:00:00Z", "to": "2024-01-04T20:00:00Z"}]}"#
    #expect(
      answer(line, explain: true)
        == #"{"id": 1, "due": "2024-01-08T10:00:00Z", "ledger": ["#
        + #"{"date": "2024-01-01", "countedSeconds": 3600, "because": "working"}, "#
        + #"{"date": "2024-01-02", "countedSeconds": 0, "because": "dayOff"}, "#
        + #"{"date": "2024-01-03", "countedSeconds": 0, "because": "closed", "#
        + #""notice": "TB 1/\"X\""}, "#
        + #"{"date": "2024-01-04", "countedSeconds": 0, "because": "paused"}, "#
        + #"{"date": "2024-01-05", "countedSeconds": 0, "because": "dayOff"}, "#
        + #"{"date": "2024-01-06", "countedSeconds": 0, "because": "dayOff"}, "#
        + #"{"date": "2024-01-07", "countedSeconds": 0, "because": "dayOff"}, "#
        + #"{"date": "2024-01-08", "countedSeconds": 3600, "because": "working"}]}"#)
  }

  @Test("One calendar's answers are not another's")
  func calendars() {
    var lines = DeadlineLines()
    for hours in 1...3 {
      for _ in 0..<2 {
        let line =
          #"{"calendar": {"timeZone": "UTC", "week": {"mon": ["00:00-0\#(hours):00"]}}, "#
          + #""compute": "elapsed", "from": "2024-01-01T00:00:00Z", "to": "2024-01-02T00:00:00Z"}"#
        #expect(
          lines.answer(Data(line.utf8)) == #"{"id": null, "workingSeconds": \#(hours * 3600)}"#)
      }
    }
  }
}
