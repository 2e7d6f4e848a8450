import Foundation
import Rules
import Testing

@Suite("Submissions")
struct SubmissionTests {
  let now = instant("2026-06-08T09:00:00+07:00")

  func form(_ edit: (inout SubmissionForm) -> Void = { _ in }) -> SubmissionForm {
    var form = SubmissionForm()
    form.channel = "hotline"
    form.body = "Trước cổng chợ có ổ gà rất lớn. Đề nghị vá lại."
    edit(&form)
    return form
  }

  func parse(_ form: SubmissionForm, by author: Submission.Author = .staff) throws -> Submission {
    try Submission.parse(form, by: author, in: OfficeFixture.catalogue(), now: now)
  }

  func problems(_ form: SubmissionForm, by author: Submission.Author = .staff) -> [FieldProblem] {
    do throws(SubmissionProblems) {
      _ = try Submission.parse(form, by: author, in: OfficeFixture.catalogue(), now: now)
      return []
    } catch {
      return error.problems
    }
  }

  @Test("A form with channel and body is enough")
  func smallest() throws {
    let submission = try parse(form())
    #expect(submission.title == "Trước cổng chợ có ổ gà rất lớn")
    #expect(submission.kind == .feedback)
    #expect(submission.category == "khac")
    #expect(submission.receivedAt == now)
    #expect(submission.place.commune == nil && submission.place.text == nil)
    #expect(submission.place.point == nil)
    #expect(!submission.isRestricted && !submission.isConfidential && !submission.urgent)
    #expect(submission.warnings.isEmpty)
  }

  @Test("Every field arrives")
  func everything() throws {
    let submission = try parse(
      form {
        $0.title = "  Ổ gà\n trước chợ "
        $0.kind = "recommendation"
        $0.category = "ha_tang_giao_thong"
        $0.urgent = true
        $0.forward = true
        $0.commune = "26425"
        $0.placeText = "chợ Gia Ray"
        $0.latitude = "10,92"
        $0.longitude = "107.41"
        $0.reporterName = "Lê Thị Bưởi"
        $0.phone = "0912.000.274"
        $0.email = "buoi.le+1@example.com"
        $0.address = "ấp 3"
        $0.noPublication = true
        $0.receivedAt = "07/06/2026 08:30"
        $0.externalSystem = "1022"
        $0.externalNumber = "DN-7"
        $0.unit = "KT"
      })
    #expect(submission.title == "Ổ gà trước chợ")
    #expect(submission.kind == .recommendation)
    #expect(submission.category == "ha_tang_giao_thong")
    #expect(submission.urgent && submission.forward && submission.refusesPublication)
    #expect(submission.place.commune == ID(5))
    #expect(submission.place.text == "chợ Gia Ray")
    #expect(submission.place.point == Submission.Point(latitude: 10.92, longitude: 107.41))
    #expect(submission.reporter.name == "Lê Thị Bưởi")
    #expect(submission.reporter.phone == "0912.000.274")
    #expect(submission.reporter.phoneNumber?.e164 == "+84912000274")
    #expect(submission.reporter.email == "buoi.le+1@example.com")
    #expect(submission.reporter.address == "ấp 3")
    #expect(submission.receivedAt == instant("2026-06-07T08:30:00+07:00"))
    #expect(submission.external?.system == "1022")
    #expect(submission.external?.number == "DN-7")
    #expect(submission.unit == ID(10))
  }

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

  @Test("Post and imports keep their own date, however old")
  func ownDates() throws {
    let old = "05/03/2024 10:00"
    let post = try parse(
      form {
        $0.channel = "post"
        $0.receivedAt = old
      })
    let imported = try parse(
      form {
        $0.receivedAt = old
        $0.externalSystem = "1022"
        $0.externalNumber = "7"
      })
    #expect(post.receivedAt == instant("2024-03-05T03:00:00Z"))
    #expect(imported.receivedAt == post.receivedAt)
  }

  @Test(
    "A commune's code means the unit of the day of receipt",
    arguments: [
      ("05/03/2024 10:00", Int64(3)), ("30/06/2025 23:59", 3), ("01/07/2025 00:00", 4),
      ("29/04/2026 23:59", 4), ("30/04/2026 00:00", 5),
    ])
  func communes(received: String, unit: Int64) throws {
    let submission = try parse(
      form {
        $0.channel = "post"
        $0.receivedAt = received
        $0.commune = "26425"
      })
    #expect(submission.place.commune == ID(unit))
  }

  @Test(
    "Instants are read in every form that pages and machines send",
    arguments: [
      "2026-06-08T01:15:00Z", "2026-06-08T08:15:00+07:00", "08/06/2026 08:15", "8/6/2026 8:15",
      "2026-06-08T08:15",
    ])
  func instants(typed: String) throws {
    #expect(try parse(form { $0.receivedAt = typed }).receivedAt == instant("2026-06-08T01:15:00Z"))
  }

  @Test("A telephone number that is none is kept with a warning")
  func oddPhone() throws {
    let submission = try parse(form { $0.phone = "gọi chú Tư giùm" })
    #expect(submission.reporter.phone == "gọi chú Tư giùm")
    #expect(submission.reporter.phoneNumber == nil)
    #expect(submission.warnings == [FieldProblem(.phone, .badPhone)])
  }

  @Test("Anonymous drops every trace of the citizen, problems included")
  func anonymous() throws {
    let submission = try parse(
      form {
        $0.anonymous = true
        $0.reporterName = "Lê Thị Bưởi"
        $0.phone = "0912 000 274"
        $0.email = "not an address"
        $0.address = "ấp 3"
      })
    let reporter = submission.reporter
    #expect(reporter.anonymous)
    #expect(reporter.name == nil && reporter.phone == nil && reporter.phoneNumber == nil)
    #expect(reporter.email == nil && reporter.address == nil)
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

  @Test("Marks follow from kind and category", arguments: Kind.allCases)
  func marks(kind: Kind) throws {
    let submission = try parse(
      form {
        $0.kind = kind.rawValue
        $0.category = "can_bo_cong_chuc"
      })
    #expect(submission.isRestricted == kind.isRestricted)
    #expect(submission.isConfidential)
  }

  @Test("HTML and SQL are text like any other, NUL is not")
  func hostile() throws {
    let text = "<script>alert(1)</script> '; DROP TABLE ticket; --"
    let submission = try parse(
      form {
        $0.title = text
        $0.body = "\u{0}" + text
        $0.reporterName = text
        $0.placeText = text
        $0.address = text
      })
    #expect(submission.title == text && submission.body == text)
    #expect(submission.reporter.name == text && submission.reporter.address == text)
    #expect(submission.place.text == text)
  }

  @Test("Decomposed text enters composed")
  func composed() throws {
    let name = "Nguyễn Thị Thuỳ Dương"
    let submission = try parse(
      form { $0.reporterName = name.decomposedStringWithCanonicalMapping })
    #expect(submission.reporter.name?.unicodeScalars.count == 21)
  }

  @Test(
    "A missing title is the first sentence",
    arguments: [
      ("Cúp nước! Bao giờ có?", "Cúp nước!"), ("Một\nhai", "Một"),
      ("Gọi 0251.1022 tại TP.HCM không được. Hai", "Gọi 0251.1022 tại TP.HCM không được"),
      ("...", "..."), ("a " + String(repeating: "bcd ", count: 60), nil),
    ])
  func titles(body: String, title: String?) throws {
    let taken = try parse(form { $0.body = body }).title
    if let title {
      #expect(taken == title)
    } else {
      #expect(taken.hasSuffix("…") && taken.unicodeScalars.count <= 121)
      #expect(taken.dropLast().hasSuffix("bcd"))
    }
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
    }
  }
}
