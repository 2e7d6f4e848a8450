import Casework
import FoundationEssentials
import HTTPTypes
import Hummingbird
import Pages
import Rules

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
  /// Said above the form: what was just added.
  var added: String?

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
        ActForm.Hidden("answer-from", typed?["answer-from"] ?? ""),
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
    buttons.append(ActForm.Button(words[.previewAnswer], .second, does: "preview"))
    if view.may(.draftAnswer) {
      let tone: ActForm.Button.Tone = buttons.count == 1 ? .primary : .second
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

  // MARK: - Beginning from a template

  /// Adds the chosen template below what was typed, filled in from the ticket.
  ///
  /// - Throws: `WebError.notFound` for a template that is not for this ticket.
  mutating func begin() async throws {
    guard var fields = typed, let chosen = Int64(fields["answer-template"]) else { return }
    let call = desk.call
    let principal = try call.signedIn().principal
    let templates = try await call.office.beginnings(for: view, by: principal)
    guard let template = templates.first(where: { $0.versionID == chosen }) else {
      throw WebError.notFound
    }
    let filled = AnswerText.fill(template.body, with: try await values(principal))
    let before = NFC.clean(fields["answer-text"])
    fields = fields.with("answer-text", before.isEmpty ? filled : "\(before)\n\n\(filled)")
    typed = fields.with("answer-from", "\(chosen)")
    added = words[.templateAdded]
  }

  /// What is known of the ticket, and of nobody.
  private func values(_ principal: Principal) async throws -> [AnswerPlaceholder: String] {
    let ticket = view.header
    let facts = try await desk.call.office.answerFacts(for: view, by: principal)
    let clock = words.clock
    let vietnamese = desk.call.house.renderer.wording(.vietnamese)
    var values: [AnswerPlaceholder: String] = [
      .number: "\(ticket.number)", .received: vietnamese.day(clock.day(ticket.receivedAt)),
      .today: vietnamese.day(clock.day(view.asOf)),
      .office: desk.call.house.renderer.site.authority,
    ]
    values[.unit] = facts.unit.flatMap { view.catalogue.units[$0]?.name }
    values[.place] = facts.place
    values[.hotline] = facts.hotline
    values[.category] = view.catalogue.categories[ticket.category]?.name
    values[.due] = ticket.state.isOpen ? ticket.dueAt.map { vietnamese.moment($0) } : nil
    return values
  }

  private var chooser: Field? {
    get async throws {
      let principal = try desk.call.signedIn().principal
      let templates = try await desk.call.office.beginnings(for: view, by: principal)
      if templates.isEmpty { return nil }
      return Field(
        "answer-template", label: words[.chooseTemplate], hint: words[.chooseTemplateHint],
        value: typed?["answer-template"] ?? "",
        control: .choice(
          [Field.Choice("", words[.choose])]
            + templates.map { Field.Choice("\($0.versionID)", $0.title, isVietnamese: true) }))
    }
  }

  // MARK: - The page

  /// The words as they stand now: typed, or saved.
  private var text: String { typed?["answer-text"] ?? view.draft?.body ?? "" }

  private var checklist: AnswerChecklist {
    let unit = view.header.unit.flatMap { view.catalogue.units[$0] }
    return AnswerChecklist(
      text,
      AnswerChecklist.Facts(
        hasPhotoAfter: hasPhoto,
        needsPhotoAfter: view.catalogue.categories[view.header.category]?.needsPhotoAfter == true,
        units: [unit?.name, unit?.shortName].compactMap(\.self)))
  }

  private var hasPhoto: Bool { view.attachments.contains { $0.sort == "photo_after" } }

  private var preview: AnswerPage.Preview? {
    let clean = NFC.clean(text)
    if clean.isEmpty { return nil }
    let unit = view.header.restricted ? nil : view.header.unit
    return AnswerPage.Preview(
      clean, isTyped: typed != nil, unit: unit.flatMap { view.catalogue.units[$0]?.name },
      answeredAt: view.asOf, disputeUntil: view.asOf.addingTimeInterval(Office.disputeWindow))
  }

  /// The page.
  func page(status: HTTPResponse.Status = .ok) async throws -> Response {
    let ticket = view.header
    let category = view.catalogue.categories[ticket.category]
    let back = view.history.last { $0.event.from == .awaitingApproval }
    let isSentBack = ticket.state == .inProgress && back?.event.to == .inProgress
    let form = form
    return try await desk.call.page(
      AnswerPage(
        number: ticket.number, matter: desk.model.matter, clock: desk.model.answerClock,
        chooser: try await chooser, form: form, checklist: checklist,
        lacksPhoto: category?.needsPhotoAfter == true && !hasPhoto, preview: preview,
        sentBack: isSentBack ? back?.words : nil,
        problems: ErrorSummary(form.fields, general: general)),
      status: status, at: "\(desk.path)/answer",
      flash: added.map { Flash(.done, $0) })
  }
}
