import ArgumentParser
import Casework
import ServiceLifecycle
import UnixSignals

/// `hoiam work`: the background work alone, beside any number of others.
struct WorkCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "work",
    abstract: "Do background work: messages, photos, clocks, reports.",
    discussion: "hoiam serve does this too, unless it was told --no-worker.")

  @OptionGroup var storage: StorageOptions

  func run() async throws {
    try await Program.withOffice(storage.settings(), starting: false, isWatched: false) {
      program, office in
      let worker = try program.worker(office)
      let group = ServiceGroup(
        configuration: ServiceGroupConfiguration(
          services: [worker], gracefulShutdownSignals: [.sigterm, .sigint],
          logger: program.logger))
      try await group.run()
    }
  }
}
