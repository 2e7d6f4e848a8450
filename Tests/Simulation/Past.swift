import Casework
import Foundation
import Postgres
import Rules
import Simulation
import Support

/// A sample office with a simulated past.
enum Past {
  static let key = Array("a key for tests, thirty-two bytes!".utf8)

  /// An office of one's own with a past that ends when its clock stands.
  static func open(_ tickets: Int, years: Double = 1.9, seed: Int = 1) async throws -> TestOffice {
    let test = try await TestOffice.open()
    var history = SimulatedHistory(
      tickets: tickets, years: years, now: test.office.now, key: key)
    history.seed = seed
    _ = try await history.write(
      to: ConnectionSettings(test.address), samples: TestOffice.sqlDirectory + "/sample")
    return test
  }
}
