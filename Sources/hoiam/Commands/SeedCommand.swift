import ArgumentParser
import Foundation

/// `hoiam seed`: what an office starts from, or a whole sample office.
struct SeedCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "seed",
    abstract: "Give a database the catalogue, or the sample office of Xuân Lộc.",
    discussion: """
      Adds what is missing and leaves what an office has changed. --sample is for a trial: it sets \
      one password that everyone knows, and lets the past and two months of tickets happen.
      """)

  @OptionGroup var storage: StorageOptions

  @Flag(help: "Add the sample office with its people, passwords and tickets.")
  var sample = false

  @Flag(help: "With --sample: no tickets, for hoiam simulate history.")
  var withoutTickets = false

  func run() async throws {
    let (sample, withoutTickets) = (sample, withoutTickets)
    try await Program.withStorage(storage.settings(), makesDatabase: !sample) { program, storage in
      guard sample else {
        try await storage.migrate(sample: false, logger: program.logger)
        return
      }
      try await storage.makeSample(program, withTickets: !withoutTickets)
    }
    Console.say(sample ? "The sample office is there." : "The catalogue is there.")
  }
}
