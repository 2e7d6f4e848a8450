import Casework
import FoundationEssentials
import HTTPTypes
import Hummingbird
import Logging
import Pages
import Rules

/// The same on several tickets of a queue: each is done or refused for itself, a line says what
/// became of it, and what was not done can be tried again with what was typed.
enum DeskTogetherRoutes {
  static let routes: [Route] = [
    .post("/desk/queue/{scope}/together", for: .desk, does: .forward, .assign, .remind) { call in
      try await together(call)
    }
  ]

  private static func together(_ call: Call) async throws -> Response {
    let fields = try await call.form()
    let catalogue = try await call.office.catalogue()
    guard let scope = QueueScope(rawValue: try call.parameter("scope")),
      QueueScope.of(try call.signedIn().principal).contains(scope),
      var batch = try await QueueBatch.open(call, scope, catalogue),
      let act = BatchAct(rawValue: fields["do"]), batch.acts.contains(act)
    else { throw WebError.notFound }
    batch.typed = fields
    let tickets = fields.ticked
    let mark = UUID(uuidString: fields["mark"]) ?? UUID()
    let work = TogetherWork(call: call, act: act, fields: fields, colleagues: batch.colleagues)
    let what = "\(act) \(fields["batch-unit"]) \(fields["batch-person"]) \(fields["batch-note"])"
    let results = await call.office.together(
      tickets, mark: mark, what: what, by: try call.actor()
    ) { number, revision, actor in
      try await work.perform(number, revision, actor)
    }
    return try await call.page(
      page(results, batch, act), status: tickets.isEmpty ? .unprocessableContent : .ok,
      at: "/desk/queue/\(scope.rawValue)")
  }

  private static func page(
    _ results: [TogetherResult], _ batch: QueueBatch, _ act: BatchAct
  ) async throws -> FormPage {
    let call = batch.call
    let words = call.words
    var table = Table(
      words[.batchResults],
      columns: [
        Table.Column(words[.batchTicket], isTight: true), Table.Column(words[.batchResult]),
      ],
      rows: results.map { result in
        [
          Table.Cell(
            "\(result.number)", href: words.address("/desk/tickets/\(result.number)")),
          Table.Cell(said(result, act, call)),
        ]
      })
    table.hidesCaption = true
    let undone = results.filter(\.isUndone).map(\.number)
    return FormPage(
      results.isEmpty
        ? words[.batchNothing]
        : words.togetherDone(results.count - undone.count, of: results.count),
      intro: results.isEmpty ? [words[.batchNothingText]] : [],
      forms: undone.isEmpty ? [] : [try await again(undone, batch, act)],
      tables: results.isEmpty ? [] : [table],
      back: EmptyState.Link(
        words.address("/desk/queue/\(batch.scope.rawValue)"), batch.scope.name(words)))
  }

  /// What became of one.
  private static func said(_ result: TogetherResult, _ act: BatchAct, _ call: Call) -> String {
    let words = call.words
    switch result.outcome {
    case .done: return words.didAct(act.verb)
    case .left: return words[.batchLeft]
    case .refused(let refusal):
      let failure = Failure(refusal)
      let sentences = failure.sentences(words)
      return (sentences.isEmpty ? [words.refusal(failure.code)] : sentences)
        .joined(separator: " ")
    case .failed(let error):
      // Errors of our rooms carry no bound values and no personal data.
      call.context.logger.error("fault in one of several: \(error)")
      return words.refusal(Failure(error).code)
    }
  }

  /// What was not done, with what was typed, to be tried again on the tickets as they are now.
  private static func again(
    _ numbers: [TicketNumber], _ batch: QueueBatch, _ act: BatchAct
  ) async throws -> ActForm {
    let call = batch.call
    let principal = try call.signedIn().principal
    var boxes: [Field] = []
    for number in numbers {
      guard let view = try? await call.office.ticket(number, for: principal) else { continue }
      boxes.append(
        Field(
          "ticket-\(number):\(view.header.revision)", label: "\(number) · \(view.text.title)",
          control: .check(isOn: true)))
    }
    return ActForm(
      "together", title: call.words[.batchAgain], to: batch.path,
      hidden: batch.hidden(mark: UUID().uuidString), fields: boxes + batch.fields,
      buttons: [ActForm.Button(act.name(call.words), does: act.rawValue)], isOpen: true)
  }
}

extension TogetherResult {
  /// Whether it can be tried again.
  fileprivate var isUndone: Bool {
    switch outcome {
    case .done: false
    case .refused, .failed, .left: true
    }
  }
}

/// What is done on each.
private struct TogetherWork: Sendable {
  let call: Call
  let act: BatchAct
  let fields: FormFields
  let colleagues: [Colleague]

  private var note: String? {
    let note = fields["batch-note"]
    return note.allSatisfy(\.isWhitespace) ? nil : note
  }

  func perform(_ number: TicketNumber, _ revision: Int?, _ actor: Actor) async throws {
    switch act {
    case .forward:
      let unit: ID<Unit> = try chosen("batch-unit", .unit)
      try await call.office.forward(number, to: unit, note: note, expecting: revision, by: actor)
    case .assign:
      let person: ID<Person> = try chosen("batch-person", .person)
      let view = try await call.office.ticket(number, for: actor.principal)
      guard try await call.office.colleagues(for: view.header).contains(where: { $0.id == person })
      else { throw Refusal.invalid([ActProblem(.person, .unknown)]) }
      try await call.office.assign(number, to: person, expecting: revision, by: actor)
    case .remind: try await call.office.remind(number, text: note, by: actor)
    }
  }

  private func chosen<Row>(_ name: String, _ field: ActProblem.Field) throws -> ID<Row> {
    guard let typed = fields.value(name) else {
      throw Refusal.invalid([ActProblem(field, .missing)])
    }
    guard let id = Int64(typed) else { throw Refusal.invalid([ActProblem(field, .unknown)]) }
    return ID(id)
  }
}
