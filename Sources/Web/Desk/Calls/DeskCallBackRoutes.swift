import Casework
import FoundationEssentials
import HTTPTypes
import Hummingbird
import Pages
import Rules
import Store

/// Who is to be called back, the most urgent first; one takes them, calls, and says what came of it.
enum DeskCallBackRoutes {
  static let path = "/desk/call-backs"

  static let routes: [Route] = [
    .get(path, for: .desk, does: .callBack, handler: queue),
    .get("\(path)/{id}", for: .desk, does: .callBack, handler: one),
    .post("\(path)/{id}/claim", for: .desk, does: .callBack) { call in
      _ = try await call.form()
      let id = try call.callID()
      try await call.office.claimCallBack(id, by: call.actor())
      return .seeOther(call.words.address("\(path)/\(id)"))
    },
    .post("\(path)/{id}/result", for: .desk, does: .callBack, handler: settle),
  ]

  private static func queue(_ call: Call) async throws -> Response {
    let words = call.words
    let actor = try call.actor()
    let queue = try await call.office.callBacks(by: actor)
    let items = queue.rows.map { row in
      let isTaken = call.office.isTaken(row, from: actor.principal.person)
      return CallBacksPage.Item(
        caller: row.number?.masked ?? words[.numberErased],
        standing: CallBackStanding(
          row, queue.remaining[row.id], holder: isTaken ? row.claimerName : nil, words),
        form: isTaken ? nil : claim(row, call))
    }
    return try await call.page(CallBacksPage(items))
  }

  private static func claim(_ row: CallBackRow, _ call: Call) -> ActForm {
    ActForm(
      "call-back-\(row.id)", to: "\(path)/\(row.id)/claim", hidden: [call.hiddenToken],
      buttons: [ActForm.Button(call.words[.callBackNow])])
  }

  private static func one(_ call: Call) async throws -> Response {
    let words = call.words
    let id = try call.callID()
    let actor = try call.actor()
    let (row, remaining, open) = try await call.office.callBack(id, by: actor)
    let isMine = row.claimedBy != nil && row.claimedBy == actor.principal.person
    let isTaken = call.office.isTaken(row, from: actor.principal.person)
    let isDone = row.finishedAt != nil
    var page = CallBackPage(
      caller: isMine && !isDone ? row.number?.display : row.number?.masked,
      dial: isMine && !isDone ? row.caller : nil,
      standing: CallBackStanding(
        row, remaining, holder: isTaken ? row.claimerName : nil, words),
      isDone: isDone, open: open.lines(words),
      back: EmptyState.Link(words.address(path), words[.callBacksTitle]))
    if isMine && !isDone {
      page.form = results(row, call)
    } else if !isTaken && !isDone {
      page.form = claim(row, call)
    }
    return try await call.page(page)
  }

  private static func results(_ row: CallBackRow, _ call: Call) -> ActForm {
    let words = call.words
    var buttons = [
      ActForm.Button(words[.wasReached], does: CallBackResult.reached.rawValue),
      ActForm.Button(words[.nobodyAnswered], .second, does: CallBackResult.noAnswer.rawValue),
      ActForm.Button(words[.wrongNumber], .second, does: CallBackResult.wrongNumber.rawValue),
    ]
    if CallBackResult.givenUp.isPossible(after: row.attempts) {
      buttons.append(
        ActForm.Button(words[.giveUp], .danger, does: CallBackResult.givenUp.rawValue))
    }
    buttons.append(ActForm.Button(words[.letGo], .second, does: "release"))
    return ActForm(
      "result", to: "\(path)/\(row.id)/result", hidden: [call.hiddenToken], buttons: buttons,
      isOpen: true)
  }

  private static func settle(_ call: Call) async throws -> Response {
    let fields = try await call.form()
    let id = try call.callID()
    let actor = try call.actor()
    if fields["do"] == "release" {
      try await call.office.releaseCallBack(id, by: actor)
      return .seeOther(call.words.address(path))
    }
    guard let result = CallBackResult(rawValue: fields["do"]) else {
      throw Refusal.invalid([ActProblem(.outcome, .unknown)])
    }
    if let talk = try await call.office.settleCallBack(id, as: result, by: actor) {
      return .seeOther(call.words.address(DeskCallRoutes.intake(talk)))
    }
    return call.done(path, "saved")
  }
}

extension CallBackStanding {
  fileprivate init(
    _ row: CallBackRow, _ remaining: Remaining?, holder: String?, _ words: any Wording
  ) {
    self.init(
      chip: remaining.map { Chip($0, words) }, dueAt: row.dueAt, since: row.since,
      missedCalls: row.missedCalls, attempts: row.attempts, lastAttemptAt: row.lastAttemptAt,
      holder: holder)
  }
}
