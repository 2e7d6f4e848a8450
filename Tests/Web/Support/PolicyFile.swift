import Foundation
import Rules

/// The permission matrix as the file has it: not the table of the program, which is under test.
struct PolicyFile: Sendable {
  /// Cells by verb and role; `-` for never.
  let cells: [String: [String: String]]

  static let shared: PolicyFile = {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Rules/Data/policy.csv")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    let rows = text.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let roles = rows.first?.dropFirst() ?? []
    var cells: [String: [String: String]] = [:]
    for row in rows.dropFirst() {
      cells[row[0]] = Dictionary(
        zip(roles, row.dropFirst()), uniquingKeysWith: { first, _ in first })
    }
    return PolicyFile(cells: cells)
  }()

  /// What a cell says of a ticket, in the words of the file's description.
  func allows(_ verb: String, _ role: String, on ticket: Facts) -> Bool {
    let cell = cells[verb]?[role] ?? "-"
    if ticket.restricted { return ["restricted", "code"].contains(cell) }
    let mayKnow = !ticket.confidential || role == "head" || ticket.isAssigned
    switch cell {
    case "office": return !ticket.confidential || role == "dispatcher"
    case "unit", "self": return ticket.isOurs && mayKnow
    case "assigned": return ticket.isAssigned
    case "own", "level1": return ticket.filer == role
    case "code": return true
    case "answered": return ticket.isAnswered && !ticket.confidential
    case "answered_not_own":
      return ticket.isAnswered && !ticket.confidential && !ticket.isOwnMasking
    case "masked": return !ticket.confidential
    case "cooperating": return ticket.helps && mayKnow
    case "outer": return ticket.asks == "answer"
    case "inner": return ticket.asks == "unit_answer" && ticket.isOurs
    case _: return false
    }
  }

  /// What decides about a ticket, seen from the one person of each role.
  struct Facts: Sendable, Hashable, CustomStringConvertible {
    var name = ""
    var restricted = false
    var confidential = false
    /// The officer's and the head's unit holds or held it.
    var isOurs = true
    /// Assigned to the officer.
    var isAssigned = false
    /// Role of whoever entered it.
    var filer = "citizen"
    var isAnswered = false
    /// Masked by the publisher who asks.
    var isOwnMasking = false
    /// The officer's and the head's unit co-operates.
    var helps = false
    /// The clock for which more time is asked.
    var asks: String?

    var description: String { name }
  }
}
