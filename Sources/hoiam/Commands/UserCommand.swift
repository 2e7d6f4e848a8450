import ArgumentParser
import Casework
import Foundation
import Rules

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
    @Option(help: "The id of the unit at which the role holds.") var unit: Int64 = 1

    func run() async throws {
      guard let role = Role(rawValue: role), role != .citizen else {
        let known = Role.allCases.filter { $0 != .citizen }.map(\.rawValue)
        throw Trouble("--role is one of \(known.joined(separator: ", ")).")
      }
      let password = try Password.read()
      let (username, name, unit) = (username, name, unit)
      try await Program.withOffice(storage.settings()) { _, office in
        let machine = Actor(.machine)
        let person = try await office.addPerson(username: username, name: name, by: machine)
        try await office.give(Grant(role, at: ID(unit)), to: person, by: machine)
        try await office.setPassword(password, of: person, by: machine)
      }
      Console.say("\(username) can sign in.")
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
        for (person, roles) in try await office.people(by: Actor(.machine)) {
          let given = roles.map { "\($0.role.rawValue)@\($0.unit)" }
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
