import ArgumentParser
import Casework
import Foundation
import Rules
import Store

/// `hoiam user`: people and passwords, for whoever has no login yet.
struct UserCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "user", abstract: "Add people, give roles, set passwords.",
    subcommands: [Add.self, Passwd.self, List.self])

  /// `hoiam user add`.
  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "add", abstract: "Add a person with a role; the password is read from stdin.")

    @OptionGroup var storage: StorageOptions
    @Argument(help: "Small letters, digits, dots and dashes.") var username: String
    @Option(help: "Full name.") var name: String
    @Option(help: "One of the roles of the permission matrix, such as administrator.")
    var role: String
    @Option(
      help: """
        The unit at which the role holds, by its code or id; without it, the \
        whole office.
        """)
    var unit: String?

    func run() async throws {
      guard let role = Role(rawValue: role), role != .citizen else {
        let known = Role.allCases.filter { $0 != .citizen }.map(\.rawValue)
        throw Trouble("--role is one of \(known.joined(separator: ", ")).")
      }
      let password = try Password.read()
      let (username, name, unit) = (username, name, unit)
      let settings = storage.settings()
      try await Program.withOffice(settings) { _, office in
        // Everything is looked at before anything is written: an office without units gets one.
        let person = try NewPerson(username: username, name: name, password: password)
        let machine = Actor(.machine)
        let place: ID<Rules.Unit> =
          if let unit {
            try await Self.unit(unit, of: office)
          } else {
            try await Self.root(of: office, named: settings.text(.authority), by: machine)
          }
        _ = try await office.add(person, as: Grant(role, at: place), by: machine)
      }
      Console.say("\(username) can sign in.")
    }

    /// A unit of today, by its code or its id.
    private static func unit(_ typed: String, of office: Office) async throws -> ID<Rules.Unit> {
      let catalogue = try await office.catalogue()
      guard let today = catalogue.officeCalendar?.day(at: office.now) else {
        throw Trouble("There is no working calendar yet: hoiam seed.")
      }
      let meant = catalogue.units.values.filter { $0.code == typed || "\($0.id)" == typed }
      let now = meant.filter { $0.isValid(on: today) }
      if let unit = now.first(where: { $0.code == typed }) ?? now.first { return unit.id }
      if let gone = meant.first {
        throw Trouble("\(gone.name) (\(typed)) is no unit of today: --unit names one that is.")
      }
      throw Trouble("There is no unit \(typed): --unit is the code or the id of a unit.")
    }

    /// The unit at the top of the office; made in an office without units, since nobody could make
    /// it before there is an administrator.
    private static func root(
      of office: Office, named name: String, by actor: Actor
    ) async throws -> ID<Rules.Unit> {
      if let root = try await top(office) { return root }
      let today = try await office.catalogue().officeCalendar?.day(at: office.now)
      guard let today else { throw Trouble("There is no working calendar yet: hoiam seed.") }
      try await office.saveUnit(
        UnitDraft(
          code: "1", name: name, shortName: name, sort: .commune, parent: nil, validFrom: today,
          validTo: nil, aliases: []), id: nil, by: actor)
      guard let root = try await top(office) else { throw Trouble("There is no unit yet.") }
      return root
    }

    private static func top(_ office: Office) async throws -> ID<Rules.Unit>? {
      let now = office.now
      let catalogue = try await office.catalogue()
      guard let today = catalogue.officeCalendar?.day(at: now) else { return nil }
      return catalogue.units.values.filter { $0.parent == nil && $0.isValid(on: today) }
        .map(\.id).min()
    }
  }

  /// `hoiam user passwd`.
  struct Passwd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "passwd", abstract: "Set a password, read from stdin; ends all sessions.")

    @OptionGroup var storage: StorageOptions
    @Argument(help: "Whose.") var username: String

    func run() async throws {
      let password = try Password.read()
      let username = username
      try await Program.withOffice(storage.settings()) { _, office in
        let machine = Actor(.machine)
        let everyone = try await office.people(by: machine)
        guard let person = everyone.first(where: { $0.person.username == username })?.person
        else { throw Trouble("Nobody is called \(username): hoiam user list.") }
        try await office.setPassword(password, of: person.id, by: machine)
      }
      Console.say("Done; every session of \(username) has ended.")
    }
  }

  /// `hoiam user list`.
  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List people with their roles.")

    @OptionGroup var storage: StorageOptions

    func run() async throws {
      try await Program.withOffice(storage.settings()) { _, office in
        let units = try await office.catalogue().units
        for (person, roles) in try await office.people(by: Actor(.machine)) {
          let given = roles.map { role in
            let unit = units[role.unit]
            return "\(role.role.rawValue)@\(unit?.code ?? "\(role.unit)") \(unit?.shortName ?? "")"
          }
          let marks = [
            person.isActive ? nil : "switched off",
            person.passwordHash == nil ? "no password" : nil,
          ].compactMap { $0 }
          Console.say(
            ([person.username, person.name] + given + marks).joined(separator: "\t"))
        }
      }
    }
  }
}

/// A password from standard input: typed unseen at a terminal, or the first line of a pipe.
enum Password {
  static func read() throws -> String {
    if isatty(STDIN_FILENO) != 1 { return readLine() ?? "" }
    guard let typed = getpass("Password (12 characters or more): ") else {
      throw Trouble("No password was read.")
    }
    return String(cString: typed)
  }
}
