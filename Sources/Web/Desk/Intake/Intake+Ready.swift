import Casework
import Pages
import Rules

// What the caller could be told at once: templates, and questions that were answered in public.

extension Intake {
  /// The most that are shown beside the form.
  private static let mostReady = 3

  /// What could be told; nil where there is nothing, or where only few may answer.
  func readyPart() async throws -> ReadyAnswersPart? {
    let found = try await ready().prefix(Intake.mostReady)
    if found.isEmpty { return nil }
    return ReadyAnswersPart(
      found.map { answer in
        let path: String? =
          switch answer.source {
          case .template: nil
          case .question(let number): "/ket-qua/\(number)"
          }
        return ReadyAnswersPart.Item(
          key: answer.key, title: answer.title, text: answer.text, isQuestion: path != nil,
          path: path)
      })
  }

  private func ready() async throws -> [ReadyAnswer] {
    guard mayAnswer, let advice, !advice.isRestricted else { return [] }
    return try await call.office.readyAnswers(
      matching: "\(form.typed["title"]) \(form.typed["body"])",
      kind: Kind(rawValue: form.typed["kind"]), category: advice.category(of: form),
      for: principal)
  }

  /// The form with the words that somebody chose below what they have written as an answer. The
  /// number is filled in when there is one.
  func withReady() async throws -> Intake {
    let chosen = form.typed["ready"]
    guard let answer = try await ready().first(where: { $0.key == chosen }) else { return self }
    var next = self
    let words = try await AnswerText.fill(answer.text, with: known(answer))
    let before = form.typed["answerText"]
    let isEmpty = before.allSatisfy(\.isWhitespace)
    next.form.typed = form.typed.with(
      "answerText", isEmpty ? words : "\(before)\n\n\(words)")
    next.form.showsAnswer = true
    return next
  }

  /// What is known before there is a ticket, and of nobody.
  private func known(_ answer: ReadyAnswer) async throws -> [AnswerPlaceholder: String] {
    let vietnamese = call.house.renderer.wording(.vietnamese)
    let today = vietnamese.day(call.today(in: catalogue))
    let category = advice.map { $0.category(of: form) }
    return [
      .number: AnswerPlaceholder.number.tag, .received: today, .today: today,
      .office: call.house.renderer.site.authority,
      .hotline: try await call.office.hotlines().first(where: \.isPublic)?.number,
      .category: category.flatMap { catalogue.categories[$0]?.name },
      .place: form.typed.value("placeText"),
    ].compactMapValues(\.self)
  }

  /// The answer as it is given, with the ticket's number.
  func answerText(_ number: TicketNumber) -> String {
    AnswerText.fill(form.typed["answerText"], with: [.number: "\(number)"])
  }

  /// What is still to be filled in before the answer can be given, worded; nil for nothing.
  var blanksLeft: String? {
    guard let any = TicketNumber(year: 2026, serial: 1) else { return nil }
    let blanks = AnswerText.blanks(in: answerText(any))
    return blanks.isEmpty ? nil : call.words.blanksLeft(blanks)
  }
}
