import Crypto
import FoundationEssentials
import Postgres
import Rules
import Store

// What is written once, when all has happened: rows that hold how things stand.

extension Life {
  /// Lets the clocks run up to now and writes the ticket.
  mutating func close(on desk: Desk, into sheets: inout Sheets) throws {
    try pass(to: desk.now, on: desk, into: &sheets)
    try writeTicket(desk, &sheets)
    try writeWords(&sheets)
    for row in obligations { try write(row, &sheets) }
    for stay in stays {
      try sheets.stay.append(id, stay.unit, stay.part, stay.since, stay.until)
    }
    for row in pauses {
      try sheets.pause.append(
        id, row.seq, row.startedAt, row.plannedEnd, row.endedAt, row.reason, ID<Person>?.none)
    }
    for request in requests {
      try sheets.extensionRequest.append(
        id, request.ordinal, request.person, request.at, Int32(request.amount), request.note,
        request.decision?.person, request.decision?.at, request.decision?.granted)
    }
    try writeAnswers(&sheets)
    try writePublications(&sheets)
    guard origin.filedAt > desk.now.addingTimeInterval(-Life.keysKept) else { return }
    try sheets.filingKey.append(
      "simulation", "ticket \(id)", Array(SHA256.hash(data: origin.key)), id, origin.filedAt)
  }

  /// For how long the key of a filing is kept: 30 days, in seconds.
  private static var keysKept: Double { 30 * 86_400 }

  private func writeTicket(_ desk: Desk, _ sheets: inout Sheets) throws {
    guard let state else { throw SimulationError.noUnit }
    let isReceivedLate =
      obligations.first { $0.kind == .answer }.map { $0.originalDueAt < origin.filedAt } ?? false
    try sheets.ticket.append(
      id, Int16(origin.number.year), Int32(origin.number.serial), origin.key,
      origin.accessDigest, state, stateSince, revision, lastSeq, origin.kind, origin.category,
      origin.channel, unit, assignee, origin.commune, origin.urgent, origin.isRestricted,
      origin.isConfidential, isReopened, isReceivedLate, origin.publicationWish, returns,
      origin.receivedAt, origin.filedAt, origin.filer.person, origin.proposal?.unit,
      origin.proposal?.rule, desk.because(origin.proposal), desk.catalogue.version,
      origin.external?.system, origin.external?.number, mergedInto, answerObligation, dueAt)
  }

  private func writeWords(_ sheets: inout Sheets) throws {
    let (words, caller) = (origin.words, origin.caller)
    try sheets.text.append(id, words.title, words.body, words.place, words.folded)
    try sheets.reporter.append(
      id, caller.name, caller.phone?.e164, caller.phone?.typed, caller.email,
      caller.isAnonymous ? nil : caller.address, caller.isAnonymous)
  }

  private func write(_ row: ObligationRow, _ sheets: inout Sheets) throws {
    try sheets.obligation.append(
      id, row.ordinal, row.kind, row.unit, row.status, row.basedOn, row.serviceLevel,
      row.calendarVersion, row.target.measure.rawValue, Int32(row.target.amount),
      row.target.receiptDayCode, row.target.endOfDayCode, row.generation, row.originalDueAt,
      row.dueAt, row.nextStep, row.nextStepAt, row.breached, row.endedAt)
  }

  private func writeAnswers(_ sheets: inout Sheets) throws {
    for (index, answer) in answers.enumerated() {
      try sheets.answer.append(
        id, Int16(index + 1), origin.words.answer ?? "", answer.author, answer.draftedAt,
        answer.submittedAt, answer.approval?.person, answer.approval?.at, answer.lateReason)
    }
    for (index, delivery) in deliveries.enumerated() {
      try sheets.delivery.append(
        origin.firstDelivery + Int64(index), id, delivery.answer, delivery.method,
        delivery.done == nil ? "open" : "done", delivery.createdAt,
        Int16(delivery.method.isAutomatic && delivery.done != nil ? 1 : 0), delivery.done?.at,
        delivery.done?.person)
    }
  }

  private func writePublications(_ sheets: inout Sheets) throws {
    for (index, publication) in publications.enumerated() {
      let isGone = publication.withdrawal != nil
      let words = origin.words.open
      try sheets.publication.append(
        id, Int16(index + 1), publication.state, isGone ? "" : words.title,
        isGone ? "" : words.question, isGone ? "" : words.answer, isGone ? "" : words.folded,
        publication.editor, publication.editedAt, publication.approval?.person,
        publication.approval?.at, publication.withdrawal?.at, publication.withdrawal?.because)
    }
  }
}

extension Desk {
  /// The conditions of the rule that proposed a unit, as JSON.
  func because(_ proposal: Proposal?) -> PostgresJSON? {
    proposal.flatMap { reasons[$0.rule] }
  }
}
