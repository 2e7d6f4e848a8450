public import Casework
import Pages
public import Reports
public import Rules

extension Office {
  /// The tables of a report; in Vietnamese, as their heads are.
  public func table(of report: WeeklyReport) async throws -> WeeklyTable {
    let words = Language.vietnamese.wording(.universal)
    let states = State.allCases.map { ($0, words.state($0)) }
    let late = try await reasons()["late"] ?? []
    return try await WeeklyTable(
      report, in: catalogue(),
      naming: WeeklyTable.Names(
        states: Dictionary(uniqueKeysWithValues: states),
        reasons: Dictionary(late.map { ($0.code, $0.name) }) { first, _ in first }))
  }
}
