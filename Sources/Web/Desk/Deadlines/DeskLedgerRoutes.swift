import Casework
import FoundationEssentials
import Hummingbird
import Pages
import Rules
import Store

/// Every due date explains itself.
enum DeskLedgerRoutes {
  static let routes: [Route] = [
    .get("/desk/tickets/{number}/deadlines/{ordinal}", for: .desk, does: .seeTicket) { call in
      guard let ordinal = Int16(try call.parameter("ordinal")) else { throw WebError.notFound }
      let account = try await call.office.account(
        of: call.ticketNumber(), ordinal: ordinal, for: call.signedIn().principal)
      return try await call.page(page(account, call.words))
    }
  ]

  private static func page(_ account: ObligationAccount, _ words: any Wording) -> LedgerPage {
    let row = account.row
    let model = TicketModel(view: account.view, words: words, reasons: [:], colleagues: [])
    let obligation = account.view.obligations.first { $0.row.ordinal == row.ordinal }
    return LedgerPage(
      account.view.header.number, row.kind, dueAt: row.dueAt,
      clock: obligation.map { model.clock(of: $0) } ?? .none,
      facts: facts(account, words), account: account.account,
      isPaused: row.status == .paused,
      history: Timeline(account.events.map { model.entry($0) }), agrees: account.agrees)
  }

  private static func facts(
    _ account: ObligationAccount, _ words: any Wording
  ) -> [LedgerPage.Fact] {
    let reckoning = account.reckoning
    var facts = [
      LedgerPage.Fact(words[.countedFrom], words.moment(reckoning.basedOn)),
      LedgerPage.Fact(words[.granted], words.granted(reckoning.target, in: reckoning.calendar)),
    ]
    if let level = account.level {
      facts.append(LedgerPage.Fact(words[.restsOn], level.legalBasis))
    }
    facts.append(
      LedgerPage.Fact(
        words[.calendarUsed],
        words.calendarVersion(account.calendar.code, account.calendar.version)))
    for pause in reckoning.pauses {
      let parts = [
        words.stretch(from: pause.from, to: pause.to),
        pause.reason.map { words.pauseReason($0) },
        doer("paused", at: pause.from, of: account),
      ]
      facts.append(LedgerPage.Fact(words[.stoodStill], joined(parts)))
    }
    if let extra = reckoning.extra {
      let parts = [words.target(extra), doer("extended", of: account)]
      facts.append(LedgerPage.Fact(words[.extendedBy], joined(parts)))
    }
    return facts
  }

  /// Who did something to the clock; nil for the program.
  private static func doer(
    _ what: String, at instant: Date? = nil, of account: ObligationAccount
  ) -> String? {
    account.events.last { entry in
      entry.event.what == what && instant.map { entry.event.at == $0 } ?? true
    }?.personName
  }

  private static func joined(_ parts: [String?]) -> String {
    parts.compactMap(\.self).joined(separator: " · ")
  }
}
