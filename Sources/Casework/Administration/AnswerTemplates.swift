import FoundationEssentials
import Postgres
public import Rules
public import Store

@_exported public import struct Store.AnswerTemplateDraft
@_exported public import struct Store.AnswerTemplateRow

// Sentences to begin an answer from. What a template says is never changed: each edit is a version
// of its own, and an answer remembers the one it began from.

extension Office {
  /// Every template that somebody may edit, those in use first.
  ///
  /// - Throws: `Refusal.notFound` for who neither edits rules nor approves answers.
  public func editableTemplates(by actor: Actor) async throws -> [AnswerTemplateRow] {
    try requireTemplates(actor)
    let reach = AnswerTemplateReach(actor.principal)
    let catalogue = try await catalogue()
    return try await reads.all(AnswerTemplates.all)
      .filter { reach.covers($0.scope.unit, in: catalogue) }
  }

  /// Every version of a template, newest first.
  ///
  /// - Throws: `Refusal.notFound` for a template that somebody may not edit.
  public func templateVersions(
    of template: Int64, by actor: Actor
  ) async throws -> [AnswerTemplateRow] {
    let rows = try await reads.all(AnswerTemplates.versions(of: template))
    let catalogue = try await catalogue()
    guard let first = rows.first,
      AnswerTemplateReach(actor.principal).covers(first.scope.unit, in: catalogue)
    else { throw Refusal.notFound }
    return rows
  }

  /// Adds a template.
  ///
  /// - Parameters:
  ///   - code: small letters, digits and underscores.
  ///   - unit: for whom, with its subtree; nil for the whole office.
  /// - Throws: `Refusal.notFound` for a unit whose templates somebody may not edit.
  @discardableResult
  public func addTemplate(
    _ code: String, for unit: ID<Unit>?, _ draft: AnswerTemplateDraft, by actor: Actor
  ) async throws -> Int64 {
    let draft = try Office.checked(draft)
    guard code.wholeMatch(of: /[a-z0-9][a-z0-9_]{1,59}/) != nil else {
      throw Refusal.invalid([ActProblem(.code, code.isEmpty ? .missing : .unsuitable)])
    }
    let catalogue = try await catalogue()
    if let unit, catalogue.units[unit] == nil {
      throw Refusal.invalid([ActProblem(.unit, .unknown)])
    }
    return try await editTemplate(actor) { tx, now in
      guard AnswerTemplateReach(actor.principal).covers(unit, in: catalogue) else {
        throw Refusal.notFound
      }
      let id = try tx.one(AnswerTemplates.add(code, for: unit, at: now))
      try tx.run(
        AnswerTemplates.write(draft, version: 1, of: id, by: actor.principal.person, at: now))
      return (id, id, "template")
    }
  }

  /// Writes a template's next version.
  ///
  /// - Parameter version: the one that was seen.
  /// - Throws: `Refusal.stale` if somebody has written another since.
  public func rewriteTemplate(
    _ template: Int64, seeing version: Int?, _ draft: AnswerTemplateDraft, by actor: Actor
  ) async throws {
    let draft = try Office.checked(draft)
    let catalogue = try await catalogue()
    try await editTemplate(actor) { tx, now in
      try Office.lock(template, in: tx, for: actor, catalogue)
      let last = try tx.first(AnswerTemplates.versions(of: template))?.version ?? 0
      if let version, version != Int(last) { throw Refusal.stale(current: Int(last)) }
      try tx.run(
        AnswerTemplates.write(
          draft, version: last + 1, of: template, by: actor.principal.person, at: now))
      return ((), template, "template")
    }
  }

  /// Takes a template out of use, or into use again. Answers that began from it stay as they are.
  public func retireTemplate(
    _ template: Int64, _ isRetired: Bool, by actor: Actor
  ) async throws {
    let catalogue = try await catalogue()
    try await editTemplate(actor) { tx, now in
      try Office.lock(template, in: tx, for: actor, catalogue)
      try tx.run(AnswerTemplates.retire(template, at: isRetired ? now : nil))
      return ((), template, isRetired ? "template_retired" : "template_used")
    }
  }

  private func requireTemplates(_ actor: Actor) throws {
    let verbs: [Verb] = [.editRules, .approveAnswer]
    guard verbs.contains(where: { Policy.right(of: actor.principal, to: $0) != nil }) else {
      throw Refusal.notFound
    }
  }

  private func editTemplate<Value: Sendable>(
    _ actor: Actor,
    _ body: @escaping @Sendable (Transaction, Date) throws -> (Value, key: Int64, subject: String)
  ) async throws -> Value {
    try requireTemplates(actor)
    let now = now
    return try await refusing {
      try await self.database.write { tx in
        try actor.once(in: tx, at: now) {
          let (value, key, subject) = try body(tx, now)
          try tx.run(
            CatalogueEdits.log(
              "edit_template", subject: subject, key: "\(key)", before: nil, after: nil,
              by: actor.principal.person, at: now))
          return value
        }
      }
    }
  }

  private static func lock(
    _ template: Int64, in tx: Transaction, for actor: Actor, _ catalogue: Catalogue
  ) throws {
    guard let unit = try tx.first(AnswerTemplates.locked(template)),
      AnswerTemplateReach(actor.principal).covers(unit, in: catalogue)
    else { throw Refusal.notFound }
  }

  private static func checked(_ draft: AnswerTemplateDraft) throws -> AnswerTemplateDraft {
    var draft = draft
    draft.title = NFC.line(draft.title)
    draft.body = NFC.clean(draft.body)
    var problems: [ActProblem] = []
    let limits: [(String, Int, ActProblem.Field)] = [
      (draft.title, 120, .title), (draft.body, 8_000, .text),
    ]
    for (words, limit, field) in limits {
      if words.isEmpty { problems.append(ActProblem(field, .missing)) }
      if words.unicodeScalars.count > limit {
        problems.append(ActProblem(field, .tooLong(limit: limit)))
      }
    }
    if !AnswerText.faults(in: draft.body).isEmpty {
      problems.append(ActProblem(.text, .unknownPlaceholder))
    }
    if !problems.isEmpty { throw Refusal.invalid(problems) }
    return draft
  }
}
