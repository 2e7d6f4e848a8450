import Foundation
import Postgres

/// What a look at one part of an installation found.
enum Finding {
  /// Nothing; what was looked at, in a few words.
  case well(String)
  /// Works today and may not tomorrow: what, and how to mend it.
  case doubtful(String, mend: String)
  /// Does not work: what, and how to mend it.
  case ill(String, mend: String)
}

extension [Finding] {
  /// Whether nothing of it is broken.
  var isWell: Bool {
    allSatisfy { finding in
      switch finding {
      case .well, .doubtful: true
      case .ill: false
      }
    }
  }
}

/// Findings, printed as they come.
struct Checkup {
  private(set) var ills = 0
  private(set) var doubts = 0
  /// What was thrown so far: what stops several looks is said once.
  private var thrown: Set<String> = []

  /// Looks at one part; what is thrown is a finding too.
  mutating func look(_ part: String, _ body: () async throws -> [Finding]) async {
    do {
      for finding in try await body() { note(part, finding) }
    } catch {
      let (what, mend) = Checkup.words(error)
      if thrown.insert(what).inserted { note(part, .ill(what, mend: mend)) }
    }
  }

  private mutating func note(_ part: String, _ finding: Finding) {
    let name = part.padding(toLength: 11, withPad: " ", startingAt: 0)
    switch finding {
    case .well(let what): Console.say("ok       \(name) \(what)")
    case .doubtful(let what, let mend):
      doubts += 1
      Console.say("doubtful \(name) \(what)\n         → \(mend)")
    case .ill(let what, let mend):
      ills += 1
      Console.say("WRONG    \(name) \(what)\n         → \(mend)")
    }
  }

  /// The last line.
  var summary: String {
    switch (ills, doubts) {
    case (0, 0): "Nothing is wrong."
    case (0, _): "Nothing is wrong; \(doubts) to look at."
    case (_, 0): "\(ills) wrong."
    case (_, _): "\(ills) wrong, \(doubts) to look at."
    }
  }

  /// An error's own words; where they say how to mend it, they stand alone.
  private static func words(_ error: any Error) -> (String, String) {
    if let trouble = error as? Trouble, let mend = trouble.mend { return (trouble.what, mend) }
    if let lost = error as? PostgresError, lost.kind == .connectionLost {
      return (
        "The database can't be reached. \(lost.message ?? "")",
        "Start it, or correct --embedded, --database or HOIAM_DATABASE."
      )
    }
    let text = (error as? CocoaError).map { "\($0.filePath ?? ""): \($0.localizedDescription)" }
    return words("\(text ?? "\(error)")")
  }

  private static func words(_ text: String) -> (String, String) {
    guard let end = text.range(of: ": hoiam migrate.") else {
      return (text, "docs/operations.md, \"Recover\", has what is known about it.")
    }
    return (
      String(text[..<end.lowerBound]) + ".",
      "hoiam migrate, with the same --embedded or --database; back up first."
    )
  }
}
