import Foundation

/// What `hoiam deadline` answers to one line.
public struct DeadlineAnswer: Sendable {
  let id: EchoedID
  let outcome: Swift.Result<Result, DeadlineError>

  /// An answer, with its ledger if one was asked for.
  enum Result: Sendable {
    case due(Date, [LedgerRow]?)
    case elapsed(Int, [LedgerRow]?)
    case warning(Date, [LedgerRow]?)
  }

  /// The answer as one line of JSON, without a line break.
  public var json: String {
    let head = "{\"id\": " + DeadlineAnswer.json(id)
    switch outcome {
    case .success(.due(let due, let ledger)):
      return head + ", \"due\": \"" + Instant.rfc3339(due) + "\"" + DeadlineAnswer.tail(ledger)
    case .success(.elapsed(let seconds, let ledger)):
      return head + ", \"workingSeconds\": " + String(seconds) + DeadlineAnswer.tail(ledger)
    case .success(.warning(let at, let ledger)):
      return head + ", \"at\": \"" + Instant.rfc3339(at) + "\"" + DeadlineAnswer.tail(ledger)
    case .failure(let error):
      return head + ", \"error\": {\"code\": \"" + error.code + "\", \"message\": "
        + DeadlineAnswer.json(.string(error.description)) + "}}"
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
    let notice = row.notice.map { ", \"notice\": " + json(.string($0)) } ?? ""
    return "{\"date\": \"\(row.date)\", \(counted), \"because\": \"\(row.because.rawValue)\""
      + notice + "}"
  }

  private static func json(_ id: EchoedID) -> String {
    if case .string(let text) = id, text.utf8.allSatisfy(isPlain) { return "\"" + text + "\"" }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.withoutEscapingSlashes, .sortedKeys]
    // Encoding what was decoded from JSON can't fail; if it did, the line would still be JSON.
    guard let data = try? encoder.encode(id) else { return "null" }
    return String(decoding: data, as: UTF8.self)
  }

  /// Whether a byte stands for itself inside a JSON string.
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
  }
}
