import Casework
import Delivery
import Foundation
import Jobs
import Logging
import Media
import Rules
import Simulation
import Store
import Synchronization

/// The sample office: one password for everybody who has none, its past and two busy months.
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

  /// The name under which a database remembers that it was furnished.
  private static let mark = "sample/tickets"

  let program: Program
  let storage: Storage

  /// Sets the passwords, and lets the history happen in an office without tickets.
  ///
  /// - Throws: `Trouble` if an earlier attempt was interrupted half way.
  func furnish(withTickets: Bool = true) async throws {
    let clock = SampleClock()
    try await program.withOffice(on: storage, clock: { clock.now }, isDurable: false) {
      try await setPasswords(in: $0)
      guard withTickets else { return }
      switch try await storage.schema.mark(SampleOffice.mark, in: storage.admin) {
      case "done": return
      case nil: break
      case _?:
        throw Trouble(
          """
          The sample of this database was interrupted half way. Drop the database, make it anew \
          (docs/operations.md), and seed it again.
          """)
      }
      if try await storage.schema.hasTickets(storage.admin) {
        return program.logger.notice("this office has tickets: no sample was added")
      }
      try await storage.schema.setMark(SampleOffice.mark, to: "begun", in: storage.admin)
      Console.say("Making the sample office; this takes up to a minute.")
      try await live(in: $0, clock)
      clock.set(Date())
      try await SampleStandIns(in: storage.schema.directory + "/sample").plan(in: $0)
      try await storage.schema.setMark(SampleOffice.mark, to: "done", in: storage.admin)
    }
  }

  private func setPasswords(in office: Office) async throws {
    let people = try await office.people(by: Actor(.machine)).map(\.person)
    let without = people.filter { $0.isActive && $0.passwordHash == nil }
    guard !without.isEmpty else { return }
    try await office.setPassword(
      SampleOffice.password, ofEach: without.map(\.id), by: Actor(.machine))
  }

  private func live(in office: Office, _ clock: SampleClock) async throws {
    let directory = storage.schema.directory + "/sample"
    let now = Date()
    // Roles are listed from today on: seen from its beginning, that is everybody who ever served.
    clock.set(SampleOffice.beginning)
    let people = try await office.people(by: Actor(.machine))
    let history = SampleHistory(
      office: office, clock: clock, staff: SampleStaff(people),
      photos: try await SamplePhotos(
        in: directory + "/photos", files: try program.files(),
        media: MediaProcess(program: Program.executable)),
      worker: try program.worker(office, through: Carriers(mail: Silence(), sms: Silence())),
      now: now,
      logger: program.logger)
    try await history.run(
      [
        try SampleMatter.all(in: directory + "/past.jsonl"),
        try SampleMatter.all(in: directory + "/matters.jsonl"),
      ], try SampleNames(in: directory))
  }

  /// 2024-01-02 07:30 in Viet Nam: before the first ticket.
  private static let beginning = Date(timeIntervalSince1970: 1_704_155_400)

  /// A way out that ends here: nobody of the sample can be reached.
  private struct Silence: Carrier {
    func send(_ message: Message, at now: Date) async -> Outcome { .sent }
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
