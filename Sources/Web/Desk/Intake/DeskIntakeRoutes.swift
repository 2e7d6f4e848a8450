import Casework
import Hummingbird
import Pages
import Rules

/// Filing while a caller is on the line: a look ahead, saving, saving and forwarding, answering at
/// once. Whatever happens, the page comes back with what was typed, and is kept meanwhile.
enum DeskIntakeRoutes {
  static let path = "/desk/intake"
  private static let ahead = "/desk/intake/ahead"
  private static let drop = "/desk/intake/drafts/{key}/drop"

  static let routes: [Route] = [
    .get(path, for: .desk, does: .file, handler: open),
    .post(path, for: .desk, does: .file, .forward, .answerLevel1, .addReporter) { call in
      try await Intake(call, call.form(), .sent).send()
    },
    // The page's own look ahead while somebody types: files nothing, whatever button it names.
    .post(ahead, for: .desk, does: .file, rate: .read) { call in
      try await Intake(call, call.form().with("do", "preview"), .sent).send()
    },
    .post(drop, for: .desk, does: .file) { call in
      _ = try await call.form()
      guard let key = DraftSheet.name(try call.parameter("key")) else { throw WebError.notFound }
      try await call.office.forgetDraft(key, by: call.actor())
      return .seeOther(call.words.address(path))
    },
  ]

  private static func open(_ call: Call) async throws -> Response {
    guard let key = DraftSheet.name(call.query["draft"]) else {
      let intake = try await Intake(call, call.query, .opened)
      return try await intake.page(drafts: intake.openDrafts())
    }
    if let draft = try await call.office.draft(key, by: call.actor()) {
      return try await Intake(call, FormFields(), .resumed(draft)).page()
    }
    // It was sent, and whoever sent it may never have seen its number.
    if let filed = try await filed(key, call) {
      return .seeOther(
        call.words.address(
          Address.path("/desk/receipt/\(filed.header.number)", [("key", key)])))
    }
    return try await Intake(call, FormFields([("key", key)]), .opened).page()
  }

  private static func filed(_ key: String, _ call: Call) async throws -> Filed? {
    do {
      return try await call.office.filed(key: key, by: call.actor())
    } catch Refusal.notFound {
      return nil
    }
  }
}
