import Foundation
import Rules
import Testing

@Suite("Submissions")
struct SubmissionTests: SubmissionTesting {
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
        $0.publicationWish = "refused"
        $0.receivedAt = "07/06/2026 08:30"
        $0.externalSystem = "1022"
        $0.externalNumber = "DN-7"
        $0.unit = "KT"
      })
    #expect(submission.title == "Ổ gà trước chợ")
    #expect(submission.kind == .recommendation)
    #expect(submission.category == "ha_tang_giao_thong")
    #expect(submission.urgent && submission.forward && submission.publicationWish == .refused)
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

  @Test("Post and imports keep their own date, however old, with their source")
  func ownDates() throws {
    let old = "05/03/2024 10:00"
    let post = try parse(
      form {
        $0.channel = "post"
        $0.receivedAt = old
        $0.externalSystem = "Sổ đến"
        $0.externalNumber = "118"
      })
    #expect(throws: SubmissionProblems.self) {
      try parse(
        form {
          $0.channel = "post"
          $0.receivedAt = old
        })
    }
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
        $0.externalSystem = "Sổ đến"
        $0.externalNumber = "118"
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
}
