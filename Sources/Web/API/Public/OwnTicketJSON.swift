import Casework
import FoundationEssentials
import Pages
import Rules

/// A ticket as its sender may read it: in words, without anybody's name.
struct OwnTicketJSON {
  let number: TicketNumber
  let ticket: OwnTicket
  let words: any Wording

  private var isVietnamese: Bool { words.language == .vietnamese }

  /// Writes the members.
  func write(to json: inout JSONWriter) {
    json.member("number", number.description)
    json.member("revision", ticket.revision)
    json.member("state", ticket.state.rawValue)
    json.member("stateText", words.stateForCitizen(ticket.state))
    json.member("next", words.nextForCitizen(ticket.state, mergedInto: ticket.mergedState))
    json.member("stateSince", ticket.stateSince)
    if !ticket.isRestricted {
      json.member("kind", ticket.kind.rawValue)
      json.member(
        "category", isVietnamese ? ticket.categoryName : ticket.categoryNameEnglish)
    }
    json.member("unit", ticket.unitName)
    json.member("reopened", ticket.isReopened)
    json.member("receivedAt", ticket.receivedAt)
    json.member("dueAt", ticket.dueAt)
    json.member("answeredAt", ticket.answeredAt)
    json.member("answer", ticket.answer)
    json.member("disputeUntil", ticket.disputeUntil)
    json.member("rating", ticket.rating)
    json.member("title", ticket.title)
    json.member("body", ticket.body)
    json.member("files", ticket.photos)
    json.member("mergedInto", ticket.mergedInto?.description)
    json.member("mergedState", ticket.mergedState?.rawValue)
    writeReason(to: &json)
    writeHistory(to: &json)
  }

  private func writeReason(to json: inout JSONWriter) {
    guard let reason = ticket.reason else { return json.member("reason", String?.none) }
    json.member("reason") { json in
      json.member("name", isVietnamese ? reason.name : reason.nameEnglish)
      json.member("letter", reason.letter)
    }
  }

  private func writeHistory(to json: inout JSONWriter) {
    json.member("steps", of: ticket.steps) { json, step in
      json.object { json in
        json.member("at", step.at)
        json.member("state", step.state.rawValue)
        json.member("stateText", words.stateForCitizen(step.state))
        json.member("unit", step.unit)
      }
    }
    json.member("messages", of: ticket.messages) { json, message in
      json.object { json in
        json.member("at", message.at)
        json.member("text", message.body)
        json.member("fromCitizen", message.isFromCitizen)
      }
    }
  }
}
