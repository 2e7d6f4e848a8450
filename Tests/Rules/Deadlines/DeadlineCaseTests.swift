import Foundation
import Rules
import Testing

/// The published cases, asked through the contract of the command line.
@Suite struct DeadlineCaseTests {
  @Test("Every published case is answered as published", arguments: try Self.cases())
  func published(_ line: String) throws {
    let question = try #require(try object(Data(line.utf8)))
    var expected = try #require(question["expect"] as? [String: NSObject])
    expected["id"] = question["id"] as? NSObject
    var lines = DeadlineLines()
    let answer = try object(Data(lines.answer(Data(line.utf8)).utf8))
    #expect(answer as? [String: NSObject] == expected)
  }

  @Test("No published case is missing")
  func count() throws {
    #expect(try Self.cases().count == 40)
  }

  @Test("A ledger does not change an answer, and adds up to it", arguments: try Self.cases())
  func ledger(_ line: String) throws {
    var lines = DeadlineLines()
    let plain = try #require(try object(Data(lines.answer(Data(line.utf8)).utf8)))
    var explained = try #require(
      try object(Data(lines.answer(Data(line.utf8), explain: true).utf8)))
    let rows = try #require(explained.removeValue(forKey: "ledger") as? [[String: Any]])
    #expect(plain as? [String: NSObject] == explained as? [String: NSObject])
    let question = try #require(try object(Data(line.utf8)))
    let target = question["target"] as? [String: Any]
    let seconds = rows.reduce(0) { $0 + ($1["countedSeconds"] as? Int ?? 0) }
    let days = rows.count { $0["counted"] as? Bool == true }
    if let granted = (target?["workingSeconds"] ?? plain["workingSeconds"]) as? Int, !rows.isEmpty {
      #expect(seconds == granted)
    }
    if let granted = target?["workingDays"] as? Int {
      #expect(days == granted)
    }
  }

  private static func cases() throws -> [String] {
    let url = try #require(
      Bundle.module.url(
        forResource: "deadline-cases", withExtension: "ndjson", subdirectory: "Data"))
    return try String(contentsOf: url, encoding: .utf8).split(separator: "\n").map(String.init)
  }

  private func object(_ json: Data) throws -> [String: Any]? {
    try JSONSerialization.jsonObject(with: json) as? [String: Any]
  }
}
