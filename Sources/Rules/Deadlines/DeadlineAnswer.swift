import Foundation

/// What `hoiam deadline` answers to one line.
public struct DeadlineAnswer: Sendable {
  /// The `id` as JSON text.
  let id: String
  let outcome: Swift.Result<Result, DeadlineError>

  /// An answer, with its ledger if one was asked for.
  enum Result: Sendable {
    case due(Date, [LedgerRow]?)
    case elapsed(Int, [LedgerRow]?)
    case warning(Date, [LedgerRow]?)
  }

  /// The answer as one line of JSON, without a line break.
  public var json: String {
    let head = "{\"id\": " + id
    switch outcome {
    case .success(.due(let due, let ledger)):
      return head + ", \"due\": \"" + Instant.rfc3339(due) + "\"" + DeadlineAnswer.tail(ledger)
    case .success(.elapsed(let seconds, let ledger)):
      return head + ", \"workingSeconds\": " + String(seconds) + DeadlineAnswer.tail(ledger)
    case .success(.warning(let at, let ledger)):
      return head + ", \"at\": \"" + Instant.rfc3339(at) + "\"" + DeadlineAnswer.tail(ledger)
    case .failure(let error):
      return head + ", \"error\": {\"code\": \"" + error.code + "\", \"message\": "
        + JSONFields.json(error.description) + "}}"
    }
  }

  private static func tail(_ ledger: [LedgerRow]?) -> String {
    guard let ledger else { return "}" }
    return ", \"ledger\": [" + ledger.map(json).joined(separator: ", ") + "]}"
  }

  private static func json(_ row: LedgerRow) -> String {
    let counted =
      switch row.counted {
      case .seconds(let seconds): "\"countedSeconds\": \(seconds)"
      case .day(let counted): "\"counted\": \(counted)"
      }
    let notice = row.notice.map { ", \"notice\": " + JSONFields.json($0) } ?? ""
    return "{\"date\": \"\(row.date)\", \(counted), \"because\": \"\(row.because.rawValue)\""
      + notice + "}"
  }
}
