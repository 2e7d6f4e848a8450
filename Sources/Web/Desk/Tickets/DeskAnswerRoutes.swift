import Casework
import HTTPTypes
import Hummingbird
import Pages
import Rules

/// Writing the answer, handing it in, and giving it at once.
enum DeskAnswerRoutes {
  static let routes: [Route] = [
    .get("/desk/tickets/{number}/answer", for: .desk, does: .draftAnswer, .answerLevel1) { call in
      let desk = try await TicketDesk(call, call.ticketNumber())
      guard desk.view.may(.draftAnswer) || desk.view.may(.answerLevel1) else {
        throw WebError.notFound
      }
      return try await AnswerDesk(desk).page()
    },
    Route(
      .post, "/desk/tickets/{number}/answer", for: .desk,
      does: [.draftAnswer, .submitAnswer, .answerLevel1], body: .upload, rate: .write
    ) { call in
      try await send(call)
    },
    .post(
      "/desk/tickets/{number}/undo", for: .desk, does: .approveAnswer, .answerLevel1
    ) { call in
      try await undo(call)
    },
  ]

  /// Takes an answer back before it leaves; what left already is said where the ticket stands.
  private static func undo(_ call: Call) async throws -> Response {
    let fields = try await call.form()
    let number = try call.ticketNumber()
    do {
      try await call.office.undoAnswer(
        number, expecting: Int(fields["undo-revision"]), by: call.actor())
    } catch let refusal as Refusal {
      let failure = Failure(refusal)
      guard failure.status != .notFound, failure.retryAfter == nil else { throw refusal }
      let desk = try await TicketDesk(call, number)
      return try await desk.page(
        status: failure.status,
        flash: Flash(.problem, call.words.refusal(failure.code)))
    }
    return call.done("/desk/tickets/\(number)", "undo")
  }

  /// Photos come with the words, so that neither is lost for the other: what was chosen is added
  /// first, whatever becomes of the words.
  private static func send(_ call: Call) async throws -> Response {
    let upload = try await call.upload()
    let fields = upload.fields
    do {
      if let page = try await looked(call, upload) { return page }
      if !upload.files.isEmpty {
        try await DeskFileRoutes.add(upload.files, isAfter: true, call)
      }
      return try await perform(call, fields)
    } catch let refusal as Refusal {
      return try await refused(refusal, call, fields)
    } catch let error as WebError {
      return try await refusedPhoto(error, call, fields)
    }
  }

  /// What is only looked at: the page again with what was typed, and with a template below it.
  /// Nothing is saved but the photos that came along.
  ///
  /// - Returns: nil for what is to be done.
  private static func looked(_ call: Call, _ upload: Multipart) async throws -> Response? {
    guard ["template", "preview"].contains(upload.fields["do"]) else { return nil }
    if !upload.files.isEmpty {
      try await DeskFileRoutes.add(upload.files, isAfter: true, call)
    }
    let desk = try await TicketDesk(call, call.ticketNumber())
    guard desk.view.may(.draftAnswer) || desk.view.may(.answerLevel1) else {
      throw WebError.notFound
    }
    var answer = AnswerDesk(desk)
    answer.typed = upload.fields
    if upload.fields["do"] == "template" { try await answer.begin() }
    return try await answer.page()
  }

  /// The template's version from which the words began; nil for none.
  private static func template(_ fields: FormFields) -> Int64? { Int64(fields["answer-from"]) }

  private static func perform(_ call: Call, _ fields: FormFields) async throws -> Response {
    let number = try call.ticketNumber()
    let actor = try call.actor()
    let office = call.office
    let path = "/desk/tickets/\(number)"
    switch fields["do"] {
    case "submit":
      try await office.draftAnswer(
        number, text: fields["answer-text"], seeing: fields["answer-draft"],
        from: template(fields), by: actor)
      try await office.submitAnswer(
        number, lateReason: fields.value("answer-lateReason"),
        expecting: Int(fields["answer-revision"]), by: actor)
      return call.done(path, "submit")
    case "send":
      try await answer(number, call, fields)
      return call.office.settings.takeBackTime > 0
        ? .seeOther(call.words.address(path)) : call.done(path, "answer")
    case let act:
      // Nothing was written yet: there is nothing to lose.
      let isOnlyPhoto = act == "photo" && fields["answer-text"].allSatisfy(\.isWhitespace)
      if !isOnlyPhoto {
        try await office.draftAnswer(
          number, text: fields["answer-text"], seeing: fields["answer-draft"],
          from: template(fields), by: actor)
      }
      return call.done("\(path)/answer", act == "photo" ? "photo" : "draft")
    }
  }

  /// Answers without a unit: at level 1, or a restricted ticket.
  private static func answer(
    _ number: TicketNumber, _ call: Call, _ fields: FormFields
  ) async throws {
    let view = try await call.office.ticket(number, for: call.signedIn().principal)
    let text = fields["answer-text"]
    let late = fields.value("answer-lateReason")
    let method = fields.value("answer-method").flatMap { DeliveryMethod(rawValue: $0) }
    let revision = Int(fields["answer-revision"])
    if view.header.restricted {
      return try await call.office.answerRestricted(
        number, text: text, lateReason: late, method: method, from: template(fields),
        expecting: revision, by: call.actor())
    }
    try await call.office.answerAtOnce(
      number, text: text, lateReason: late, method: method, from: template(fields),
      expecting: revision, by: call.actor())
  }

  /// A photo that is none, or too large: what was typed stays.
  private static func refusedPhoto(
    _ error: WebError, _ call: Call, _ fields: FormFields
  ) async throws -> Response {
    let failure = Failure(error)
    guard [.unsupportedMediaType, .contentTooLarge].contains(failure.status) else { throw error }
    var answer = AnswerDesk(try await TicketDesk(call, call.ticketNumber()))
    answer.typed = fields
    answer.faults = ["answer-photo": Problem(failure, in: call.words, id: nil).title]
    return try await answer.page(status: failure.status)
  }

  private static func refused(
    _ refusal: Refusal, _ call: Call, _ fields: FormFields
  ) async throws -> Response {
    let failure = Failure(refusal)
    guard failure.status != .notFound, failure.retryAfter == nil else { throw refusal }
    let desk = try await TicketDesk(call, call.ticketNumber())
    let mayWrite = desk.view.may(.draftAnswer) || desk.view.may(.answerLevel1)
    var answer = AnswerDesk(desk)
    answer.typed = fields
    let isSameTicket = Int(fields["answer-revision"]) == desk.view.header.revision
    if failure.code == "stale", mayWrite, isSameTicket {
      answer.isStale = true
      answer.general = [call.words[.draftChanged]]
      return try await answer.page(status: failure.status)
    }
    if failure.code == "stale" || !mayWrite || failure.code == "move_not_allowed" {
      return try await desk.stale(
        seen: Int(fields["answer-revision"]), again: mayWrite ? answer.form : nil,
        typed: desk.lines(fields, prefix: "answer-"), status: failure.status)
    }
    let known: Set = ["answer-text", "answer-lateReason", "answer-method", "answer-photo"]
    (answer.faults, answer.general) = desk.faults(refusal, prefix: "answer-", known: known)
    let blanks = AnswerText.blanks(in: fields["answer-text"])
    if answer.faults["answer-text"] != nil, !blanks.isEmpty {
      answer.faults["answer-text"] = call.words.blanksLeft(blanks)
    }
    return try await answer.page(status: failure.status)
  }
}
