import Foundation
import Rules
import Testing

@Suite("Submissions that are refused")
struct SubmissionRefusalTests: SubmissionTesting {
  @Test(
    "A field out of bounds is named with its reason",
    arguments: [
      (SubmissionField.body, "", FieldProblem.Code.missing), (.body, " \u{0}\n", .missing),
      (.body, String(repeating: "a", count: 10_001), .tooLong(limit: 10_000)),
      (.title, String(repeating: "a", count: 201), .tooLong(limit: 200)),
      (.reporterName, String(repeating: "ộ", count: 10_000), .tooLong(limit: 200)),
      (.channel, "", .missing), (.channel, "telex", .unknown), (.channel, "fax", .inactive),
      (.kind, "gossip", .unknown), (.category, "xyz", .unknown), (.category, "cu", .inactive),
      (.commune, "99999", .unknown), (.commune, "75", .unknown), (.commune, "3", .notValidThen),
      (.latitude, "91", .outsideVietnam), (.latitude, "x", .badNumber),
      (.latitude, "nan", .badNumber),
      (.latitude, "0x1p3", .badNumber), (.longitude, "", .missing),
      (.longitude, "10.9", .outsideVietnam),
      (.email, "a@b", .badEmail), (.email, "a b@example.com", .badEmail),
      (.email, "a@example.com\nBcc: x@example.com", .badEmail), (.email, "@example.com", .badEmail),
      (.email, "a@@example.com", .badEmail), (.email, "a..b@example.com", .badEmail),
      (.receivedAt, "29/02/2023 08:00", .badDate), (.receivedAt, "31/04/2026 08:00", .badDate),
      (.receivedAt, "2026-06-08", .badDate), (.receivedAt, "hôm qua", .badDate),
      (.receivedAt, "08/06/2026 24:00", .badDate), (.receivedAt, "01/01/0001 00:00", .badDate),
      (.receivedAt, "2026-06-08T09:01:01+07:00", .inFuture),
      (.receivedAt, "01/06/2026 08:59", .tooOld(days: 7)),
      (.externalNumber, "", .missing), (.externalSystem, "", .missing),
      (.unit, "KTHT", .notValidThen), (.unit, "12", .notValidThen), (.unit, "không", .unknown),
    ])
  func refusals(field: SubmissionField, typed: String, code: FieldProblem.Code) {
    let found = problems(
      form {
        set(field, typed, in: &$0)
        if field == .longitude { $0.latitude = "10.9" }
        if field == .latitude { $0.longitude = "107.4" }
        if field == .externalNumber { $0.externalSystem = "1022" }
        if field == .externalSystem { $0.externalNumber = "7" }
      })
    #expect(found == [FieldProblem(field, code)])
  }

  @Test("Several problems come at once, in the order of the form")
  func several() {
    let found = problems(
      form {
        $0.body = ""
        $0.kind = "x"
        $0.email = "x"
        $0.receivedAt = "x"
      })
    #expect(Set(found.map(\.field)) == [.body, .kind, .email, .receivedAt])
    #expect(SubmissionProblems(found)[field: .kind] == [.unknown])
  }

  @Test("Exactly at a bound is within it")
  func bounds() throws {
    let longest = String(repeating: "ộ", count: 10_000)
    #expect(try parse(form { $0.body = longest }).body == longest)
    #expect(try parse(form { $0.body = "Ồn" }).body == "Ồn")
    #expect(try parse(form { $0.receivedAt = "01/06/2026 09:00" }).receivedAt == now - 7 * 86_400)
    let early = try parse(form { $0.receivedAt = "2026-06-08T09:01:00+07:00" })
    #expect(early.receivedAt == now, "the clocks never start after the ticket was filed")
  }

  @Test("A citizen's form decides nothing that only staff decide")
  func citizen() throws {
    let submission = try parse(
      form {
        $0.channel = "hotline"
        $0.urgent = true
        $0.forward = true
        $0.receivedAt = "01/01/2020 00:00"
        $0.externalSystem = "1022"
        $0.unit = "KT"
      }, by: .citizen(channel: "portal"))
    #expect(submission.channel == "portal")
    #expect(!submission.urgent && !submission.forward)
    #expect(submission.receivedAt == now)
    #expect(submission.external == nil && submission.unit == nil)
  }

  @Test("A citizen says at least ten characters and never sends invalid tickets")
  func citizenRefusals() {
    let citizen = Submission.Author.citizen(channel: "portal")
    #expect(
      problems(form { $0.body = "Ồn quá" }, by: citizen)
        == [FieldProblem(.body, .tooShort(minimum: 10))])
    #expect(
      problems(form { $0.kind = "invalid" }, by: citizen)
        == [FieldProblem(.kind, .unknown)])
    #expect(problems(form(), by: .citizen(channel: "fax")) == [FieldProblem(.channel, .inactive)])
  }

  private func set(_ field: SubmissionField, _ typed: String, in form: inout SubmissionForm) {
    switch field {
    case .channel: form.channel = typed
    case .title: form.title = typed
    case .body: form.body = typed
    case .kind: form.kind = typed
    case .category: form.category = typed
    case .commune: form.commune = typed
    case .placeText: form.placeText = typed
    case .latitude: form.latitude = typed
    case .longitude: form.longitude = typed
    case .reporterName: form.reporterName = typed
    case .phone: form.phone = typed
    case .email: form.email = typed
    case .address: form.address = typed
    case .receivedAt: form.receivedAt = typed
    case .externalSystem: form.externalSystem = typed
    case .externalNumber: form.externalNumber = typed
    case .unit: form.unit = typed
    case .publicationWish: form.publicationWish = typed
    }
  }
}
