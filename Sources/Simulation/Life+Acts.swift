import FoundationEssentials
import Postgres
import Rules
import Store

// What people do with a ticket, as the verbs of `Casework` write it down.

extension Life {
  /// Does an act at its time.
  mutating func perform(_ step: Step, on desk: Desk, into sheets: inout Sheets) throws {
    let now = step.at
    try pass(to: now, on: desk, into: &sheets)
    let day = desk.calendar.day(at: now)
    before = (state, revision, unit)
    switch step.act {
    case .accept, .forward, .recall, .decline, .transfer, .merge, .absorb:
      try dispatch(step.act, at: now, on: day, desk, &sheets)
    case .takeUp, .giveBack, .assign, .note, .cooperate, .contribute, .remind, .seeIdentity:
      try work(step.act, at: now, on: day, desk, &sheets)
    case .ask, .reply, .waitIsOver, .withdraw, .rate, .reopen, .close:
      try citizen(step.act, at: now, on: day, desk, &sheets)
    case .submit, .sendBack, .approve, .answerAtOnce, .deliver, .draftPublication,
      .approvePublication, .refusePublication, .withdrawPublication:
      try answer(step.act, at: now, on: day, desk, &sheets)
    case .requestExtension, .decideExtension:
      try extend(step.act, at: now, on: day, desk, &sheets)
    }
  }

  /// Something somebody says.
  mutating func say(_ part: Wording.Part, _ desk: Desk) -> String {
    desk.wording.sentence(part, in: origin.communeCode, &random)
  }

  private mutating func dispatch(
    _ act: Act, at now: Date, on day: LocalDay, _ desk: Desk, _ sheets: inout Sheets
  ) throws {
    let role: Role = origin.isRestricted ? .restrictedOfficer : .dispatcher
    let doer = try desk.roster.anyone(role, on: day, &random)
    actor = doer.person
    switch act {
    case .accept:
      try move(to: .accepted, at: now, on: desk, into: &sheets)
      try finish("accept", by: doer, at: now, into: &sheets)
      try tell("accepted", at: now, desk, &sheets)
    case .recall:
      try move(to: .accepted, at: now, on: desk, into: &sheets)
      release(at: now)
      try finish("recall", by: doer, at: now, into: &sheets)
    case .decline(let code):
      reason = code
      try move(to: .declined, at: now, on: desk, into: &sheets)
      try finish("decline", by: doer, at: now, into: &sheets)
      try tell("declined", at: now, desk, &sheets)
    case .transfer(let code):
      reason = code
      try write(
        say(.transfer, desk), as: .move, by: doer, at: now, forCitizen: true, into: &sheets)
      try move(to: .transferred, at: now, on: desk, into: &sheets)
      try finish("transfer", by: doer, at: now, into: &sheets)
      try tell("transferred", at: now, desk, &sheets)
    case .merge(let other, let number):
      mergedInto = other
      detail = #"{"into":"\#(number)"}"#
      try move(to: .merged, at: now, on: desk, into: &sheets)
      try finish("merge", by: doer, at: now, into: &sheets)
    case .absorb(let number):
      detail = #"{"merged":"\#(number)"}"#
      try finish("merge", by: doer, at: now, into: &sheets)
    case _:
      try forward(at: now, on: day, by: doer, desk, &sheets)
    }
  }

  /// To the proposed unit, or whoever the rules name by that day; to another after the first
  /// "not mine".
  private mutating func forward(
    at now: Date, on day: LocalDay, by doer: Doer, _ desk: Desk, _ sheets: inout Sheets
  ) throws {
    let proposed = origin.proposal?.unit
    let isThere = proposed.flatMap { desk.catalogue.units[$0] }?.isValid(on: day) ?? false
    let today = desk.route(of: origin.theme, on: day).proposal?.unit
    let returner = returns == 1 ? stays.last { $0.part == .lead }?.unit : nil
    let other = returner.flatMap { desk.neighbour(of: $0, on: day) }
    guard let unit = other ?? (isThere ? proposed : today) else { throw SimulationError.noUnit }
    if returns >= 2 {
      try write("Đã rà soát, việc thuộc đơn vị.", as: .move, by: doer, at: now, into: &sheets)
    }
    hold(by: unit, at: now)
    try move(to: .forwarded, at: now, on: desk, into: &sheets)
    try finish("forward", by: doer, at: now, into: &sheets)
    try tell("forwarded", at: now, desk, &sheets)
  }

  /// Who handles it: an officer of the unit, or the head when it is confidential.
  mutating func handler(_ desk: Desk, on day: LocalDay) throws -> Doer {
    if !origin.isConfidential, let unit {
      if let assignee { return Doer(assignee, as: .officer) }
      if let officer = desk.roster.nearest(.officer, to: unit, on: day, &random) {
        return officer
      }
    }
    return try head(desk, on: day)
  }

  /// Who decides for the unit.
  mutating func head(_ desk: Desk, on day: LocalDay) throws -> Doer {
    let head = unit.flatMap { desk.roster.nearest(.head, to: $0, on: day, &random) }
    return try head ?? desk.roster.anyone(.head, on: day, &random)
  }

  private mutating func work(
    _ act: Act, at now: Date, on day: LocalDay, _ desk: Desk, _ sheets: inout Sheets
  ) throws {
    let doer = try handler(desk, on: day)
    actor = doer.person
    switch act {
    case .takeUp:
      try move(to: .inProgress, at: now, on: desk, into: &sheets)
      if doer.role == Role.officer.rawValue { assignee = doer.person }
      try finish("take_up", by: doer, at: now, into: &sheets)
    case .giveBack(let code):
      reason = code
      try write(say(.giveBack, desk), as: .move, by: doer, at: now, into: &sheets)
      try move(to: .returned, at: now, on: desk, into: &sheets)
      release(at: now)
      returns += 1
      try finish("return", by: doer, at: now, into: &sheets)
    case .assign:
      let head = try head(desk, on: day)
      assignee = doer.person
      try finish("assign", by: head, at: now, into: &sheets)
    case .note(let isMeasure):
      try write(
        say(isMeasure ? .measure : .note, desk), as: isMeasure ? .measure : .note, by: doer,
        at: now, into: &sheets)
      if isMeasure {
        detail = #"{"measure":true}"#
        end(.measures, as: .met, unit: unit, at: now)
      }
      try finish("note", by: doer, at: now, into: &sheets)
    case .cooperate, .contribute:
      try cooperate(act, at: now, on: day, desk, &sheets)
    case .remind:
      let leader = try desk.roster.anyone(.leader, on: day, &random)
      try write(say(.reminder, desk), as: .reminder, by: leader, at: now, into: &sheets)
      try finish("remind", by: leader, at: now, into: &sheets)
    case _:
      guard let person = doer.person else { return }
      let codes = ["lien_he_hoi_them", "hen_kiem_tra", "giao_ket_qua"]
      try sheets.identityView.append(id, person, now, random.pick(codes))
    }
  }

  private mutating func cooperate(
    _ act: Act, at now: Date, on day: LocalDay, _ desk: Desk, _ sheets: inout Sheets
  ) throws {
    if case .cooperate = act {
      guard let unit, let beside = desk.neighbour(of: unit, on: day) else { return }
      let head = try head(desk, on: day)
      stays.append((beside, .cooperating, now, nil))
      try start(.unitAnswer, from: now, unit: beside, on: desk)
      detail = #"{"cooperating":\#(beside)}"#
      try finish("assign", by: head, at: now, into: &sheets)
    } else {
      guard let beside = stays.last(where: { $0.part == .cooperating })?.unit,
        let officer = desk.roster.nearest(.officer, to: beside, on: day, &random)
      else { return }
      try write(say(.contribution, desk), as: .contribution, by: officer, at: now, into: &sheets)
      end(.unitAnswer, as: .met, unit: beside, at: now)
      try finish("contribute", by: officer, at: now, into: &sheets)
    }
  }
}
