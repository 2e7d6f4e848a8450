import Casework
import FoundationEssentials
import HTTPTypes
import Hummingbird
import Pages
import Rules
import Store

/// Calls at the desk: today's, the one on the line, and what came of it.
enum DeskCallRoutes {
  static let path = "/desk/calls"

  static let routes: [Route] = [
    .get(path, for: .desk, does: .takeCall, handler: today),
    .get("\(path)/new", for: .desk, does: .takeCall, handler: open),
    .post("\(path)/new", for: .desk, does: .takeCall) { call in
      let fields = try await call.form()
      return try await opened(fields["number"], call)
    },
    .get("\(path)/seat", for: .desk, does: .takeCall) { call in
      try await seat(call, RegisterForm(call.words), .ok)
    },
    .post("\(path)/seat", for: .desk, does: .takeCall) { call in
      try await call.register({ try await seat(call, $0, $1) }) { fields in
        try await call.office.sit(at: fields["extension"], by: call.actor())
        return path
      }
    },
    .post("\(path)/{id}/outcome", for: .desk, does: .takeCall, handler: end),
    .post("\(path)/{id}/tickets", for: .desk, does: .takeCall, handler: tie),
  ]

  /// Where the intake of a call is: its number says nothing about who calls.
  static func intake(_ id: Int64) -> String {
    Address.path(DeskIntakeRoutes.path, [("call", "\(id)")])
  }

  // MARK: - Opening

  /// The address that a soft-phone opens. The number leaves the address at once.
  private static func open(_ call: Call) async throws -> Response {
    if call.query.has("caller") { return try await opened(call.query["caller"], call) }
    let words = call.words
    let field = Field(
      "number", label: words[.callerNumber], hint: words[.callerNumberHint],
      control: .line(type: "tel", autocomplete: "off"), limit: 50)
    return try await call.page(
      FormPage(
        words[.newCall],
        forms: [
          ActForm(
            "new-call", to: "\(path)/new", hidden: [call.hiddenToken], fields: [field],
            buttons: [ActForm.Button(words[.openIntake])], isOpen: true)
        ], back: EmptyState.Link(words.address(path), words[.callsTitle])))
  }

  private static func opened(_ said: String, _ call: Call) async throws -> Response {
    let id = try await call.office.openCall(from: said, by: call.actor())
    return .seeOther(call.words.address(intake(id)))
  }

  // MARK: - What came of it

  private static func end(_ call: Call) async throws -> Response {
    let fields = try await call.form()
    let id = try call.callID()
    guard let outcome = CallOutcome(rawValue: fields["do"]) else {
      throw Refusal.invalid([ActProblem(.outcome, .unknown)])
    }
    try await call.office.endCall(id, as: outcome, by: call.actor())
    return call.done(path, "call-done")
  }

  private static func tie(_ call: Call) async throws -> Response {
    let fields = try await call.form()
    let id = try call.callID()
    guard let number = TicketNumber(checked: fields["ticket"]) else { throw WebError.notFound }
    try await call.office.tie(number, to: id, as: .about, by: call.actor())
    return call.done(intake(id), "call-tied")
  }

  // MARK: - Where one sits

  private static func seat(
    _ call: Call, _ form: RegisterForm, _ status: HTTPResponse.Status
  ) async throws -> Response {
    let words = call.words
    let field = form.line(
      "extension", words[.extensionWord], try await call.office.telephone(of: call.actor()),
      hint: words[.seatHint], limit: 32)
    let seat = ActForm(
      "seat", to: "\(path)/seat", hidden: [call.hiddenToken], fields: [field],
      buttons: [ActForm.Button(words[.save])], isOpen: true)
    return try await call.editor(
      words[.seatTitle], form, [seat], back: path, backName: words[.callsTitle], status: status)
  }

  // MARK: - Today

  private static func today(_ call: Call) async throws -> Response {
    let words = call.words
    let actor = try call.actor()
    let day = try await call.office.callsToday(by: actor)
    let telephone = try await call.office.telephone(of: actor)
    var links = [
      EmptyState.Link(words.address("\(path)/new"), words[.newCall]),
      EmptyState.Link(words.address("\(path)/seat"), words.seat(telephone)),
    ]
    if let waiting = try await call.office.callBackCounts(for: actor.principal) {
      links.append(
        EmptyState.Link(
          words.address(DeskCallBackRoutes.path), words.callBacks(waiting.open, waiting.overdue)))
    }
    if Policy.right(of: actor.principal, to: .blockCaller) != nil {
      links.append(
        EmptyState.Link(words.address(DeskBlockRoutes.path), words[.blockedTitle]))
    }
    return try await call.page(
      ListPage(
        words[.callsTitle], links: links, tables: day.lines.isEmpty ? [] : [table(day, words)],
        empty: day.lines.isEmpty ? EmptyState(words[.noCallsToday]) : nil))
  }

  private static func table(_ day: CallDay, _ words: any Wording) -> Table {
    var columns = [
      Table.Column(words[.callTime], isTight: true), Table.Column(words[.callerWord]),
      Table.Column(words[.stateWord]), Table.Column(words[.callOutcome]),
    ]
    if day.isEverybodys { columns.append(Table.Column(words[.callTakenBy])) }
    var table = Table(
      words[.callsTitle], columns: columns,
      rows: day.lines.map { line in
        let call = line.call
        var row = [
          Table.Cell(
            words.time(call.times.began ?? .distantPast), href: words.address(intake(call.id))),
          Table.Cell(words.caller(call.callerSort, number: call.number?.masked)),
          Table.Cell(words.call(call.state, isOutgoing: call.direction == .outgoing)),
          Table.Cell(outcome(line, day, words)),
        ]
        if day.isEverybodys { row.append(Table.Cell(line.personName ?? "–")) }
        return row
      })
    table.hidesCaption = true
    return table
  }

  private static func outcome(
    _ line: CallLine, _ day: CallDay, _ words: any Wording
  ) -> String {
    if line.call.isBlocked { return words[.callWasBlocked] }
    if line.call.outcome == .tickets { return words.tickets(line.tickets) }
    if let outcome = line.call.outcome { return words.callOutcome(outcome) }
    return line.call.times.answered == nil ? "–" : words[.outcomeMissing]
  }
}

extension Call {
  /// The number of a call or a call-back in the path.
  ///
  /// - Throws: `WebError.notFound` for what is no number.
  func callID() throws(WebError) -> Int64 {
    guard let id = Int64(try parameter("id")), id > 0 else { throw .notFound }
    return id
  }
}
