import Casework
import Foundation
import HTTPTypes
import Hummingbird
import Pages
import Rules

/// The page of one's own ticket.
struct OwnTicketAnswer {
  let call: Call
  let key: OwnKey
  /// Said above the page.
  var flash: Flash?
  /// What was typed into a form that comes back.
  var typed = FormFields()
  /// What is wrong, by the fields' names.
  var errors: [String: String] = [:]
  var status = HTTPResponse.Status.ok

  private var words: any Wording { call.words }

  init(_ call: Call, _ key: OwnKey) {
    self.call = call
    self.key = key
  }

  /// The page; for a number and a code that open nothing the form.
  func response() async throws -> Response {
    guard let own = try await call.office.ownTicket(key.number, code: key.code) else {
      return TrackRoutes.form(call, key.unknown)
    }
    let page = try await page(own)
    return call.publicPage(page, in: .track, at: "/tra-cuu", status: status)
  }

  private func page(_ own: OwnTicket) async throws -> OwnTicketPage {
    let isVietnamese = call.language == .vietnamese
    let isWaiting = own.state == .awaitingInformation
    // Whoever was merged waits for the answer of the other ticket.
    let answering = own.mergedState ?? own.state
    let isRunning = answering.isOpen && answering != .awaitingInformation
    let until = own.disputeUntil.flatMap { $0 > call.house.now ? $0 : nil }
    let acts = acts(own, canDispute: until != nil)
    return OwnTicketPage(
      number: key.number, code: key.code, state: own.state, isRestricted: own.isRestricted,
      title: own.title, body: own.body,
      category: isVietnamese ? own.categoryName : own.categoryNameEnglish, unit: own.unitName,
      receivedAt: own.receivedAt, dueAt: isRunning ? own.dueAt : nil,
      question: isWaiting ? own.messages.last { !$0.isFromCitizen }?.body : nil, answer: own.answer,
      answeredAt: own.answeredAt, disputeUntil: until,
      reason: own.reason.map { isVietnamese ? $0.name : $0.nameEnglish },
      letter: own.reason?.letter, rating: own.rating, photos: own.photos,
      photosRefused: own.photosRefused, events: events(own),
      mergedPath: try await mergedPath(own), mergedState: own.mergedState, acts: acts, flash: flash,
      problems: ErrorSummary(acts.flatMap(\.fields)), token: call.formToken)
  }

  /// A merged ticket leads to the result of the one it was merged into, once that is public.
  private func mergedPath(_ own: OwnTicket) async throws -> String? {
    guard let survivor = own.mergedInto,
      case .published? = try await call.office.openAnswer(survivor)
    else { return nil }
    return "/ket-qua/\(survivor)"
  }

  /// What a citizen reads of the history: moves that mean something to them, once each, and what
  /// was said. What is handled apart shows no move between its receipt and its end.
  private func events(_ own: OwnTicket) -> [OwnTicketPage.Event] {
    var events: [OwnTicketPage.Event] = []
    var last: (String, String?)?
    for step in own.steps {
      let isApart =
        own.isRestricted && step.state.isOpen && step.state != .received
        && step.state != .awaitingInformation
      let named = (words.stateForCitizen(step.state), step.unit)
      if isApart || last.map({ $0 == named }) == true { continue }
      last = named
      events.append(.moved(step.state, unit: step.unit, at: step.at))
    }
    events += own.messages.map {
      $0.isFromCitizen ? .said($0.body, at: $0.at) : .told($0.body, at: $0.at)
    }
    return events
  }
}

// MARK: - What can be done

extension OwnTicketAnswer {
  private func acts(_ own: OwnTicket, canDispute: Bool) -> [OwnTicketPage.Act] {
    var acts: [OwnTicketPage.Act] = []
    if own.state.isOpen {
      acts.append(
        OwnTicketPage.Act(
          .add, fields: [text("text", .ownAddText, rows: 4), photos],
          isMain: own.state == .awaitingInformation))
    }
    if canDispute && own.rating == nil {
      acts.append(
        OwnTicketPage.Act(
          .rate,
          fields: [score, text("comment", .ownRateComment, hint: .ownRateCommentHint, rows: 2)],
          isMain: true))
    }
    if canDispute {
      acts.append(
        OwnTicketPage.Act(
          .reopen, fields: [text("note", .ownReopenText, hint: .ownReopenHint, rows: 4)],
          isMain: false))
    }
    if own.state.isOpen {
      acts.append(
        OwnTicketPage.Act(
          .withdraw, fields: [text("reason", .ownWithdrawText, hint: .ownWithdrawHint, rows: 2)],
          isMain: false))
    }
    return acts
  }

  private func text(
    _ name: String, _ label: PublicWord, hint: PublicWord? = nil, rows: Int
  ) -> Field {
    Field(
      name, label: words[label], hint: hint.map { words[$0] }, value: typed[name],
      control: .text(rows: rows), isRequired: name == "text" || name == "note",
      error: errors[name])
  }

  private var photos: Field {
    Field(
      CitizenPhotos.field, label: words[.ownAddPhotos], hint: words[.sendPhotoHint],
      control: .files(accept: MediaTypes.photos.joined(separator: ","), several: true),
      error: errors[CitizenPhotos.field])
  }

  private var score: Field {
    Field(
      "score", label: words[.ownRateScore], value: typed["score"],
      control: .radios([3, 2, 1].map { Field.Choice("\($0)", words.score($0)) }),
      isRequired: true, error: errors["score"])
  }
}
