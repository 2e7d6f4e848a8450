import Casework
import FoundationEssentials
import Pages
import Rules

extension Casework.TicketPage {
  /// Its rows as lines of the desk.
  ///
  /// - Parameter picks: whether several can be chosen.
  func lines(_ words: any Wording, picks: Bool = false) -> [TicketLine] {
    cards.map { card in
      var line = line(card)
      if picks { line.pick = "\(card.header.number):\(card.header.revision)" }
      return line
    }
  }

  private func line(_ card: TicketCard) -> TicketLine {
    let ticket = card.header
    return TicketLine(
      number: ticket.number, title: card.title, place: card.place, state: ticket.state,
      unit: ticket.unit.flatMap { catalogue.units[$0]?.shortName },
      assignee: ticket.assigneeName, dueAt: isRunning(ticket.state) ? ticket.dueAt : nil,
      clock: clock(card),
      stage: card.desk?.stage.flatMap { stage in
        remaining(of: stage).map { TicketLine.Stage(stage.kind, $0) }
      }, marks: ticket.marks, reminders: card.desk?.reminders ?? 0, returns: ticket.returns)
  }

  /// Whether the due instant says anything: while the citizen is asked it moves.
  private func isRunning(_ state: State) -> Bool {
    state.isOpen && state != .awaitingInformation
  }

  private func clock(_ card: TicketCard) -> PromiseClock {
    if card.header.state == .awaitingInformation {
      let until = card.header.stateSince.addingTimeInterval(Office.wait)
      return .paused(isOver: until <= asOf)
    }
    return remaining(of: card).map { .running($0) } ?? .none
  }
}

extension TicketHeader {
  /// The marks it bears.
  var marks: [TicketMark] {
    [
      urgent ? .urgent : nil, restricted ? .restricted : nil,
      confidential ? .confidential : nil, reopened ? .reopened : nil,
      receivedLate ? .receivedLate : nil,
    ].compactMap(\.self)
  }
}
