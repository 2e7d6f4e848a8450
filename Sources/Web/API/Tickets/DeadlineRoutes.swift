import Casework
import Hummingbird
import Rules

/// How the due date of an obligation came about.
enum DeadlineRoutes {
  static let routes: [Route] = [
    .get(
      "/api/v1/tickets/{number}/deadlines/{ordinal}", for: .bearer, does: .seeTicket,
      handler: account)
  ]

  private static func account(_ call: Call) async throws -> Response {
    guard let ordinal = Int16(try call.parameter("ordinal")) else { throw Refusal.notFound }
    let account = try await call.office.account(
      of: call.number(), ordinal: ordinal, for: call.signedIn().principal)
    let reckoning = account.reckoning
    return Response.json { json in
      json.member("obligation") { json in
        ObligationJSON.write(account.row, in: account.view.catalogue, to: &json)
      }
      json.member("legalBasis", account.level?.legalBasis)
      json.member("calendar") { json in
        json.member("code", account.calendar.code)
        json.member("version", account.calendar.version)
      }
      json.member("target") { write(reckoning.target, to: &$0) }
      json.member("pauses", of: reckoning.pauses) { json, pause in
        json.object { json in
          json.member("from", pause.from)
          json.member("to", pause.to)
          json.member("reason", pause.reason)
        }
      }
      json.member("extension", reckoning.extra?.amount)
      json.member("countedDueAt", account.account.due)
      json.member("ledger", of: account.account.promised.ledger) { write($1, to: &$0) }
      json.member("extensionLedger", of: account.account.extended?.ledger ?? []) {
        write($1, to: &$0)
      }
    }
  }

  private static func write(_ target: Target, to json: inout JSONWriter) {
    json.member("measure", target.measure.rawValue)
    json.member("amount", target.amount)
  }

  private static func write(_ row: LedgerRow, to json: inout JSONWriter) {
    json.object { json in
      json.member("date", row.date.description)
      switch row.counted {
      case .seconds(let seconds): json.member("countedSeconds", seconds)
      case .day(let counted): json.member("counted", counted)
      }
      json.member("because", row.because.rawValue)
      json.member("notice", row.notice)
    }
  }
}
