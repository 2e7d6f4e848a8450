import ArgumentParser

/// `hoiam config`: every setting, its meaning, and what is in force.
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "List every setting and what is in force.")

  func run() throws {
    let settings = Settings()
    for setting in Setting.allCases {
      let (text, origin) = settings.value(setting)
      let shown = setting.isSecret && text != nil ? "(hidden)" : text ?? "–"
      Console.say(
        """
        \(setting.rawValue)
            \(setting.meaning)
            \(setting.type); default: \(setting.fallback ?? "none")
            in force: \(shown) (\(origin.rawValue))
        """)
    }
  }
}
