import Casework
import HTTPTypes
import Hummingbird
import Pages
import Rules

/// What is shown when somebody else was faster: both versions, and the form with what was typed.
extension TicketDesk {
  /// The page, 412.
  ///
  /// - Parameters:
  ///   - seen: the revision of the form that was sent.
  ///   - again: the form as it can be sent now; nil if that can't be done any more.
  ///   - typed: label and words, where it can't.
  func stale(
    seen: Int?, again: ActForm?, typed: [TicketHands.Identity.Line],
    status: HTTPResponse.Status = .preconditionFailed
  ) async throws -> Response {
    let ticket = view.header
    let before = seen.flatMap { revision in
      view.history.last { $0.event.revision.map(Int.init) == revision }?.event
    }
    let between = view.history.filter { entry in
      before.map { entry.event.seq > $0.seq } ?? false
    }
    var form = again
    form?.isOpen = true
    return try await call.page(
      StalePage(
        number: ticket.number, matter: view.text.title,
        seen: before.map { event in
          StalePage.Version(
            revision: seen ?? 0, state: event.to ?? ticket.state, unit: unitName(event.unit),
            assignee: colleagues.first { $0.id == event.assignee }?.name)
        },
        current: StalePage.Version(
          revision: ticket.revision, state: ticket.state, unit: unitName(ticket.unit),
          assignee: ticket.assigneeName), between: Timeline(between.map(model.entry)),
        again: form, typed: typed), status: status, at: path)
  }

  private func unitName(_ unit: ID<Unit>?) -> String? {
    unit.flatMap { view.catalogue.units[$0]?.name }
  }

  /// What was typed in a form that is not there any more: the words, not what was chosen.
  func lines(_ fields: FormFields, prefix: String) -> [TicketHands.Identity.Line] {
    let words: Set = ["note", "text", "body", "title", "into", "amount"]
    return fields.pairs.compactMap { name, value in
      let key = String(name.dropFirst(prefix.count))
      guard name.hasPrefix(prefix), words.contains(key), !value.isEmpty else { return nil }
      return TicketHands.Identity.Line(self.words.actField(key), value)
    }
  }
}
