import Casework
import FoundationEssentials
import HTTPTypes
import Hummingbird
import Pages
import Rules
import Store

/// One sending of the form.
struct Intake {
  let call: Call
  let catalogue: Catalogue
  let principal: Principal
  /// The call during which it is filled in.
  let talk: CallSheet?
  /// What the words suggest; nil for too few.
  let advice: IntakeAdvice?
  var form: IntakeForm
  var draft: DraftSheet
  /// When the draft was kept last; nil if it was not.
  var savedAt: Date?
  /// Whether another page has gone on with the draft, and this is one of its own.
  var hasParted = false

  /// How a form comes.
  enum Arrival {
    /// Somebody opens it.
    case opened
    /// Somebody goes on with a draft.
    case resumed(IntakeDraftRow)
    /// It was sent.
    case sent
  }

  init(_ call: Call, _ typed: FormFields, _ arrival: Arrival) async throws {
    self.call = call
    catalogue = try await call.office.catalogue()
    principal = try call.signedIn().principal
    guard Policy.right(of: principal, to: .file) != nil else { throw WebError.notFound }
    var typed = typed
    draft = DraftSheet(typed)
    if case .resumed(let row) = arrival {
      draft = DraftSheet(opening: row)
      savedAt = row.savedAt
      typed = try FormFields(urlEncoded: row.fields.utf8)
    }
    let isOpened = if case .opened = arrival { true } else { false }
    talk = try await Intake.talk(call, typed, mustBe: isOpened)
    if isOpened, let talk { typed.fill(from: talk.call) }
    let asTyped = IntakeForm(
      typed, catalogue, call.words, today: catalogue.officeCalendar?.day(at: call.house.now))
    advice = IntakeAdvice(asTyped, call, catalogue)
    form = isOpened ? asTyped : advice?.followed(in: asTyped) ?? asTyped
  }

  /// The call that the form names. A call that is somebody else's by now is none: what was typed is
  /// filed all the same.
  private static func talk(
    _ call: Call, _ typed: FormFields, mustBe: Bool
  ) async throws -> CallSheet? {
    guard let id = Int64(typed["call"]) else { return nil }
    do {
      return try await call.office.call(id, by: call.actor())
    } catch Refusal.notFound where !mustBe {
      return nil
    }
  }

  var mayForward: Bool { Policy.right(of: principal, to: .forward) != nil }
  var mayJoin: Bool { Policy.right(of: principal, to: .addReporter) != nil }
  var mayAnswer: Bool { Policy.right(of: principal, to: .answerLevel1) != nil }

  /// What the button asks for.
  func send() async throws -> Response {
    if form.typed.has("ready") { return try await withReady().keeping().page() }
    let submission: Submission
    do {
      var typed = form.submission
      // A look ahead shows what forwarding at once would promise.
      typed.forward = mayForward && (wish == .forward || !wish.files)
      submission = try Submission.parse(
        typed, by: .staff, in: catalogue, now: call.house.now)
    } catch {
      var next = try await keeping()
      next.form.problems = error.problems
      return try await next.page(status: .unprocessableContent)
    }
    switch wish {
    case .save: return try await save(submission)
    case .forward where mayForward: return try await save(submission)
    case .join(let known) where mayJoin && !submission.isRestricted:
      if try await isOpen(known) { return try await save(submission) }
      return try await keeping().page(
        submission, status: .conflict, general: [call.words[.knownIsGone]])
    case .answer where mayAnswer && !submission.isRestricted:
      return try await answerNow(submission)
    case .forward, .join, .answer, .look: return try await keeping().page(submission)
    }
  }

  /// Files with the answer; without one asks for it.
  private func answerNow(_ submission: Submission) async throws -> Response {
    let isEmpty = form.typed["answerText"].allSatisfy(\.isWhitespace)
    if !isEmpty, blanksLeft == nil { return try await save(submission) }
    var next = try await keeping()
    next.form.answerProblem =
      isEmpty ? call.words.problem(.missing, of: call.words[.answerText]) : blanksLeft
    next.form.showsAnswer = true
    return try await next.page(
      submission, status: form.showsAnswer ? .unprocessableContent : .ok)
  }

  /// The same, its draft kept.
  func keeping() async throws -> Intake {
    var next = self
    guard let row = draft.row(form.typed, at: call.house.now) else { return next }
    switch try await call.office.keep(
      row, over: draft.seen, spare: DraftSheet.freshName(), by: call.actor())
    {
    case .kept, .outdated: next.savedAt = row.savedAt
    case .parted(let key):
      next.draft.key = key
      next.draft.seen = nil
      next.savedAt = row.savedAt
      next.hasParted = true
    case .filed: break
    }
    next.draft.copy = .init(holder: draft.copy.holder, turn: draft.copy.turn + 1)
    return next
  }

  private func save(_ submission: Submission) async throws -> Response {
    let actor = try call.actor()
    do {
      let receipt = try await call.office.file(
        submission, key: draft.key, request: form.digestInput, by: actor)
      switch wish {
      case .answer: try await answer(receipt)
      case .join(let known): try await join(receipt, known, by: actor)
      case .forward, .save, .look: break
      }
      try await tie(receipt.number, by: actor)
      // A draft whose key has filed a ticket is none any more, whether it is forgotten now or later.
      try? await call.office.forgetDraft(draft.key, by: actor)
      let talk = talk.map { "\($0.call.id)" } ?? ""
      return .seeOther(
        call.words.address(
          Address.path(
            "/desk/receipt/\(receipt.number)", [("key", draft.key), ("call", talk)])))
    } catch let refusal as Refusal {
      return try await refused(refusal, submission)
    }
  }

  /// Whether somebody may see a ticket that another report can be added to.
  private func isOpen(_ known: TicketNumber) async throws -> Bool {
    do {
      let ticket = try await call.office.ticket(known, for: principal).header
      return (ticket.state.isOpen || ticket.state == .answered) && !ticket.restricted
    } catch Refusal.notFound {
      return false
    }
  }

  /// Whoever reports the same as an open ticket waits for its answer. Should that one have moved on
  /// in this very moment, what was filed stands for itself.
  private func join(_ receipt: Receipt, _ known: TicketNumber, by actor: Actor) async throws {
    do {
      try await call.office.addReporter(receipt.number, to: known, by: actor)
    } catch is Refusal {
      return
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
        receipt.number, text: answerText(receipt.number), method: told ? .callBack : nil,
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
    var next = self
    if refusal == .conflict(.keyUsedForAnotherRequest) {
      // Another page has filed this draft with other words: these become a ticket of their own.
      next.draft = DraftSheet(FormFields())
      next = try await next.keeping()
    }
    return try await next.page(
      submission, status: failure.status, general: [call.words.refusal(failure.code)])
  }
}

extension Intake {
  /// What a button asks for.
  enum Wish: Equatable {
    /// Only to see what would come of it.
    case look
    case save
    case forward
    case answer
    /// To file it as one more report of what an open ticket tells.
    case join(TicketNumber)

    /// Whether it files.
    var files: Bool { self != .look }
  }

  /// What the button that was pressed asks for.
  var wish: Wish {
    let typed = form.typed["do"]
    switch typed {
    case "save": return .save
    case "forward": return .forward
    case "answer": return .answer
    case _ where typed.hasPrefix(IntakePage.joins):
      return TicketNumber(checked: String(typed.dropFirst(IntakePage.joins.count)))
        .map(Wish.join) ?? .look
    case _: return .look
    }
  }
}
