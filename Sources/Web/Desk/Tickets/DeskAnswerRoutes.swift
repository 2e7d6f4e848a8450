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
  ]

  /// Photos come with the words, so that neither is lost for the other: what was chosen is added
  /// first, whatever becomes of the words.
  private static func send(_ call: Call) async throws -> Response {
    let upload = try await call.upload()
    let fields = upload.fields
    do {
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

  private static func perform(_ call: Call, _ fields: FormFields) async throws -> Response {
    let number = try call.ticketNumber()
    let actor = try call.actor()
    let office = call.office
    let path = "/desk/tickets/\(number)"
    switch fields["do"] {
    case "submit":
      try await office.draftAnswer(
        number, text: fields["answer-text"], seeing: fields["answer-draft"], by: actor)
      try await office.submitAnswer(
        number, lateReason: fields.value("answer-lateReason"),
        expecting: Int(fields["answer-revision"]), by: actor)
      return call.done(path, "submit")
    case "send":
      try await answer(number, call, fields)
      return call.done(path, "answer")
    case let act:
      // Nothing was written yet: there is nothing to lose.
      let isOnlyPhoto = act == "photo" && fields["answer-text"].allSatisfy(\.isWhitespace)
      if !isOnlyPhoto {
        try await office.draftAnswer(
          number, text: fields["answer-text"], seeing: fields["answer-draft"], by: actor)
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
        number, text: text, lateReason: late, method: method, expecting: revision,
        by: call.actor())
    }
    try await call.office.answerAtOnce(
      number, text: text, lateReason: late, method: method, expecting: revision,
      by: call.actor())
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
    return try await answer.page(status: failure.status)
  }
}

/// The editor of an answer.
struct AnswerDesk {
  let desk: TicketDesk
  /// What was typed, if it was refused.
  var typed: FormFields?
  /// What is wrong, by field.
  var faults: [String: String] = [:]
  /// What is wrong otherwise.
  var general: [String] = []
  /// Whether somebody else has saved another draft.
  var isStale = false

  init(_ desk: TicketDesk) {
    self.desk = desk
  }

  private var view: TicketView { desk.view }
  private var words: any Wording { desk.words }

  /// Whether the answer goes out at once, without a unit: at level 1, or of a restricted ticket.
  private var isAtOnce: Bool { view.may(.answerLevel1) || view.mayAnswerRestricted }

  /// The words, and what goes with handing in.
  var form: ActForm {
    let ticket = view.header
    var fields = [
      field("text", words[.answerText], .text(rows: 12), view.draft?.body ?? "", limit: 10_000)
    ]
    fields[0].isRequired = true
    if isStale { fields[0].savedNow = view.draft?.body ?? "" }
    if (try? desk.forms().isLate) == true {
      let late = Choices.reasons(desk.reasons["late"] ?? [], in: words.language)
      fields.append(
        field(
          "lateReason", words[.lateReason],
          .choice([Field.Choice("", words[.choose])] + late), view.draft?.lateReason ?? ""))
    }
    if isAtOnce {
      let methods = view.ways.possible.map {
        Field.Choice($0.rawValue, words.deliveryMethod($0.rawValue))
      }
      fields.append(
        field(
          "method", words[.deliverBy],
          .choice([Field.Choice("", words[.bestWay])] + methods), ""))
    }
    if mayAddPhotos {
      fields.append(
        Field(
          "answer-photo", label: words[.photoAfter], hint: words[.photoHint],
          control: .files(accept: "image/jpeg,image/png,image/webp", several: true),
          error: faults["answer-photo"]))
    }
    return ActForm(
      "answer", to: "\(desk.path)/answer",
      hidden: [
        desk.call.hiddenToken, ActForm.Hidden("answer-revision", "\(ticket.revision)"),
        ActForm.Hidden("answer-draft", view.draft?.mark ?? ""),
      ], fields: fields, buttons: buttons, isOpen: true,
      takesFiles: mayAddPhotos)
  }

  private var mayAddPhotos: Bool { view.may(.addInformation) }

  private var buttons: [ActForm.Button] {
    var buttons: [ActForm.Button] = []
    if isAtOnce { buttons.append(ActForm.Button(words[.sendAtOnce], does: "send")) }
    if view.may(.submitAnswer) {
      buttons.append(ActForm.Button(words[.submitForApproval], does: "submit"))
    }
    if view.may(.draftAnswer) {
      let tone: ActForm.Button.Tone = buttons.isEmpty ? .primary : .second
      buttons.append(ActForm.Button(words[.saveDraft], tone, does: "save"))
      if mayAddPhotos {
        buttons.append(ActForm.Button(words[.addPhoto], .second, does: "photo"))
      }
    }
    return buttons
  }

  private func field(
    _ key: String, _ label: String, _ control: Field.Control, _ value: String, limit: Int? = nil
  ) -> Field {
    let name = "answer-\(key)"
    return Field(
      name, label: label, value: typed?[name] ?? value, control: control, limit: limit,
      error: faults[name])
  }

  /// The page.
  func page(status: HTTPResponse.Status = .ok) async throws -> Response {
    let ticket = view.header
    let category = view.catalogue.categories[ticket.category]
    let hasPhoto = view.attachments.contains { $0.sort == "photo_after" }
    let back = view.history.last { $0.event.from == .awaitingApproval }
    let isSentBack = ticket.state == .inProgress && back?.event.to == .inProgress
    let form = form
    return try await desk.call.page(
      AnswerPage(
        number: ticket.number, matter: desk.model.matter, clock: desk.model.answerClock,
        form: form,
        lacksPhoto: category?.needsPhotoAfter == true && !hasPhoto, preview: view.draft?.body,
        unit: ticket.unit.flatMap { view.catalogue.units[$0]?.name },
        sentBack: isSentBack ? back?.words : nil,
        problems: ErrorSummary(form.fields, general: general)),
      status: status, at: "\(desk.path)/answer")
  }
}
