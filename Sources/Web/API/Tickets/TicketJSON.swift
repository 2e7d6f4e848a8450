import Casework
import FoundationEssentials
import Rules

/// A ticket as the API tells it.
struct TicketJSON {
  let view: TicketView

  init(_ view: TicketView) {
    self.view = view
  }

  private var ticket: TicketHeader { view.header }
  private var catalogue: Catalogue { view.catalogue }

  /// Writes the members of the ticket.
  func write(to json: inout JSONWriter) {
    HeaderJSON(ticket, in: catalogue).write(to: &json)
    json.member("reminders", view.reminders)
    json.member("title", view.text.title)
    json.member("body", view.text.body)
    json.member("erased", view.text.erasedAt != nil)
    json.member("masked", view.isMasked)
    json.member("place") { json in
      json.member("commune", ticket.commune, in: catalogue)
      json.member("text", view.text.placeText)
      json.member("latitude", view.text.latitude)
      json.member("longitude", view.text.longitude)
    }
    writeReporter(to: &json)
    writeProposed(to: &json)
    json.member("obligations", of: view.obligations) { json, obligation in
      json.object { ObligationJSON.write(obligation.row, in: catalogue, to: &$0) }
    }
    writeUnits(to: &json)
    writeHistory(to: &json)
    writeAnswer(to: &json)
    writePublication(to: &json)
    writeFiles(to: &json)
    json.member("related", of: view.relatives) { json, relative in
      json.object { json in
        json.member("sort", relative.sort.rawValue)
        json.member("number", relative.number.description)
      }
    }
    json.member("actions", texts: view.actions.keys.map(\.rawValue).sorted())
  }

  /// How the reporter can be reached; who they are is asked for with a reason.
  private func writeReporter(to json: inout JSONWriter) {
    guard let ways = view.ways else { return json.member("reporter", String?.none) }
    json.member("reporter") { json in
      json.member("anonymous", ways.anonymous)
      json.member("hasEmail", ways.hasEmail)
      json.member("hasMobile", ways.hasMobile)
      json.member("hasPhone", ways.hasPhone)
      json.member("hasAddress", ways.hasAddress)
    }
  }

  private func writeProposed(to json: inout JSONWriter) {
    guard let proposed = view.proposed else { return json.member("proposed", String?.none) }
    json.member("proposed") { json in
      json.member("unit", proposed.unit, in: catalogue)
      json.member("rule", proposed.rule.map { Int($0.rawValue) })
      json.member("because") { json in
        proposed.because.map { BecauseJSON.write($0, in: catalogue, to: &json) }
      }
    }
  }

  private func writeUnits(to json: inout JSONWriter) {
    json.member("units", of: view.stays) { json, stay in
      json.object { json in
        json.member("unit", stay.unit, in: catalogue)
        json.member("part", stay.part.rawValue)
        json.member("since", stay.since)
        json.member("until", stay.until)
      }
    }
  }

  private func writeAnswer(to json: inout JSONWriter) {
    json.key("answer")
    if let answer = view.answer { AnswerJSON.write(answer, to: &json) } else { json.null() }
    json.key("draft")
    if let draft = view.draft { AnswerJSON.write(draft, to: &json) } else { json.null() }
    json.member("deliveries", of: view.deliveries) { json, delivery in
      json.object { json in
        json.member("id", Int(delivery.id))
        json.member("method", delivery.method.rawValue)
        json.member("state", delivery.state)
        json.member("createdAt", delivery.createdAt)
        json.member("attempts", Int(delivery.attempts))
        json.member("failure", delivery.failure)
        json.member("doneAt", delivery.doneAt)
        json.member("endedBecause", delivery.endedBecause)
      }
    }
    json.member("ratings", of: view.ratings) { json, rating in
      json.object { json in
        json.member("score", Int(rating.score))
        json.member("comment", rating.comment)
        json.member("at", rating.at)
      }
    }
  }

  private func writePublication(to json: inout JSONWriter) {
    json.key("publication")
    guard let last = view.publications.last else { return json.null() }
    json.object { json in
      json.member("version", Int(last.version))
      json.member("state", last.state)
      json.member("title", last.title)
      json.member("question", last.question)
      json.member("answer", last.answer)
      json.member("editedBy", last.editorName)
      json.member("editedAt", last.editedAt)
      json.member("publishedAt", last.publishedAt)
      json.member("withdrawnAt", last.withdrawnAt)
      json.member("withdrawnBecause", last.withdrawnBecause)
    }
  }

  private func writeFiles(to json: inout JSONWriter) {
    json.member("attachments", of: view.attachments) { json, file in
      json.object { json in
        json.member("id", Int(file.id))
        json.member("sort", file.sort)
        json.member("mediaType", file.mediaType)
        json.member("bytes", Int(file.byteCount))
        json.member("state", file.state)
      }
    }
  }
}

// MARK: - History

extension TicketJSON {
  private func writeHistory(to json: inout JSONWriter) {
    let moves = view.history.filter { $0.event.to != nil }
    json.member("moves", of: moves) { json, entry in
      json.object { HistoryJSON.writeMove(entry, in: catalogue, to: &$0) }
    }
    let notes = view.history.filter { $0.words != nil }
    json.member("notes", of: notes) { json, entry in
      json.object { HistoryJSON.writeNote(entry, to: &$0) }
    }
    json.member("extensions", of: view.extensions) { json, request in
      json.object { json in
        let row = view.obligations.first { $0.row.ordinal == request.ordinal }?.row
        json.member("obligation", row?.kind.rawValue)
        json.member("amount", Int(request.amount))
        json.member("requestedAt", request.requestedAt)
        json.member("granted", request.granted)
      }
    }
  }
}

/// The history of a ticket.
enum HistoryJSON {
  /// A change of state.
  static func writeMove(
    _ entry: HistoryEntry, in catalogue: Catalogue, to json: inout JSONWriter
  ) {
    let event = entry.event
    json.member("revision", event.revision.map { Int($0) })
    json.member("from", event.from?.rawValue)
    json.member("to", event.to?.rawValue)
    writeWho(entry, to: &json)
    json.member("unit", event.unit, in: catalogue)
    json.member("reason", event.reason)
    json.member("note", entry.words)
  }

  /// Words that were written.
  static func writeNote(_ entry: HistoryEntry, to json: inout JSONWriter) {
    writeWho(entry, to: &json)
    json.member("text", entry.words)
    json.member("forCitizen", entry.forCitizen)
    json.member("erased", entry.erased)
  }

  /// An event with everything that is known of it.
  static func write(
    _ entry: HistoryEntry, in catalogue: Catalogue, to json: inout JSONWriter
  ) {
    json.member("seq", Int(entry.event.seq))
    writeMove(entry, in: catalogue, to: &json)
    json.member("kind", entry.event.kind.rawValue)
    json.member("category", entry.event.category)
    json.member("urgent", entry.event.urgent)
    json.member("restricted", entry.event.restricted)
    if let facts = entry.facts {
      json.member("details") { ClockJSON.write(facts, in: catalogue, to: &$0) }
    }
  }

  private static func writeWho(_ entry: HistoryEntry, to json: inout JSONWriter) {
    json.member("at", entry.event.at)
    json.member("verb", entry.event.verb)
    json.member("role", entry.event.role)
    json.member("by", entry.personName)
  }
}

/// A version of an answer.
enum AnswerJSON {
  /// Writes the object.
  static func write(_ answer: AnswerRow, to json: inout JSONWriter) {
    json.object { json in
      json.member("version", Int(answer.version))
      json.member("text", answer.body)
      json.member("author", answer.authorName)
      json.member("draftedAt", answer.draftedAt)
      json.member("submittedAt", answer.submittedAt)
      json.member("approvedAt", answer.approvedAt)
      json.member("approvedBy", answer.approver)
      json.member("lateReason", answer.lateReason)
      json.member("attachments", of: answer.files) { $0.value(Int($1)) }
    }
  }
}
