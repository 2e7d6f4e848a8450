import ArgumentParser
import Casework
import Foundation
import Postgres
import Store

/// `hoiam doctor`: says what is wrong with an installation, and how to mend it.
struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Say what is wrong with an installation, and how to mend it.",
    discussion: """
      Looks at settings, clock, files, key, disk, mail server, database, calendar and background \
      work, and changes nothing. A private database that does not run is started for the look. Ends \
      with 1 if something is wrong.
      """)

  @OptionGroup var storage: StorageOptions

  func run() async throws {
    let settings = storage.settings()
    let doctor = Doctor(settings: settings, now: Date())
    var checkup = Checkup()
    await checkup.look("settings") { try doctor.config() }
    await checkup.look("clock") { try doctor.clock() }
    let before = checkup.ills
    await checkup.look("share") { try await doctor.share() }
    let hasShare = checkup.ills == before
    await checkup.look("key") { try doctor.key() }
    await checkup.look("disk") { try doctor.disk() }
    await checkup.look("files") { try await doctor.files() }
    await checkup.look("ways out") { try await doctor.ways() }
    await checkup.look("service") { try doctor.service() }
    // Looked at without a code of a receipt: the key is neither needed here nor made.
    let look = storage.settings([
      .logLevel: "critical", .key: settings[.key] ?? String(repeating: "0", count: 64),
    ])
    checkup = await examineDatabase(
      Doctor(settings: look, now: doctor.now), checkup, hasShare: hasShare)
    Console.say(checkup.summary)
    if checkup.ills > 0 { throw ExitCode(1) }
  }

  /// - Parameter hasShare: whether there are files to compare the schema with.
  private func examineDatabase(
    _ doctor: Doctor, _ checkup: Checkup, hasShare: Bool
  ) async -> Checkup {
    let settings = doctor.settings
    if let directory = settings[.embedded], access(directory + "/cluster", F_OK) != 0 {
      let isHidden = errno == EACCES
      var checkup = checkup
      await checkup.look("database") {
        [
          isHidden
            ? .ill(
              "\(directory) can't be entered by this account.",
              mend: "As the service's account: runuser -u hoiam -- hoiam doctor.")
            : .doubtful(
              "\(directory) holds none yet.", mend: "hoiam serve makes it at its first start.")
        ]
      }
      return checkup
    }
    do {
      return try await Program.withStorage(settings, starting: false, makesDatabase: false) {
        program, storage in
        var checkup = checkup
        let ills = checkup.ills
        await checkup.look("database") { try await doctor.server(storage) }
        guard checkup.ills == ills, hasShare else { return checkup }
        await checkup.look("schema") { try await doctor.schema(program, storage) }
        guard checkup.ills == ills else { return checkup }
        await checkup.look("office") {
          let administrators = try await storage.asking { try await $0.one(Health.administrators) }
          return try await program.withOffice(on: storage) {
            doctor.office(try await $0.catalogue(), administrators: administrators)
          }
        }
        await checkup.look("documents") {
          try doctor.documents(
            try await storage.asking { try await $0.all(Health.newestFiles(100)) })
        }
        await checkup.look("background") {
          let now = doctor.now
          return try await storage.asking {
            doctor.background(try await $0.one(Health.background(at: now)))
          }
        }
        return checkup
      }
    } catch {
      var checkup = checkup
      await checkup.look("database") { throw error }
      return checkup
    }
  }
}
