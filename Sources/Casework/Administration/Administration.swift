import FoundationEssentials
import Postgres
public import Rules
public import Store

// The pages of administrators: each edit is one transaction, written to `catalogue_event`, and
// raises the version of the rules.

extension Office {
  /// Everyone, with the roles that hold today or later.
  public func people(by actor: Actor) async throws -> [(person: PersonRow, roles: [PersonRoleRow])]
  {
    try require(.editPeople, actor)
    let roles = try await Dictionary(grouping: reads.all(People.roles(since: today()))) {
      $0.person
    }
    return try await reads.all(People.all).map { ($0, roles[$0.id] ?? []) }
  }

  /// Sets a password of at least twelve characters; every session of the person ends.
  public func setPassword(
    _ password: String, of person: ID<Person>, by actor: Actor
  ) async throws {
    try await setPassword(password, ofEach: [person], by: actor)
  }

  /// Sets one password for several people: for a sample office, never for a real one.
  public func setPassword(
    _ password: String, ofEach people: [ID<Person>], by actor: Actor
  ) async throws {
    try NewPerson.check(password: password)
    let hash = try await PasswordHash.queue.run { try PasswordHash.make(password) }
    let key = people.map { "\($0)" }.joined(separator: " ")
    try await edit(.editPeople, "password", key, actor) { tx, now in
      for person in people {
        guard try tx.run(People.setPassword(hash, of: person, at: now)) == 1 else {
          throw Refusal.notFound
        }
        try tx.run(Sessions.endAll(of: person))
      }
    }
  }

  /// Makes a token for a machine that works with this account; it holds for a year, and is shown
  /// once.
  ///
  /// - Parameter label: what it is for.
  public func issueToken(
    for person: ID<Person>, label: String, by actor: Actor
  ) async throws -> NewSession {
    let label = NFC.line(label)
    if label.isEmpty { throw Refusal.invalid([ActProblem(.name, .missing)]) }
    try require(.editPeople, actor)
    guard let row = try await reads.first(People.byID(person)), row.isActive else {
      throw Refusal.notFound
    }
    try await edit(.editPeople, "token", "\(person)", actor) { _, _ in }
    return try await begin(.machine, for: row, label: label)
  }

  /// Lets a person in or keeps them out; kept out, their sessions end.
  ///
  /// - Parameter seen: the last edit that was seen of them, 0 for none; nil lets anything pass.
  /// - Throws: `Refusal.stale` if somebody else has edited them since.
  public func setActive(
    _ isActive: Bool, name: String, of person: ID<Person>, seeing seen: Int64? = nil,
    by actor: Actor
  ) async throws {
    try await edit(.editPeople, "person", "\(person)", actor, seeing: seen) { tx, _ in
      guard try tx.run(People.setActive(isActive, name: name, of: person)) == 1 else {
        throw Refusal.notFound
      }
      if !isActive { try tx.run(Sessions.endAll(of: person)) }
    }
  }

  /// Gives a role at a unit from today on.
  ///
  /// - Throws: `Refusal.invalid` for a unit that there is not, or not today; `Refusal.notFound`
  ///   for a person who isn't there.
  public func give(_ grant: Grant, to person: ID<Person>, by actor: Actor) async throws {
    let day = try await today()
    try await check(grant, on: day)
    try await edit(.editPeople, "role", "\(person) \(grant.role.rawValue)", actor) { tx, _ in
      _ = try tx.one(People.give(grant, to: person, from: day))
    }
  }

  /// Ends a role.
  public func endRole(_ role: Int64, by actor: Actor) async throws {
    let day = try await today()
    try await edit(.editPeople, "role", "\(role)", actor) { tx, _ in
      guard try tx.run(People.end(role, on: day)) == 1 else { throw Refusal.notFound }
    }
  }

  /// The register of hotlines, past and future ones too.
  public func hotlines() async throws -> [HotlineRow] {
    try await reads.all(CatalogueEdits.hotlines)
  }

  /// Adds a hotline, or changes one.
  ///
  /// - Parameter seen: the last edit that was seen of it, 0 for none; nil lets anything pass.
  /// - Throws: `Refusal.stale` if somebody else has edited it since.
  public func saveHotline(
    _ draft: HotlineDraft, id: Int64?, seeing seen: Int64? = nil, by actor: Actor
  ) async throws {
    let required: [(String, ActProblem.Field)] = [
      (draft.number, .number), (draft.purpose, .purpose), (draft.hours, .hours),
    ]
    let missing = required.filter { $0.0.isEmpty }.map { ActProblem($0.1, .missing) }
    if !missing.isEmpty { throw Refusal.invalid(missing) }
    let key = id.map { "\($0)" } ?? draft.number
    try await edit(.editRules, "hotline", key, actor, seeing: seen) { tx, _ in
      if let id {
        guard try tx.run(CatalogueEdits.changeHotline(id, draft)) == 1 else {
          throw Refusal.notFound
        }
      } else {
        _ = try tx.one(CatalogueEdits.addHotline(draft))
      }
    }
  }

  /// Adds a unit, or changes names and period of one.
  ///
  /// - Parameter seen: the last edit that was seen of it, 0 for none; nil lets anything pass.
  /// - Throws: `Refusal.stale` if somebody else has edited it since.
  public func saveUnit(
    _ draft: UnitDraft, id: ID<Unit>?, seeing seen: Int64? = nil, by actor: Actor
  ) async throws {
    if draft.name.isEmpty || draft.shortName.isEmpty {
      throw Refusal.invalid([ActProblem(.name, .missing)])
    }
    if let end = draft.validTo, end <= draft.validFrom {
      throw Refusal.invalid([ActProblem(.until, .outOfOrder)])
    }
    let key = id.map { "\($0)" } ?? draft.code
    try await edit(.editRules, "unit", key, actor, seeing: seen) { tx, _ in
      if let id {
        guard try tx.run(CatalogueEdits.changeUnit(id, draft)) == 1 else {
          throw Refusal.notFound
        }
      } else {
        _ = try tx.one(CatalogueEdits.addUnit(draft, system: "office"))
      }
    }
  }

  /// Adds a routing rule, or changes one, its place among the others too.
  ///
  /// - Parameter seen: the last edit that was seen of it, 0 for none; nil lets anything pass.
  /// - Throws: `Refusal.stale` if somebody else has edited it since; `Refusal.conflict(.taken)` for
  ///   a place that another rule has.
  public func saveRule(
    _ draft: RoutingDraft, id: ID<RoutingRule>?, seeing seen: Int64? = nil, by actor: Actor
  ) async throws {
    if draft.because.isEmpty { throw Refusal.invalid([ActProblem(.reason, .missing)]) }
    let key = id.map { "\($0)" } ?? "at \(draft.position)"
    try await edit(.editRules, "routing_rule", key, actor, seeing: seen) { tx, _ in
      if let id {
        guard try tx.run(CatalogueEdits.changeRule(id, draft)) == 1 else {
          throw Refusal.notFound
        }
      } else {
        _ = try tx.one(CatalogueEdits.addRule(draft))
      }
    }
  }

  /// Removes a routing rule.
  public func removeRule(_ id: ID<RoutingRule>, by actor: Actor) async throws {
    try await edit(.editRules, "routing_rule", "\(id)", actor) { tx, _ in
      guard try tx.run(CatalogueEdits.removeRule(id)) == 1 else { throw Refusal.notFound }
    }
  }

  /// Replaces a service level from a day on, or adds one; tickets keep what they were filed under.
  ///
  /// - Parameter seen: the last edit that was seen of it, 0 for none; nil lets anything pass.
  /// - Throws: `Refusal.stale` if somebody else has edited it since; `Refusal.invalid` for a target
  ///   beyond about two years, a day that has come, or more time than the kind has without a rule.
  public func saveLevel(
    _ draft: ServiceLevelDraft, replacing id: ID<ServiceLevel>?, seeing seen: Int64? = nil,
    by actor: Actor
  ) async throws {
    try await check(draft)
    let key = id.map { "\($0)" } ?? "new"
    try await edit(.editRules, "service_level", key, actor, seeing: seen) { tx, _ in
      if let id { try tx.run(CatalogueEdits.endLevel(id, on: draft.validFrom)) }
      _ = try tx.one(CatalogueEdits.addLevel(draft))
    }
  }

  /// Refuses a promise that nobody could keep, that changes what was promised already, or that is
  /// longer than its kind's without a rule.
  private func check(_ draft: ServiceLevelDraft) async throws {
    let catalogue = try await catalogue()
    if draft.legalBasis.isEmpty { throw Refusal.invalid([ActProblem(.reason, .missing)]) }
    guard let calendar = catalogue.calendar(draft.calendar)?.calendar else {
      throw Refusal.invalid([ActProblem(.calendar, .unknown)])
    }
    let most = draft.target.measure.most
    let engine = Deadline(in: calendar)
    guard (0...most).contains(draft.target.amount),
      let due = try? engine.due(from: now, target: draft.target)
    else { throw Refusal.invalid([ActProblem(.amount, .notWithin(from: 0, through: most))]) }
    guard draft.validFrom > (try await today()) else {
      throw Refusal.invalid([ActProblem(.validFrom, .notLater)])
    }
    guard draft.category != nil else { return }
    let general = catalogue.serviceLevels(draft.kind, draft.urgent, draft.obligation).first {
      $0.category == nil && $0.validFrom <= draft.validFrom
        && $0.validTo.map { draft.validFrom < $0 } ?? true
    }
    guard let general, let its = catalogue.calendar(general.calendar)?.calendar,
      let longest = try? Deadline(in: its).due(from: now, target: general.target)
    else { return }
    if due > longest, !LegalBasis.citesRule(draft.legalBasis) {
      throw Refusal.invalid([ActProblem(.reason, .needsRule)])
    }
  }

  /// The last edit of an entry; nil if it is as it came.
  public func lastEdit(
    of register: Register, _ key: String, by actor: Actor
  ) async throws -> RegisterEdit? {
    try require(register == .person ? .editPeople : .editRules, actor)
    return try await reads.first(RegisterEdits.last(register.rawValue, key))
  }

  /// One edit of the office's data, with its trace.
  func edit<Value: Sendable>(
    _ verb: Verb, _ subject: String, _ key: String, _ actor: Actor, after: PostgresJSON? = nil,
    seeing seen: Int64? = nil, _ body: @escaping @Sendable (Transaction, Date) throws -> Value
  ) async throws -> Value {
    try require(verb, actor)
    let now = now
    let value = try await refusing {
      try await self.database.write { tx in
        try actor.once(in: tx, at: now) {
          try tx.run(RegisterEdits.oneByOne)
          if let seen {
            let last = try tx.first(RegisterEdits.last(subject, key))?.id ?? 0
            if last != seen { throw Refusal.stale(current: Int(last)) }
          }
          let value = try body(tx, now)
          try tx.run(
            CatalogueEdits.log(
              verb.rawValue, subject: subject, key: key, before: nil, after: after,
              by: actor.principal.person, at: now))
          return value
        }
      }
    }
    await rules.doubt()
    desk.tell(.changed(.everything))
    return value
  }

  func require(_ verb: Verb, _ actor: Actor) throws {
    if actor.principal == .machine { return }
    if Policy.right(of: actor.principal, to: verb) == nil { throw Refusal.notFound }
  }
}
