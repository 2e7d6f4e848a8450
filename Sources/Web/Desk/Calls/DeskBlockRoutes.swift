import Casework
import FoundationEssentials
import HTTPTypes
import Hummingbird
import Pages
import Rules
import Store

/// The numbers whose calls are noted and shown to nobody.
enum DeskBlockRoutes {
  static let path = "/desk/calls/blocked"
  /// How long a number is blocked unless something else is said; days.
  private static let usual = 30

  static let routes: [Route] = [
    .get(path, for: .desk, does: .blockCaller) { call in
      try await page(call, RegisterForm(call.words), .ok)
    },
    .post(path, for: .desk, does: .blockCaller) { call in
      try await call.register({ try await page(call, $0, $1) }) { fields in
        try await call.office.block(
          fields["number"], because: fields["reason"], until: fields.day("until", .until),
          by: call.actor())
        return path
      }
    },
    .post("\(path)/{id}/lift", for: .desk, does: .blockCaller) { call in
      _ = try await call.form()
      try await call.office.unblock(call.callID(), by: call.actor())
      return call.done(path, "saved")
    },
  ]

  private static func page(
    _ call: Call, _ form: RegisterForm, _ status: HTTPResponse.Status
  ) async throws -> Response {
    let words = call.words
    let actor = try call.actor()
    let blocked = try await call.office.blockedCallers(by: actor)
    let today = call.today(in: try await call.office.catalogue())
    var number: String?
    if let id = Int64(call.query["call"]) {
      number = try await call.office.call(id, by: actor).call.number?.display
    }
    let add = ActForm(
      "block", to: path, hidden: [call.hiddenToken],
      fields: [
        form.line(
          "number", words[.blockedNumber], number, type: "tel", isRequired: true, limit: 50),
        form.line("reason", words.actField("reason"), nil, isRequired: true),
        form.day(
          "until", words.actField("until"), today.adding(days: usual), isRequired: true),
      ], buttons: [ActForm.Button(words[.blockNumber])], isOpen: true)
    let lifts = blocked.map { row in
      let number = PhoneNumber(row.caller)?.display ?? row.caller
      // The block holds until the end of its last day.
      let last = words.clock.day(row.endsAt.addingTimeInterval(-1))
      return ActForm(
        "lift-\(row.id)", title: words.blocked(number, until: last),
        to: "\(path)/\(row.id)/lift", hidden: [call.hiddenToken],
        note: "\(row.reason) · \(row.author)",
        buttons: [ActForm.Button(words[.unblockNumber], .danger)])
    }
    return try await call.editor(
      words[.blockedTitle],
      intro: [words[.blockedIntro]] + (blocked.isEmpty ? [words[.noBlocked]] : []), form,
      [add] + lifts, back: DeskCallRoutes.path, backName: words[.callsTitle], status: status)
  }
}
