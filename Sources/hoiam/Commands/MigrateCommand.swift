import ArgumentParser
import Store

/// `hoiam migrate`: brings the schema up to date.
struct MigrateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "migrate",
    abstract: "Bring the database's schema, views and rights up to date.",
    discussion: """
      Forward only; may be run by several at once. --roles also makes the three database roles, for \
      which the address must be of a superuser or a role that may create roles.
      """)

  @OptionGroup var storage: StorageOptions

  @Flag(help: "Make the roles hoiam_owner, hoiam_app and hoiam_public first.")
  var roles = false

  func run() async throws {
    let roles = roles
    try await Program.withStorage(storage.settings(), starting: true) { program, storage in
      if roles { try await storage.schema.makeRoles(storage.admin) }
      let ran = try await storage.migrate(sample: false, logger: program.logger)
      Console.say(ran.isEmpty ? "Everything is up to date." : ran.joined(separator: "\n"))
    }
  }
}
