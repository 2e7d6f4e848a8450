import Foundation
import HummingbirdTesting
import Postgres
import Rules
import Support
import Testing

@testable import Web

@Suite("Who stands in, who is on duty, who is told when")
struct DeskStandInTests {
  private static let page = "/desk/admin/stand-ins"

  private static func id(_ username: String, _ world: DeskWorld) async throws -> String {
    let id: Int64 = try await world.test.value(
      "SELECT id FROM person WHERE username = \(username)")
    return "\(id)"
  }

  @Test("An absence and a duty are planned, shown with names and days, and removed")
  func planned() async throws {
    let world = try await DeskWorld.open()
    try await world.run { client in
      let browser = try await world.browser("quantri", client)
      let empty = try await browser.get(Self.page)
      #expect(empty.says("Không ai vắng.") && empty.says("ngoài giờ không ai được báo"))
      let (head, deputy) = try await (
        Self.id("kthtdt.ld", world), Self.id("kthtdt.cv3", world)
      )
      let absence = try await browser.post(
        "\(Self.page)/absences",
        [("person", head), ("deputy", deputy), ("from", "2026-12-01"), ("until", "2026-12-04")])
      #expect(absence.status == 303)
      let again = try await browser.post(
        "\(Self.page)/absences",
        [("person", head), ("deputy", ""), ("from", "2026-12-04"), ("until", "2026-12-05")])
      #expect(again.status == 409 && again.says("Người này đã có lịch trong thời gian đó."))
      let duty = try await browser.post(
        "\(Self.page)/duties",
        [("watch", deputy), ("day", "2026-11-23"), ("start", "17:00"), ("end", "07:30")])
      #expect(duty.status == 303)
      let shown = try await browser.get(Self.page)
      #expect(shown.says("Đàm Quang Vũ → La Kim Chi"))
      #expect(shown.says("17 giờ 00, thứ Hai 23/11/2026 – 7 giờ 30, thứ Ba 24/11/2026"))
      for path in ["absences", "duties"] {
        let id: Int64 =
          path == "absences"
          ? try await world.test.value("SELECT max(id) FROM absence")
          : try await world.test.value("SELECT max(id) FROM duty")
        #expect(try await browser.post("\(Self.page)/\(path)/\(id)/remove", []).status == 303)
      }
      #expect(try await browser.get(Self.page).says("Không ai vắng."))
    }
  }

  /// What is sent to which list.
  struct Nonsense: Sendable, CustomStringConvertible {
    let list: String
    let fields: [(String, String)]
    var description: String { fields.map { "\($0)=\($1)" }.joined(separator: "&") }

    init(_ list: String, _ fields: [(String, String)]) {
      (self.list, self.fields) = (list, fields)
    }
  }

  static let nonsense: [Nonsense] = [
    Nonsense("absences", [("person", ""), ("from", "2026-12-01"), ("until", "2026-12-01")]),
    Nonsense("absences", [("person", "2"), ("from", "2026-12-05"), ("until", "2026-12-01")]),
    Nonsense("absences", [("person", "2"), ("from", "29/02/2027"), ("until", "2026-12-01")]),
    Nonsense("absences", [("person", "0"), ("from", "2026-12-01"), ("until", "2026-12-01")]),
    Nonsense(
      "absences", [("person", "2"), ("deputy", "9223372036854775807"), ("from", "2026-12-01")]),
    Nonsense(
      "duties", [("watch", "2"), ("day", "2026-12-05"), ("start", "25:00"), ("end", "07:30")]),
    Nonsense(
      "duties", [("watch", "0"), ("day", "2026-12-05"), ("start", "17:00"), ("end", "07:30")]),
    Nonsense(
      "duties", [("watch", ""), ("day", "2026-12-05"), ("start", "17:00"), ("end", "07:30")]),
  ]

  @Test(
    "What makes no sense is refused with its reason, and what was typed stays",
    arguments: nonsense)
  func refused(_ nonsense: Nonsense) async throws {
    let (path, fields) = (nonsense.list, nonsense.fields)
    let world = try await DeskWorld.open()
    try await world.run { client in
      let browser = try await world.browser("quantri", client)
      let answer = try await browser.post("\(Self.page)/\(path)", fields)
      #expect(answer.status == 422 && answer.says("problems-title"))
      let kept: Int64 = try await world.test.value(
        "SELECT (SELECT count(*) FROM absence) + (SELECT count(*) FROM duty)")
      #expect(kept == 0)
    }
  }

  @Test("A service level says when to warn and when to climb; nonsense is refused")
  func alarms() async throws {
    let world = try await DeskWorld.open()
    try await world.run { client in
      let browser = try await world.browser("quantri", client)
      let id: Int64 = try await world.test.value(
        """
        SELECT id FROM service_level
        WHERE kind = 'feedback' AND NOT urgent AND obligation = 'answer' AND valid_to IS NULL AND category IS NULL
        """)
      let path = "/desk/admin/levels/\(id)"
      let form = try await browser.get(path)
      #expect(form.says("Nhắc khi còn (giờ làm việc)") && form.says("value=\"24\""))
      let fields = [
        ("seen", form.hidden("seen")), ("amount", "5"), ("measure", "workingDays"),
        ("end", "closeOfBusiness"), ("calendar", "office"), ("reason", "Cam kết dịch vụ"),
        ("validFrom", "2026-12-01"), ("warnLeft", "8"),
      ]
      let wrong = try await browser.post(
        path, fields + [("escalateAfter", "16"), ("escalateAgainAfter", "16")])
      #expect(wrong.status == 422)
      let saved = try await browser.post(
        path, fields + [("escalateAfter", "12,5"), ("escalateAgainAfter", "16")])
      #expect(saved.status == 303)
      let kept: Bool = try await world.test.value(
        """
        SELECT warn_left = 28800 AND escalate_after = 45000 AND escalate_again_after = 57600
        FROM service_level ORDER BY id DESC LIMIT 1
        """)
      #expect(kept)
    }
  }
}
