import Casework
import HTTPTypes
import Hummingbird
import Pages
import Rules
import Store

extension Intake {
  /// The page with what was typed; with a look ahead if it makes sense.
  func page(
    _ submission: Submission? = nil, status: HTTPResponse.Status = .ok, general: [String] = [],
    drafts: [IntakePage.Draft] = []
  ) async throws -> Response {
    let words = call.words
    let fields = form.fields
    let hint = Emergency.hint(in: "\(form.typed["title"])\n\(form.typed["body"])")
    return try await call.page(
      IntakePage(
        fields: fields, problems: ErrorSummary(fields.all, general: general),
        hidden: hidden,
        preview: try await preview(submission),
        emergency: hint.map { words.emergency($0.numbers, $0.words) },
        suggestions: try await suggestions(), known: try await known(), mayForward: mayForward,
        mayAnswer: mayAnswer, call: talk.map { CallPanel($0, call) }, keeping: keeping,
        drafts: drafts, ready: try await readyPart()),
      status: status, at: talk.map { DeskCallRoutes.intake($0.call.id) } ?? DeskIntakeRoutes.path)
  }

  /// What goes along unseen.
  private var hidden: [ActForm.Hidden] {
    [call.hiddenToken] + draft.hidden
      + (talk.map { [ActForm.Hidden("call", "\($0.call.id)")] } ?? [])
  }

  /// How the draft stands.
  private var keeping: IntakePage.Keeping {
    IntakePage.Keeping(
      key: principal.person.map { call.house.screenKey(of: $0) }, savedAt: savedAt,
      hasParted: hasParted)
  }

  /// Somebody's other drafts, on a page that is opened.
  func openDrafts() async throws -> [IntakePage.Draft] {
    try await call.office.drafts(by: call.actor()).compactMap { row in
      guard let typed = try? FormFields(urlEncoded: row.fields.utf8) else { return nil }
      let words = [typed["title"], typed["body"], typed["placeText"], typed["reporterName"]]
      return IntakePage.Draft(
        key: row.key, words: words.first { !$0.allSatisfy(\.isWhitespace) } ?? "",
        savedAt: row.savedAt)
    }
  }

  /// The commune that was chosen, by its code or its id.
  private var commune: ID<Unit>? {
    let typed = form.typed["commune"]
    return catalogue.units.values.first {
      $0.sort == .commune && ($0.code == typed || "\($0.id)" == typed)
    }?.id
  }

  private func suggestions() async throws -> IntakeSuggestions? {
    guard let advice else { return nil }
    let alike =
      advice.isRestricted
      ? []
      : try await call.office.similar(
        title: form.typed["title"], body: form.typed["body"],
        category: advice.category(of: form),
        commune: commune, for: principal)
    return IntakeSuggestions(
      choices: advice.choices(for: form), isRestricted: advice.isRestricted,
      alike: alike.map {
        IntakeSuggestions.Alike(
          number: $0.number, title: $0.title, state: $0.state, receivedAt: $0.receivedAt)
      }, mayJoin: mayJoin)
  }

  private func preview(_ submission: Submission?) async throws -> IntakePage.Preview? {
    guard let submission else { return nil }
    let decision = try await call.office.preview(submission, by: call.actor())
    let unit = submission.unit ?? decision.proposal?.unit
    return IntakePage.Preview(
      unit: unit.flatMap { catalogue.units[$0]?.name },
      because: submission.unit == nil
        ? decision.proposal.map {
          ProposalReason($0.because, in: catalogue, call.words)
        } : nil,
      owed: decision.owed.filter { !$0.isMet }.map {
        IntakePage.Preview.Owed(
          $0.planned.kind, dueAt: $0.planned.dueAt,
          granted: call.words.granted(
            $0.planned.target, in: catalogue.calendars[$0.planned.calendarVersion]?.calendar))
      }, isLate: decision.isReceivedLate, isRestricted: submission.isRestricted)
  }

  /// Open tickets of the same telephone number, for those who talk to callers.
  private func known() async throws -> [TicketLine]? {
    let talkers: Set<Role> = [.operator, .dispatcher, .restrictedOfficer]
    let phone = form.typed["phone"]
    guard !principal.roles.isDisjoint(with: talkers), let number = PhoneNumber(phone) else {
      return nil
    }
    // The call says so already.
    if let caller = talk?.call.caller, number.canonical == caller { return nil }
    var filter = TicketFilter()
    filter.caller = number.canonical
    filter.openOnly = true
    filter.limit = 5
    return try await call.office.tickets(filter, desk: true, for: principal).lines(call.words)
  }
}

extension FormFields {
  /// What a call says of the one who reports.
  mutating func fill(from call: CallRow) {
    if !has("phone"), let number = call.number { append("phone", number.display) }
    if !has("channel") { append("channel", KnownChannel.hotline.rawValue) }
  }
}

extension ProposalReason {
  /// The conditions of a rule that held, with their names.
  init(_ because: Proposal.Because, in catalogue: Catalogue, _ words: any Wording) {
    self.init()
    let choices = Choices(catalogue, words)
    kind = because.kind
    category = because.category.flatMap { catalogue.categories[$0] }.map { choices.name(of: $0) }
    commune = because.commune.flatMap { catalogue.units[$0]?.name }
    channel = because.channel.map {
      words.channel(code: $0, name: catalogue.channels[$0]?.name)
    }
    keyword = because.keyword
    urgent = because.urgent
  }
}
