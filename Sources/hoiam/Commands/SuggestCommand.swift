import ArgumentParser
import Foundation
import Rules

/// `hoiam suggest`: JSON Lines in, JSON Lines out; needs no database and no network.
struct SuggestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "suggest",
    abstract: "Suggest kind, category, unit, urgency and duplicates, one JSON object a line.",
    discussion: """
      Reads JSON Lines {"id", "title", "body", "channel", "receivedAt", "place": {"commune"}} on \
      standard input and writes one JSON line for each, in order; earlier lines are the candidates \
      for duplicates. A line that can't be read gives {"error": …} and does not stop the rest. \
      docs/suggestions.md has the format.
      """,
    subcommands: [SuggestTrainCommand.self])

  @Option(help: "A file that `hoiam suggest train` wrote; without it, what is shipped.")
  var knowledge: String?

  @Option(help: ArgumentHelp("The folder that deploy/install.sh filled.", valueName: "dir"))
  var share: String?

  func run() throws {
    let settings = Settings([.share: share])
    var lines = SuggestionLines(knowledge: try settings.knowledge(at: knowledge))
    while let line = readLine(strippingNewline: true) {
      if line.allSatisfy(\.isWhitespace) { continue }
      print(lines.answer(Data(line.utf8)))
    }
  }
}

/// `hoiam suggest train`: learns from decisions, offline; the same lines give the same bytes.
struct SuggestTrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train",
    abstract: "Learn from decisions that people made; writes knowledge for `hoiam suggest`.",
    discussion: """
      Reads JSON Lines of files (or standard input) as `hoiam suggest` does, each with the "kind" \
      and the "category" that somebody decided, and the "unit" that answered if it is known. Lines \
      without a decision are passed over and counted. Writes knowledge as JSON on standard output.
      """)

  @Argument(help: "Files of decisions; standard input if there is none.")
  var files: [String] = []

  func run() throws {
    var decisions: [Decision] = []
    var count = 0
    func take(_ line: some StringProtocol) {
      if line.allSatisfy(\.isWhitespace) { return }
      count += 1
      if let decision = SuggestionLines.decision(Data(line.utf8)) { decisions.append(decision) }
    }
    for file in files {
      guard let data = FileManager.default.contents(atPath: file) else {
        throw ValidationError("\(file) can't be read.")
      }
      for line in String(decoding: data, as: UTF8.self).split(separator: "\n") { take(line) }
    }
    if files.isEmpty { while let line = readLine() { take(line) } }
    guard !decisions.isEmpty else {
      throw ValidationError("No line has a known kind and a category: nothing to learn from.")
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let learned = try encoder.encode(Suggester.learn(from: decisions))
    print(String(decoding: learned, as: UTF8.self))
    let said = "learned from \(decisions.count) of \(count) lines\n"
    try FileHandle.standardError.write(contentsOf: Data(said.utf8))
  }
}
