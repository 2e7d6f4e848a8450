import Casework
import Crypto
import HTTPTypes
import Hummingbird
import Pages
import Rules
import Store

/// Filing while a caller is on the line: a look ahead, saving, saving and forwarding, answering at
/// once. Whatever happens, the page comes back with what was typed.
enum DeskIntakeRoutes {
  static let path = "/desk/intake"
  private static let ahead = "/desk/intake/ahead"

  static let routes: [Route] = [
    .get(path, for: .desk, does: .file) { call in
      try await Intake(call, call.query, isNew: true).page()
    },
    .post(path, for: .desk, does: .file, .forward, .answerLevel1) { call in
      try await Intake(call, call.form()).send()
    },
    // The page's own look ahead while somebody types: reads only, whatever button it names.
    .post(ahead, for: .desk, does: .file, rate: .read) { call in
      try await Intake(call, call.form().with("do", "preview")).send()
    },
  ]
}

/// One sending of the form.
private struct Intake {
  let call: Call
  let catalogue: Catalogue
  let principal: Principal
  /// The call during which it is filled in.
  let talk: CallSheet?
  var form: IntakeForm

  /// - Parameter isNew: whether the form is opened, and not sent.
  init(_ call: Call, _ typed: FormFields, isNew: Bool = false) async throws {
    self.call = call
    catalogue = try await call.office.catalogue()
    principal = try call.signedIn().principal
    guard Policy.right(of: principal, to: .file) != nil else { throw WebError.notFound }
    talk = try await Intake.talk(call, typed, isNew: isNew)
    var typed = typed
    if isNew, let talk { typed.fill(from: talk.call) }
    form = IntakeForm(
      typed, catalogue, call.words, today: catalogue.officeCalendar?.day(at: call.house.now))
  }

  /// The call that the form names. A call that is somebody else's by now is none: what was typed is
  /// filed all the same.
  private static func talk(
    _ call: Call, _ typed: FormFields, isNew: Bool
  ) async throws -> CallSheet? {
    guard let id = Int64(typed["call"]) else { return nil }
    do {
      return try await call.office.call(id, by: call.actor())
    } catch Refusal.notFound where !isNew {
      return nil
    }
  }

  private var mayForward: Bool { Policy.right(of: principal, to: .forward) != nil }
  private var mayAnswer: Bool { Policy.right(of: principal, to: .answerLevel1) != nil }

  /// What the button asks for.
  func send() async throws -> Response {
    var next = self
    next.form = advised
    return try await next.sendAsItStands()
  }

  /// The form with the suggestions that somebody asked for, or that their program asks for in
  /// fields that nobody touched.
  private var advised: IntakeForm {
    guard let advice = IntakeAdvice(form, call, catalogue) else { return form }
    switch form.typed["do"] {
    case "use": return advice.apply(to: ["kind", "category", "urgent"], of: form)
    case "preview":
      let untouched = form.typed["untouched"].split(separator: ",").map(String.init)
      return advice.apply(to: advice.fillable(untouched), of: form)
    case _: return form
    }
  }

  private func sendAsItStands() async throws -> Response {
    var next = self
    let submission: Submission
    do {
      var typed = form.submission
      // A look ahead shows what forwarding at once would promise.
      typed.forward = mayForward && !["save", "answer"].contains(form.typed["do"])
      submission = try Submission.parse(
        typed, by: .staff, in: catalogue, now: call.house.now)
    } catch {
      next.form.problems = error.problems
      return try await next.page(status: .unprocessableContent)
    }
    switch form.typed["do"] {
    case "forward" where mayForward, "save": return try await save(submission, answering: false)
    case "answer" where mayAnswer && !submission.isRestricted:
      let isEmpty = form.typed["answerText"].allSatisfy(\.isWhitespace)
      if !isEmpty { return try await save(submission, answering: true) }
      next.form.lacksAnswer = form.showsAnswer
      next.form.showsAnswer = true
      let status: HTTPResponse.Status = form.showsAnswer ? .unprocessableContent : .ok
      return try await next.page(submission, status: status)
    case _: return try await page(submission)
    }
  }

  /// The page with what was typed; with a look ahead if it makes sense.
  func page(
    _ submission: Submission? = nil, status: HTTPResponse.Status = .ok, general: [String] = []
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
        mayAnswer: mayAnswer, call: talk.map { CallPanel($0, call) }),
      status: status, at: talk.map { DeskCallRoutes.intake($0.call.id) } ?? DeskIntakeRoutes.path)
  }

  /// What goes along unseen.
  private var hidden: [ActForm.Hidden] {
    [call.hiddenToken, ActForm.Hidden("key", key)]
      + (talk.map { [ActForm.Hidden("call", "\($0.call.id)")] } ?? [])
  }

  /// The form's key: the same form files once, however often it is sent.
  private var key: String {
    let typed = form.typed["key"]
    let isOurs = typed.utf8.count == 32 && typed.allSatisfy { $0.isHexDigit }
    return isOurs ? typed : Intake.freshKey()
  }

  private static func freshKey() -> String {
    SymmetricKey(size: .bits128).withUnsafeBytes { bytes in
      bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
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
    guard let advice = IntakeAdvice(form, call, catalogue) else { return nil }
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
      })
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
    guard !principal.roles.isDisjoint(with: talkers), PhoneNumber(phone) != nil else { return nil }
    // The call says so already.
    if let caller = talk?.call.caller, PhoneNumber(phone)?.canonical == caller { return nil }
    var filter = TicketFilter()
    filter.query = phone
    filter.openOnly = true
    filter.limit = 5
    return try await call.office.tickets(filter, desk: true, for: principal).lines(call.words)
  }

  private func save(_ submission: Submission, answering: Bool) async throws -> Response {
    let office = call.office
    let actor = try call.actor()
    let key = key
    do {
      let receipt = try await office.file(
        submission, key: key, request: form.digestInput, by: actor)
      if answering { try await answer(receipt) }
      try await tie(receipt.number, by: actor)
      let talk = talk.map { "\($0.call.id)" } ?? ""
      return .seeOther(
        call.words.address(
          Address.path("/desk/receipt/\(receipt.number)", [("key", key), ("call", talk)])))
    } catch let refusal as Refusal {
      return try await refused(refusal, submission)
    }
  }

  /// What was filed came of the call. A call that somebody else has taken meanwhile is theirs.
  private func tie(_ number: TicketNumber, by actor: Actor) async throws {
    guard let talk else { return }
    do {
      try await call.office.tie(number, to: talk.call.id, as: .filed, by: actor)
    } catch Refusal.notFound {
      return
    }
  }

  private func answer(_ receipt: Receipt) async throws {
    let told = form.typed.isOn("toldAlready")
    let actor = try call.actor()
    do {
      try await call.office.answerAtOnce(
        receipt.number, text: form.typed["answerText"], method: told ? .callBack : nil,
        expecting: receipt.isReplay ? nil : 1, by: actor)
    } catch Refusal.moveNotAllowed where receipt.isReplay {
      // The same form came twice: it has been answered already.
      return
    }
    if told {
      try await call.office.recordDelivery(
        receipt.number, method: .callBack, done: true, by: actor)
    }
  }

  private func refused(_ refusal: Refusal, _ submission: Submission) async throws -> Response {
    let failure = Failure(refusal)
    guard failure.status != .notFound else { throw refusal }
    return try await page(
      submission, status: failure.status, general: [call.words.refusal(failure.code)])
  }
}

extension FormFields {
  /// What a call says of the one who reports.
  fileprivate mutating func fill(from call: CallRow) {
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
