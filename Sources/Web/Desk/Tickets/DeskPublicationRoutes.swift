import Casework
import Foundation
import HTTPTypes
import Hummingbird
import Pages
import Rules

/// The public text of a ticket: edited beside the original, approved by another, withdrawn.
enum DeskPublicationRoutes {
  private static let path = "/desk/tickets/{number}/publication"

  static let routes: [Route] = [
    .get(path, for: .desk, does: .publish, .approvePublication, .withdrawPublication) { call in
      try await PublicationDesk(call).page()
    },
    .post(path, for: .desk, does: .publish) { call in
      try await send(call, "public-text") { number, fields in
        let photos = fields.all("photo").compactMap { Int64($0) }
        try await call.office.draftPublication(
          number,
          text: PublicText(
            title: fields["title"], question: fields["question"], answer: fields["answer"]),
          photos: photos, keptBecause: fields.value("reason"), seeing: fields["seen"],
          by: call.actor())
      }
    },
    .post("\(path)/approve", for: .desk, does: .approvePublication) { call in
      try await send(call, "publish") { number, fields in
        let view = try await call.office.ticket(number, for: call.signedIn().principal)
        guard view.may(.approvePublication) else { throw Refusal.notFound }
        // What is published is what was read: a draft that was edited since is shown again, and
        // what was typed over it is not published unseen by another.
        if let draft = view.publicationDraft {
          guard draft.mark == fields["seen"] else {
            throw Refusal.stale(current: view.header.revision)
          }
          if draft.differs(from: fields) { throw Refusal.conflict(.draftEdited) }
        }
        try await call.office.approvePublication(number, by: call.actor())
      }
    },
    .post("\(path)/refuse", for: .desk, does: .publish) { call in
      try await send(call, "refuse") { number, fields in
        try await call.office.refusePublication(
          number, reason: fields["refuse-reason"], by: call.actor())
      }
    },
    .post("\(path)/withdraw", for: .desk, does: .withdrawPublication) { call in
      try await send(call, "withdraw-publication") { number, fields in
        try await call.office.withdrawPublication(
          number, reason: fields["withdraw-reason"], by: call.actor())
      }
    },
  ]

  private static func send(
    _ call: Call, _ done: String,
    _ body: (TicketNumber, FormFields) async throws -> Void
  ) async throws -> Response {
    let fields = try await call.form()
    let number = try call.ticketNumber()
    do {
      try await body(number, fields)
      return call.done("/desk/tickets/\(number)/publication", done)
    } catch let refusal as Refusal {
      let failure = Failure(refusal)
      guard failure.status != .notFound, failure.retryAfter == nil else { throw refusal }
      var desk = try await PublicationDesk(call)
      desk.typed = fields
      return try await desk.page(refusal)
    }
  }
}

/// The editor of a public text.
private struct PublicationDesk {
  let desk: TicketDesk
  let proposal: MaskedProposal?
  /// What was typed, if it was refused.
  var typed: FormFields?
  private var faults: [String: String] = [:]
  /// Whether somebody else has saved another draft.
  private var isStale = false
  /// Whether words that were typed lead to a person.
  private var isExposed = false

  init(_ call: Call) async throws {
    desk = try await TicketDesk(call, call.ticketNumber())
    let verbs: [Verb] = [.publish, .approvePublication, .withdrawPublication]
    guard verbs.contains(where: desk.view.may) else { throw WebError.notFound }
    proposal =
      desk.view.may(.publish)
      ? try await call.office.maskedProposal(desk.view.header.number, by: call.actor()) : nil
  }

  private var view: TicketView { desk.view }
  private var words: any Wording { desk.words }
  private var path: String { "\(desk.path)/publication" }

  /// The page.
  func page(_ refusal: Refusal? = nil) async throws -> Response {
    var copy = self
    var general: [String] = []
    if let refusal {
      let known: Set = [
        "title", "question", "answer", "reason", "refuse-reason", "withdraw-reason",
      ]
      if case .invalid(let problems) = refusal {
        copy.isExposed = problems.contains { $0.code == .personal }
      }
      (copy.faults, general) = desk.faults(refusal, prefix: "", known: known)
      if case .stale = refusal, typed?.has("title") == true {
        copy.isStale = true
        general = [words[.draftChanged]]
      }
    }
    return try await copy.page(
      general: general, status: refusal.map { Failure($0).status } ?? .ok)
  }

  private func page(general: [String], status: HTTPResponse.Status) async throws -> Response {
    let pairs = pairs
    return try await desk.call.page(
      PublicationPage(
        number: view.header.number, status: self.status, pairs: pairs, photos: photos,
        kept: kept, exposed: exposed, form: proposal == nil ? nil : form, approve: approve,
        acts: acts,
        problems: ErrorSummary(pairs.map(\.field), general: general)),
      status: status, at: path)
  }

  private var status: String {
    guard let row = view.publications.last else {
      return words.publication(state: "", at: nil, by: nil)
    }
    let isOwn = row.state == "draft" && row.editor == desk.call.person?.id
    if isOwn { return words[.draftIsYours] }
    return words.publication(
      state: row.state, at: row.withdrawnAt ?? row.publishedAt ?? row.editedAt,
      by: row.state == "draft" ? row.editorName : nil)
  }

  private var pairs: [PublicationPage.Pair] {
    guard let proposal else { return [] }
    return [
      pair(proposal.title, "title", words[.publicTitle], saved?.title, isLine: true),
      pair(proposal.question, "question", words[.publicQuestion], saved?.question),
      pair(proposal.answer, "answer", words[.publicAnswer], saved?.answer),
    ]
  }

  private var saved: PublicationRow? { view.publicationDraft ?? view.published }

  /// Asked for where words stay that lead to a person.
  private var kept: Field? {
    let value = typed?.value("reason") ?? view.publicationDraft?.keptBecause ?? ""
    guard isExposed || !value.isEmpty else { return nil }
    return Field(
      "reason", label: words[.reasonToKeep], value: value, control: .line(autocomplete: "off"),
      limit: 500, error: faults["reason"])
  }

  private var exposed: String? {
    guard typed == nil, let kept = proposal?.kept, !kept.isEmpty else { return nil }
    return "\(words[.keptWords]): " + kept.map { "“\($0)”" }.joined(separator: ", ")
  }

  private func pair(
    _ proposed: MaskedProposal.Field, _ name: String, _ label: String, _ saved: String?,
    isLine: Bool = false
  ) -> PublicationPage.Pair {
    let value = typed?.value(name) ?? saved ?? proposed.masked
    var field = Field(
      name, label: label, value: value,
      control: isLine ? .line(autocomplete: "off") : .text(rows: rows(for: value)),
      isRequired: true, limit: isLine ? 200 : 10_000, error: faults[name])
    if isStale, !FormFields.sameWords(value, saved ?? "") { field.savedNow = saved ?? "" }
    return PublicationPage.Pair(
      original: PublicationPage.Piece.cut(proposed.original, at: proposed.spans, words),
      field: field)
  }

  /// As many rows as a text takes in half of a screen, and one to write on.
  private func rows(for text: String) -> Int {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return min(max(lines.reduce(1) { $0 + 1 + $1.count / 72 }, 3), 24)
  }

  private var photos: [PublicationPage.Photo] {
    guard proposal != nil else { return [] }
    return view.attachments.filter { $0.state == "clean" && $0.sort != "document" }.map { row in
      PublicationPage.Photo(
        id: row.id, name: words.attachment(row.sort, state: row.state),
        thumbnail: "\(desk.path)/files/\(row.id)/thumbnail",
        isOn: typed?.all("photo").contains("\(row.id)") ?? saved?.photos.contains(row.id)
          ?? false)
    }
  }

  private var form: ActForm {
    let isWaiting = view.may(.approvePublication)
    return ActForm(
      "public-text", to: path,
      hidden: [
        desk.call.hiddenToken, ActForm.Hidden("seen", view.publicationDraft?.mark ?? ""),
      ],
      buttons: [ActForm.Button(words[.savePublicText], isWaiting ? .second : .primary)])
  }

  /// Publishes what the form shows; whoever can't edit it reads it on the ticket.
  private var approve: ActForm? {
    guard view.may(.approvePublication), view.publicationDraft != nil else { return nil }
    return ActForm(
      "approve", to: "\(path)/approve", note: words[.publishByOther],
      buttons: [ActForm.Button(words[.publishNow])])
  }

  private var acts: [ActForm] {
    var acts: [ActForm] = []
    let owes = view.obligations.contains { $0.row.kind == .publish && $0.row.status.isLive }
    if view.may(.publish), owes {
      acts.append(
        ActForm(
          "refuse", title: words[.dontPublish], to: "\(path)/refuse",
          hidden: [desk.call.hiddenToken], fields: [reason("refuse", "not_published")],
          buttons: [ActForm.Button(words[.dontPublish], .second)]))
    }
    if view.may(.withdrawPublication), view.published != nil {
      acts.append(
        ActForm(
          "withdraw", title: words[.withdrawPublic], to: "\(path)/withdraw",
          hidden: [desk.call.hiddenToken], note: words[.withdrawHint],
          fields: [reason("withdraw", "withdraw_publication")],
          buttons: [ActForm.Button(words[.withdrawPublic], .danger)]))
    }
    return acts
  }

  private func reason(_ act: String, _ list: String) -> Field {
    let name = "\(act)-reason"
    let choices = Choices.reasons(desk.reasons[list] ?? [], in: words.language)
    return Field(
      name, label: words[.actReason], value: typed?[name] ?? "",
      control: .choice([Field.Choice("", words[.choose])] + choices), isRequired: true,
      error: faults[name])
  }
}

extension PublicationRow {
  /// Whether a form that showed it was changed.
  fileprivate func differs(from fields: FormFields) -> Bool {
    let words = [("title", title), ("question", question), ("answer", answer)]
    return words.contains { fields.has($0.0) && !FormFields.sameWords(fields[$0.0], $0.1) }
      || Set(fields.all("photo").compactMap { Int64($0) }) != Set(photos)
  }
}
