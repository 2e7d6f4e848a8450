import ArgumentParser
import Casework
import Foundation
import Media
import Rules
import Store

/// `hoiam doctor`: says what is wrong with an installation, and how to mend it.
struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Say what is wrong with an installation, and how to mend it.")

  @OptionGroup var storage: StorageOptions

  func run() async throws {
    let settings = storage.settings()
    var checkup = Checkup()
    await checkup.look("settings") { _ = try Program(settings) }
    await checkup.look("SQL files") {
      let directory = try settings.directory(.share) + "/sql/migrations"
      guard FileManager.default.fileExists(atPath: directory) else {
        throw Trouble("\(directory) is missing: --share names the folder that holds sql/.")
      }
    }
    await checkup.look("pages") { _ = try Program(settings).renderer() }
    await checkup.look("key") { _ = try ServerKey.load(settings) }
    await checkup.look("files") {
      let files = try Program(settings).files()
      let digest = try await files.store(Array("hoiam doctor\n".utf8))
      _ = try await files.read(digest)
    }
    await checkup.look("database") {
      try await Program.withStorage(settings, starting: false) { program, storage in
        try await storage.requireCurrent(program.logger)
      }
    }
    await checkup.look("office") {
      try await Program.withOffice(settings, starting: false) { _, office in
        let catalogue = try await office.catalogue()
        guard !catalogue.units.isEmpty else {
          throw Trouble("There is no unit yet: an administrator adds them at /desk.")
        }
      }
    }
    if checkup.isIll { throw ExitCode(1) }
  }

  /// Findings, printed as they come.
  private struct Checkup {
    var isIll = false

    mutating func look(_ what: String, _ body: () async throws -> Void) async {
      do {
        try await body()
        Console.say("ok      \(what)")
      } catch {
        isIll = true
        Console.say("WRONG   \(what): \(error)")
      }
    }
  }
}
