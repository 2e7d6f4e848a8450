import ArgumentParser

/// Options of every command that needs the database.
struct StorageOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Run, or find, a private PostgreSQL with its data in this directory.", valueName: "dir"))
  var embedded: String?

  @Option(
    help: ArgumentHelp(
      "Use this database (libpq address) instead of a private one.", valueName: "address"))
  var database: String?

  @Option(help: ArgumentHelp("Where photos, documents and the key are.", valueName: "dir"))
  var data: String?

  @Option(help: ArgumentHelp("The folder that holds sql/.", valueName: "dir"))
  var share: String?

  /// These options over the environment.
  func settings(_ more: [Setting: String?] = [:]) -> Settings {
    var options: [Setting: String?] = [
      .embedded: embedded, .database: database, .data: data, .share: share,
    ]
    options.merge(more) { _, new in new }
    return Settings(options)
  }
}
