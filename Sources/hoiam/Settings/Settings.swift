import Configuration
import Delivery
import Foundation
import Logging
import Pages

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

  /// A number within the setting's range.
  func number(_ setting: Setting) throws -> Int {
    guard let number = try Int(text(setting)), setting.range?.contains(number) == true else {
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

  /// What is wrong with a value by itself; nil for nothing, also where nothing is set.
  func fault(_ setting: Setting) -> Trouble? {
    guard self[setting] != nil else { return nil }
    do {
      switch setting {
      case .port, .mailPort, .connections, .workers, .pageCache, .undoSeconds:
        _ = try number(setting)
      case .https, .rateLimits: _ = try flag(setting)
      case .logLevel: _ = try logLevel()
      case .baseURL: _ = try baseURL()
      case .mailSecurity: _ = try mailSecurity()
      case .timeZone: _ = try clock()
      case .telephonySecrets: _ = try telephonySecrets()
      case .knowledge: _ = try knowledge(at: self[.knowledge])
      case .embedded, .database, .data, .share, .key, .host, .authority, .authorityEnglish,
        .mailHost, .mailUser, .mailPassword, .mailFrom, .smsURL, .smsToken:
        return nil
      }
      return nil
    } catch {
      return error as? Trouble ?? problem(setting)
    }
  }

  /// The address people know; nil if nobody said it.
  func baseURL() throws -> String? {
    guard let text = self[.baseURL] else { return nil }
    let url = URL(string: text)
    guard ["http", "https"].contains(url?.scheme), url?.host()?.isEmpty == false,
      !text.hasSuffix("/")
    else { throw problem(.baseURL) }
    return text
  }

  /// How the connection to the mail server is protected.
  func mailSecurity() throws -> SMTPCarrier.Security {
    guard let security = try SMTPCarrier.Security(rawValue: text(.mailSecurity)) else {
      throw problem(.mailSecurity)
    }
    return security
  }

  /// Secrets of the telephone exchange; none for an office without one.
  func telephonySecrets() throws -> [String] {
    let secrets = (self[.telephonySecrets] ?? "").split(separator: " ").map(String.init)
    guard secrets.allSatisfy({ $0.count >= 32 }) else { throw problem(.telephonySecrets) }
    return secrets
  }

  /// The clock on the office's wall.
  func clock() throws -> LocalClock {
    guard let clock = try? LocalClock(timeZone: text(.timeZone)) else { throw problem(.timeZone) }
    return clock
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
