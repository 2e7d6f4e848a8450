import Casework
import Foundation
import Logging
import Rules
import Simulation
import Synchronization

/// The sample office: one password for everybody who has none, and two months of tickets.
struct SampleOffice: Sendable {
  /// Known to everyone who reads this: the service then listens on loopback only.
  static let password = "xuan-loc-2026"

  /// Whom to try first.
  static let logins: [(username: String, what: String)] = [
    ("tongdai1", "operator: takes calls"),
    ("dieuphoi1", "dispatcher: accepts and forwards"),
    ("kthtdt.cv1", "officer of the infrastructure division: resolves"),
    ("kthtdt.ld", "its head: approves"),
    ("congkhai1", "publisher (congkhai2 approves)"),
    ("lanhdao1", "leader: reports"),
    ("tonghop1", "reporting officer: the weekly report"),
    ("hanche1", "restricted officer: complaints and denunciations"),
    ("quantri", "administrator: people, units, calendars, rules"),
  ]

  let program: Program
  let storage: Storage

  /// Sets the passwords and lets two months happen, the first time.
  func furnish(withTickets: Bool = true) async throws {
    let clock = SampleClock()
    try await program.withOffice(on: storage, clock: { clock.now }, isDurable: false) {
      try await furnish($0, clock, withTickets: withTickets)
    }
  }

  private func furnish(
    _ office: Office, _ clock: SampleClock, withTickets: Bool
  ) async throws {
    let people = try await office.people(by: Actor(.machine))
    let without = people.map(\.person).filter { $0.isActive && $0.passwordHash == nil }
    if !without.isEmpty {
      try await office.setPassword(
        SampleOffice.password, ofEach: without.map(\.id), by: Actor(.machine))
    }
    guard withTickets else { return }
    let matters = try Matter.all(in: storage.schema.directory + "/sample")
    let names = try SampleNames(in: storage.schema.directory + "/sample")
    let history = SampleHistory(
      office: office, clock: clock, staff: SampleStaff(people),
      photos: SamplePhotos(
        directory: storage.schema.directory + "/sample/photos", files: try program.files()),
      now: Date(), logger: program.logger)
    try await history.run(matters, names)
  }
}

/// A clock that is set by hand until the history has caught up with the present.
final class SampleClock: Sendable {
  private let instant = Mutex(Date())

  /// What time it is in the history.
  var now: Date { instant.withLock { $0 } }

  /// Goes there.
  func set(_ date: Date) { instant.withLock { $0 = date } }
}
