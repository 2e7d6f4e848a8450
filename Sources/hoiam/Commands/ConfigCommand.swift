import ArgumentParser

/// `hoiam config`: every setting, its meaning, and what is in force.
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "List every setting and what is in force.")

  func run() throws {
    let settings = Settings()
    var faults = 0
    for setting in Setting.allCases {
      let (text, origin) = settings.value(setting)
      let shown = setting.isSecret && text != nil ? "(hidden)" : text ?? "–"
      let isWrong = settings.fault(setting) != nil
      if isWrong { faults += 1 }
      let state =
        isWrong
        ? "WRONG, nothing starts with it: \(shown) (\(origin.rawValue))"
        : "in force: \(shown) (\(origin.rawValue))"
      Console.say(
        """
        \(setting.rawValue)
            \(setting.meaning)
            \(setting.type); default: \(setting.fallback ?? "none")
            \(state)
        """)
    }
    if faults > 0 { throw ExitCode(1) }
  }
}
