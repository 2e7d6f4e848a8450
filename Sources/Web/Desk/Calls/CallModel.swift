import Casework
import FoundationEssentials
import Pages
import Rules
import Store

extension CallPanel {
  /// A call as the operator sees it above the intake.
  init(_ sheet: CallSheet, _ call: Call) {
    let words = call.words
    let row = sheet.call
    let isBlocking =
      call.person.map { Policy.right(of: $0.principal, to: .blockCaller) != nil } ?? false
    let since: Date? =
      switch row.state {
      case .ringing: row.times.rang
      case .answered: row.times.answered
      case .ended: row.times.ended
      case .missed: row.times.gaveUp
      }
    self.init(
      id: row.id, caller: words.caller(row.callerSort, number: row.number?.display),
      isKnown: row.caller != nil, state: row.state, since: since,
      isOutgoing: row.direction == .outgoing, isBlocked: row.isBlocked,
      outcome: row.outcome, tickets: sheet.tickets, open: sheet.open.lines(words),
      people: sheet.people.map { Person(initials: $0.initials, tickets: $0.tickets) },
      wrapUpLeft: sheet.wrapUpLeft, wrapUp: sheet.wrapUp,
      callBack: sheet.waiting.map {
        EmptyState.Link(
          words.address("\(DeskCallBackRoutes.path)/\($0.id)"), words[.waitsForCallBack])
      },
      block: isBlocking && row.caller != nil && !row.isBlocked
        ? EmptyState.Link(
          words.address(Address.path(DeskBlockRoutes.path, [("call", "\(row.id)")])),
          words[.blockNumber]) : nil,
      token: call.hiddenToken)
  }
}
