import Foundation
import Rules
import Testing

/// The office's permission matrix as the people who wrote it keep it: one row a verb, one column
/// a role, `-` for never.
struct PolicyFile: Sendable {
  struct Row: Sendable, CustomTestStringConvertible {
    let verb: String
    /// The cells in the order of `PolicyFile.roles`.
    let cells: [String]

    var testDescription: String { verb }
  }

  /// The columns.
  let roles: [String]
  let rows: [Row]

  static let shared: PolicyFile = {
    guard let url = Bundle.module.url(forResource: "Data/policy", withExtension: "csv"),
      let text = try? String(contentsOf: url, encoding: .utf8)
    else { return PolicyFile(roles: [], rows: []) }
    let lines = text.split(whereSeparator: \.isNewline).map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    return PolicyFile(
      roles: lines.first.map { Array($0.dropFirst()) } ?? [],
      rows: lines.dropFirst().map { Row(verb: $0[0], cells: Array($0.dropFirst())) })
  }()
}

extension PolicyFile.Row {
  /// What the file says for a role.
  func cell(_ role: Role) -> String {
    guard let column = PolicyFile.shared.roles.firstIndex(of: role.rawValue) else { return "?" }
    return cells[column]
  }
}

/// A person of the tests and the unit they belong to.
enum PolicyFixture {
  static let me = ID<Person>(7)
  static let other = ID<Person>(8)
  static let ours = ID<Rules.Unit>(10)
  static let theirs = ID<Rules.Unit>(11)
  static let catalogue = OfficeFixture.catalogue()

  /// Whoever plays a part, at our unit.
  static func principal(_ role: Role) -> Principal {
    role == .citizen ? .citizen : .person(me, grants: [Grant(role, at: ours)])
  }
}
