import ArgumentParser

/// The command line of Hồi Âm.
@main
struct Hoiam: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hoiam",
    abstract: "Hồi Âm: citizen feedback and hotline tickets, answered in public.",
    version: "0.1.0",
    subcommands: [
      ServeCommand.self, WorkCommand.self, MigrateCommand.self, SeedCommand.self,
      UserCommand.self, ReportCommand.self, ConfigCommand.self, DoctorCommand.self,
      DeadlineCommand.self, SuggestCommand.self, AuditCommand.self, SimulateCommand.self,
      BenchCommand.self,
      MediaWorkerCommand.self,
      BareRouteCommand.self, RoutesCommand.self,
    ])
}
