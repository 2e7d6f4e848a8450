import Foundation
import Rules
import Testing

@Suite("States and moves")
struct MoveTests {
  /// `product.md`, "States and moves"; "where it came from" and "the state before" are the states
  /// from which tickets go there.
  static let table = """
    new → received accepted
    received → accepted declined merged withdrawn
    accepted → forwarded awaiting_information answered declined transferred merged withdrawn
    awaiting_information → accepted in_progress declined withdrawn
    forwarded → in_progress returned accepted withdrawn
    returned → forwarded answered declined transferred merged withdrawn
    in_progress → awaiting_approval awaiting_information withdrawn
    awaiting_approval → answered in_progress withdrawn
    answered → closed in_progress
    closed → in_progress
    merged → received accepted returned
    """

  static let allowed: Set<Move> = {
    var moves: Set<Move> = []
    for line in table.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      for to in words.dropFirst(2).compactMap(State.init) {
        moves.insert(Move(from: State(rawValue: words[0]), to: to))
      }
    }
    return moves
  }()

  @Test("The table names every move once")
  func table() {
    #expect(Self.allowed.count == Self.table.split(whereSeparator: \.isWhitespace).count - 22)
  }

  @Test(
    "A move is allowed if the table has it", arguments: State.allCases.map(Optional.init) + [nil])
  func pairs(from: State?) {
    for to in State.allCases {
      let move = Move(from: from, to: to)
      #expect(move.isAllowed == Self.allowed.contains(move), "\(move)")
    }
  }

  @Test("Only open tickets can be withdrawn, and what ended stays so")
  func ends() {
    for state in State.allCases {
      #expect(Move(from: state, to: .withdrawn).isAllowed == state.isOpen)
      #expect(!Move(from: state, to: state).isAllowed)
    }
    for state in [State.declined, .transferred, .withdrawn] {
      #expect(!State.allCases.contains { Move(from: state, to: $0).isAllowed })
    }
  }

  @Test("Nobody closes without an answer")
  func closing() {
    #expect(State.allCases.filter { Move(from: $0, to: .closed).isAllowed } == [.answered])
  }

  @Test("Whatever is merged can come back to where it was")
  func unmerging() {
    for state in State.allCases where Move(from: state, to: .merged).isAllowed {
      #expect(Move(from: .merged, to: state).isAllowed)
    }
    for state in State.allCases where Move(from: state, to: .awaitingInformation).isAllowed {
      #expect(Move(from: .awaitingInformation, to: state).isAllowed)
    }
  }

  @Test("What takes an answer back is no move for anything else, and goes where answers come from")
  func takingBack() {
    #expect(Move.takingBack.isDisjoint(with: Move.allowed))
    let home = Set(State.allCases.filter { Move(from: $0, to: .answered).isAllowed })
    #expect(Move.takingBack == Set(home.map { Move(from: .answered, to: $0) }))
  }

  @Test("The database allows the same moves")
  func database() throws {
    let first = try Self.moves(in: "0003_tickets")
    #expect(Set(first) == Self.allowed.filter { $0.from != nil })
    let later = try Self.moves(in: "0023_answer_templates")
    #expect(Set(later) == Move.takingBack)
  }

  private static func moves(in migration: String) throws -> [Move] {
    let root = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../sql/migrations/\(migration).sql")
    let sql = try String(contentsOf: root, encoding: .utf8)
    let start = try #require(sql.range(of: "INSERT INTO ticket_transition"))
    let rest = sql[start.upperBound...]
    let pairs = try #require(rest.range(of: ";")).lowerBound
    let moves = try rest[..<pairs].matches(
      of: Regex<(Substring, Substring, Substring)>(
        "\\('([a-z_]+)', '([a-z_]+)'\\)"))
    let listed = moves.compactMap { match in
      State(rawValue: String(match.output.2)).map {
        Move(from: State(rawValue: String(match.output.1)), to: $0)
      }
    }
    #expect(listed.count == moves.count)
    return listed
  }
}
