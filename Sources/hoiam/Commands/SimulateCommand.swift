import ArgumentParser
import Foundation
import Simulation
import Store
import Synchronization

/// `hoiam simulate`: invented data at the size of years, and invented days.
struct SimulateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate", abstract: "Invent an office's past, or a day at its telephones.",
    subcommands: [History.self, Calls.self])

  /// `hoiam simulate history`.
  struct History: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "history",
      abstract: "Write years of invented tickets into a database, for a trial at full size.",
      discussion: """
        The tickets have everything that years of work would have left: histories, clocks with \
        their breaches, answers, deliveries and public texts. The same seed on the same day \
        invents the same past. Names, telephone numbers and events are invented; the numbers \
        carry 000 and reach nobody.

        The database needs an office to live in: units, people, rules and a calendar. For the \
        sample office without its own tickets:

          hoiam seed --sample --without-tickets --embedded DIR
          hoiam simulate history --tickets 100000 --years 2 --embedded DIR

        A database that holds other tickets is refused: invented ones among real ones could \
        never be told apart in a report. --into-existing is for a copy that will be thrown away. \
        Nothing else may file meanwhile.
        """)

    @OptionGroup var storage: StorageOptions
    @Option(help: "How many tickets.") var tickets: Int
    @Option(help: "Over how many years up to now; not further back than the office's rules.")
    var years: Double
    @Option(help: "Which of the many pasts.") var seed = 1
    @Flag(help: "Write into a database that holds other tickets.") var intoExisting = false

    func validate() throws {
      guard tickets > 0 else { throw ValidationError("--tickets is at least 1.") }
      guard years > 0, years <= 100 else {
        throw ValidationError("--years is more than 0 and at most 100.")
      }
    }

    func run() async throws {
      let wish = (tickets: tickets, years: years, seed: seed, intoExisting: intoExisting)
      try await Program.withStorage(storage.settings()) { program, storage in
        try await storage.requireCurrent(program.logger)
        var history = SimulatedHistory(
          tickets: wish.tickets, years: wish.years, now: Date(),
          key: try await program.key(on: storage))
        history.seed = wish.seed
        history.goesIntoExisting = wish.intoExisting
        try await write(history, storage)
      }
    }

    private func write(_ history: SimulatedHistory, _ storage: Storage) async throws {
      let start = ContinuousClock.now
      let said = Mutex(start)
      do {
        let tally = try await history.write(
          to: storage.admin, samples: storage.schema.directory + "/sample"
        ) { progress in
          let now = ContinuousClock.now
          let isDue = said.withLock { last in
            guard now - last > .seconds(5) || progress.done == progress.tickets else {
              return false
            }
            last = now
            return true
          }
          guard isDue else { return }
          let speed = Double(progress.done) / max((now - start) / .seconds(1), 0.001)
          Console.say("\(progress.done) of \(progress.tickets) tickets, \(Int(speed)) a second")
        }
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        Console.say(
          """
          \(tally.tickets) tickets since \(tally.firstDay) in \(Int(seconds.rounded(.up))) s, \
          \(Int(Double(tally.tickets) / seconds)) a second, statistics of the tables included.
          """)
      } catch SimulationError.noOffice {
        throw Trouble(
          """
          There is no office to simulate: first hoiam seed --sample --without-tickets, or an \
          office of your own with units, people, rules and a calendar.
          """)
      } catch SimulationError.realTickets {
        throw Trouble(
          """
          The database holds tickets that were not simulated, and invented ones among them could \
          never be told apart. On a copy that will be thrown away: --into-existing.
          """)
      }
    }
  }
}
