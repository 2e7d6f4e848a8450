import FoundationEssentials
import Rules
import Store

/// Something that somebody does with a ticket.
enum Act: Sendable, Hashable {
  case accept, forward, recall, takeUp, assign, ask, reply, waitIsOver, submit, sendBack
  case approve, answerAtOnce, deliver, reopen, close, withdraw, remind, seeIdentity, cooperate
  case contribute, draftPublication, approvePublication
  case giveBack(reason: String)
  case note(isMeasure: Bool)
  case decline(reason: String)
  case transfer(reason: String)
  case requestExtension(amount: Int)
  case decideExtension(granted: Bool)
  case merge(into: ID<TicketRow>, TicketNumber)
  /// Another ticket is folded into this one.
  case absorb(TicketNumber)
  case refusePublication(reason: String)
  case withdrawPublication(reason: String)
  case rate(score: Int)
}

/// An act with its time.
struct Step: Sendable, Hashable {
  var at: Date
  let act: Act
}
