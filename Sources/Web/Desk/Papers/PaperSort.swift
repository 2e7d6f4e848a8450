import Casework
import FoundationEssentials
import Pages
import Rules

/// A paper that can be printed from a ticket; each has an address of its own, so that the
/// permission matrix and the routes can be compared.
enum PaperSort: String, CaseIterable, Sendable {
  /// Mẫu 02/TCD: what somebody handed over.
  case documents
  /// Phiếu chuyển: to the unit, or to an authority outside.
  case forwarding
  /// It is not accepted.
  case declined
  /// It was handed to another authority.
  case transferred
  /// An apology and a new date.
  case extended
  /// What is still to be known.
  case question

  /// The verbs of which one is needed, on this ticket.
  var verbs: [Verb] {
    switch self {
    case .documents: [.addInformation]
    case .forwarding: [.forward, .transfer]
    case .declined, .transferred, .extended: [.recordDelivery]
    case .question: [.askInformation]
    }
  }

  /// What it is called.
  func name(_ words: any Wording) -> String {
    switch self {
    case .documents: words[.paperDocuments]
    case .forwarding: words[.paperForwarding]
    case .declined: words[.paperDeclined]
    case .transferred: words[.paperTransferred]
    case .extended: words[.paperExtended]
    case .question: words[.paperQuestion]
    }
  }

  /// Whether whoever looks at the ticket can print it now.
  func isOffered(_ view: TicketView) -> Bool {
    !view.isMasked && view.text.erasedAt == nil && verbs.contains(where: view.rights.contains)
      && fits(view)
  }

  private func fits(_ view: TicketView) -> Bool {
    switch self {
    case .documents: view.header.state.isOpen
    case .forwarding:
      view.header.state == .transferred || (view.header.state.isOpen && view.header.unit != nil)
    case .declined: view.header.state == .declined
    case .transferred: view.header.state == .transferred
    case .extended: view.header.state.isOpen && view.extendedPromise != nil
    case .question:
      view.header.state == .awaitingInformation && view.lastWords(of: .askInformation) != nil
    }
  }
}

extension TicketView {
  /// The citizen's promise, if it was put off on a request.
  var extendedPromise: ObligationRow? {
    guard let row = obligations.last(where: { $0.row.kind == .answer })?.row,
      extensions.contains(where: { $0.ordinal == row.ordinal && $0.granted == true })
    else { return nil }
    return row
  }

  /// The event by which a verb was last done.
  func last(_ verb: Verb) -> HistoryEntry? {
    history.last { $0.event.verb == verb.rawValue }
  }

  /// What the citizen was told when a verb was last done; nil for nothing.
  func lastWords(of verb: Verb) -> String? {
    history.last { $0.event.verb == verb.rawValue && $0.forCitizen && !$0.erased }?.words
  }
}

extension PaperSort {
  /// What the paper says.
  ///
  /// - Parameters:
  ///   - reasons: by their lists.
  ///   - show: turns words into what may stand on it.
  /// - Returns: nil for the one that is a form.
  func message(
    _ view: TicketView, _ reasons: [String: [ReasonRow]], show: (String) -> String
  ) -> TicketPaper.Message? {
    switch self {
    case .documents: return nil
    case .forwarding: return .handing(handing(view, show))
    case .declined: return .declined(because(.decline, view, reasons, show))
    case .transferred: return .transferred(because(.transfer, view, reasons, show))
    case .extended:
      guard let row = view.extendedPromise else { return nil }
      return .extended(
        from: row.originalDueAt == row.dueAt ? nil : row.originalDueAt, to: row.dueAt,
        note: view.lastWords(of: .grantExtension).map(show))
    case .question:
      guard let asked = view.lastWords(of: .askInformation) else { return nil }
      return .question(show(asked), until: view.pauses.last { $0.endedAt == nil }?.plannedEnd)
    }
  }

  private func handing(_ view: TicketView, _ show: (String) -> String) -> TicketPaper.Handing {
    let ticket = view.header
    let isInside = ticket.state != .transferred
    let commune = ticket.commune.flatMap { view.catalogue.units[$0]?.name }
    let place = [view.text.placeText.map(show), commune].compactMap(\.self)
      .filter { !$0.isEmpty }
    return TicketPaper.Handing(
      unit: isInside ? ticket.unit.flatMap { view.catalogue.units[$0]?.name } : nil,
      body: show(view.text.body), place: place.isEmpty ? nil : place.joined(separator: ", "),
      category: ticket.restricted ? nil : view.catalogue.categories[ticket.category]?.name,
      files: view.attachments.count,
      dueAt: isInside && !ticket.restricted ? view.promise?.row.dueAt : nil,
      isDecision: isInside && ticket.returns >= 2)
  }

  private func because(
    _ verb: Verb, _ view: TicketView, _ reasons: [String: [ReasonRow]], _ show: (String) -> String
  ) -> TicketPaper.Because {
    let entry = view.last(verb)
    let reason = reasons[verb.rawValue]?.first { $0.code == entry?.event.reason }
    return TicketPaper.Because(
      letter: reason?.letter, basis: reason?.legalBasis, note: view.lastWords(of: verb).map(show))
  }
}
