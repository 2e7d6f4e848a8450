import Configuration
import Foundation
import Logging

/// Every setting with the value in force and where it comes from.
struct Settings: Sendable {
  /// Where a value comes from.
  enum Origin: String, Sendable {
    case option, environment, fallback = "default", missing = "not set"
  }

  private let options: [Setting: String]
  private let environment: ConfigReader

  /// The environment of this process, and what the command line says.
  init(_ options: [Setting: String?] = [:]) {
    self.options = options.compactMapValues { $0 }
    environment = ConfigReader(provider: EnvironmentVariablesProvider())
  }

  /// The value in force and its origin.
  func value(_ setting: Setting) -> (text: String?, origin: Origin) {
    if let option = options[setting] { return (option, .option) }
    let key = ConfigKey(setting.rawValue.lowercased().split(separator: "_").map(String.init))
    if let text = environment.string(forKey: key, isSecret: setting.isSecret), !text.isEmpty {
      return (text, .environment)
    }
    return (setting.fallback, setting.fallback == nil ? .missing : .fallback)
  }

  /// A text; nil if nobody gave one.
  subscript(_ setting: Setting) -> String? { value(setting).text }

  /// A text that must be there.
  func text(_ setting: Setting) throws -> String {
    guard let text = self[setting] else { throw problem(setting) }
    return text
  }

  /// A number within a range.
  func number(_ setting: Setting, in range: ClosedRange<Int>) throws -> Int {
    guard let number = try Int(text(setting)), range.contains(number) else {
      throw problem(setting)
    }
    return number
  }

  /// A truth.
  func flag(_ setting: Setting) throws -> Bool {
    guard let flag = try Bool(text(setting)) else { throw problem(setting) }
    return flag
  }

  /// The least that is logged.
  func logLevel() throws -> Logger.Level {
    guard let level = try Logger.Level(rawValue: text(.logLevel)) else {
      throw problem(.logLevel)
    }
    return level
  }

  /// A directory as an absolute path.
  func directory(_ setting: Setting) throws -> String {
    URL(filePath: try text(setting)).standardizedFileURL.path(percentEncoded: false)
  }

  /// Where photos and documents are.
  func dataDirectory() throws -> String {
    if self[.data] != nil { return try directory(.data) }
    if self[.embedded] != nil { return try directory(.embedded) }
    throw Trouble(
      "Nothing says where photos and documents are kept.",
      mend: "--embedded DIR or \(Setting.embedded.rawValue); beside another database, --data DIR "
        + "or \(Setting.data.rawValue).")
  }

  /// A value that is missing or can't be right.
  func problem(_ setting: Setting) -> Trouble {
    Trouble(
      "\(setting.rawValue) must be \(setting.type): \(setting.meaning).",
      mend: "Correct it where it is set; hoiam config shows every setting and what is in force.")
  }
}

/// Something the operator has to mend; says how.
struct Trouble: Error, CustomStringConvertible {
  /// What is wrong.
  let what: String
  /// How to mend it; nil if that is said already.
  let mend: String?

  init(_ what: String, mend: String? = nil) {
    self.what = what
    self.mend = mend
  }

  var description: String { mend.map { "\(what)\n\($0)" } ?? what }
}
