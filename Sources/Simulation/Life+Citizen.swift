import FoundationEssentials
import Postgres
import Rules
import Store

// What is asked of citizens, and what they say to their own ticket.

extension Life {
  mutating func citizen(
    _ act: Act, at now: Date, on day: LocalDay, _ desk: Desk, _ sheets: inout Sheets
  ) throws {
    switch act {
    case .ask: try ask(at: now, on: day, desk, &sheets)
    case .reply:
      let doer =
        random.happens(45) ? Doer.citizen : try desk.roster.anyone(.operator, on: day, &random)
      actor = doer.person
      try write(
        say(.reply, desk), as: .information, by: doer, at: now, forCitizen: true, into: &sheets)
      try move(
        to: unit == nil ? .accepted : .inProgress, at: now, on: desk, into: &sheets)
      try finish("add_information", by: doer, at: now, into: &sheets)
    case .waitIsOver:
      try finish("wait_is_over", by: .machine, at: now, into: &sheets)
    case .withdraw:
      actor = nil
      try move(to: .withdrawn, at: now, on: desk, into: &sheets)
      try finish("withdraw", by: .citizen, at: now, into: &sheets)
    case .rate(let score):
      try rate(score, at: now, desk, &sheets)
    case .reopen:
      actor = nil
      try write(
        say(.dispute, desk), as: .dispute, by: .citizen, at: now, forCitizen: true, into: &sheets)
      try move(to: .inProgress, at: now, on: desk, into: &sheets)
      isReopened = true
      try finish("reopen", by: .citizen, at: now, into: &sheets)
    case _:
      actor = nil
      try move(to: .closed, at: now, on: desk, into: &sheets)
      try finish("close", by: .machine, at: now, into: &sheets)
    }
  }

  private mutating func ask(
    at now: Date, on day: LocalDay, _ desk: Desk, _ sheets: inout Sheets
  ) throws {
    let doer =
      unit == nil
      ? try desk.roster.anyone(.dispatcher, on: day, &random) : try handler(desk, on: day)
    actor = doer.person
    try write(
      say(.question, desk), as: .question, by: doer, at: now, forCitizen: true, into: &sheets)
    try move(to: .awaitingInformation, at: now, on: desk, into: &sheets)
    try finish("ask_information", by: doer, at: now, into: &sheets)
    try tell("question", at: now, desk, &sheets)
    guard let pause = pauses.last else { return }
    try plan(
      "waitIsOver", #"{"waitIsOver":{"seq":\#(pause.seq),"ticket":\#(id)}}"#,
      at: pause.plannedEnd, made: now, desk, &sheets)
  }

  private mutating func rate(
    _ score: Int, at now: Date, _ desk: Desk, _ sheets: inout Sheets
  ) throws {
    actor = nil
    let comment: String? = random.happens(25) ? say(.comment, desk) : nil
    try sheets.rating.append(
      id, Int16(answers.count), Int16(score), comment, now)
    detail = #"{"score":\#(score)}"#
    if state == .answered && score > 1 {
      try move(to: .closed, at: now, on: desk, into: &sheets)
    }
    try finish("rate", by: .citizen, at: now, into: &sheets)
  }

  /// Tells the citizen; the errands of the last weeks are still there, done.
  func tell(_ news: String, at now: Date, _ desk: Desk, _ sheets: inout Sheets) throws {
    try plan(
      "tellCitizen", #"{"tellCitizen":{"news":"\#(news)","ticket":\#(id)}}"#, at: now, made: now,
      desk, &sheets)
  }

  /// An errand: done if its time has come, and forgotten if that is long ago.
  func plan(
    _ kind: String, _ json: String, at runAt: Date, made: Date, _ desk: Desk,
    _ sheets: inout Sheets
  ) throws {
    let isDone = runAt < desk.now
    guard !isDone || runAt > desk.now.addingTimeInterval(-Life.errandsKept) else { return }
    let finished = isDone ? min(runAt.addingTimeInterval(3), desk.now) : nil
    try sheets.errand.append(
      kind, PostgresJSON(json), isDone ? "done" : "ready", runAt, Int16(isDone ? 1 : 0), made,
      finished)
  }

  /// For how long done errands are kept: 60 days, in seconds, as `Office.planErrands` has it.
  private static var errandsKept: Double { 60 * 86_400 }
}
