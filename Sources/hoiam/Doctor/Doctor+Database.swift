import Casework
import Foundation
import Media
import Postgres
import Rules
import Store

extension Doctor {
  /// The server: version, roles, durability, clock.
  func server(_ storage: Storage) async throws -> [Finding] {
    let server = try await storage.asking { try await $0.one(Health.server) }
    guard server.version >= 150_000 else {
      return [
        .ill(
          "PostgreSQL \(server.version / 10_000) is too old: 15 or newer is needed.",
          mend: "Install postgresql-15 and carry the data over with pg_dump and pg_restore.")
      ]
    }
    guard server.missingRoles.isEmpty else {
      return [
        .ill(
          "Missing roles: \(server.missingRoles.joined(separator: ", ")).",
          mend: "hoiam migrate --roles, with the address of a superuser.")
      ]
    }
    var findings = [
      Finding.well("PostgreSQL \(server.version / 10_000).\(server.version % 10_000)")
    ]
    if server.isWallOpen {
      findings.append(
        .ill(
          "The role hoiam_public can enter the schema office: the public pages' last wall is open.",
          mend: "REVOKE ALL ON SCHEMA office FROM hoiam_public, and see who granted it."))
    }
    if !server.isDurable {
      findings.append(
        .ill(
          "fsync or full_page_writes is off: a power cut can lose tickets that were given a number.",
          mend: "Take it out of local.conf or postgresql.conf and restart."))
    }
    if storage.isOwn {
      findings.append(
        .doubtful(
          "It did not run, and was started for this look.",
          mend: "systemctl start hoiam, or hoiam serve."))
    }
    let apart = abs(server.now.timeIntervalSince(Date()))
    if apart > 5 {
      findings.append(
        .ill(
          "The database's clock is \(Int(apart)) seconds apart from this machine's.",
          mend: "Keep both right: apt-get install systemd-timesyncd."))
    }
    return findings
  }

  /// The schema.
  func schema(_ program: Program, _ storage: Storage) async throws -> [Finding] {
    try await storage.requireCurrent(program.logger)
    return [.well("migration \(Schema.version)")]
  }

  /// What the office is made of.
  func office(_ catalogue: Catalogue, administrators: Int) -> [Finding] {
    var findings: [Finding] = []
    if catalogue.units.isEmpty {
      findings.append(
        .ill(
          "There is no unit yet.",
          mend: "An administrator adds them at /desk/admin; for a trial: hoiam seed --sample."))
    }
    if administrators == 0 {
      findings.append(
        .ill(
          "No administrator can sign in.",
          mend:
            "hoiam user add NAME --name \"…\" --role administrator, then hoiam user passwd NAME."
        ))
    }
    if catalogue.routing.isEmpty {
      findings.append(
        .doubtful(
          "There is no routing rule: nothing is proposed to dispatchers.",
          mend: "An administrator adds them at /desk/admin."))
    }
    return findings + calendar(catalogue)
  }

  /// The holidays of this year and, from October on, of the next.
  private func calendar(_ catalogue: Catalogue) -> [Finding] {
    guard let calendar = catalogue.officeCalendar else {
      return [.ill("There is no working calendar.", mend: "hoiam seed")]
    }
    let today = calendar.day(at: now)
    let known = Set(calendar.overrides.keys.map(\.year))
    let wanted = [today.year] + (today.month >= 10 ? [today.year + 1] : [])
    let missing = wanted.filter { !known.contains($0) }
    if missing.isEmpty {
      return [.well("\(catalogue.units.count) units, calendar to \(wanted.max() ?? 0)")]
    }
    let years = missing.map(String.init).joined(separator: ", ")
    let mend = "Enter the days off that were announced, at /desk/admin; due dates follow."
    let words = "The office's calendar has no day off in \(years): due dates there count holidays."
    return [missing.contains(today.year) ? .ill(words, mend: mend) : .doubtful(words, mend: mend)]
  }

  /// Whether the files that the database names are there, the newest looked at.
  ///
  /// - Parameter digests: of the newest, as the database names them.
  func documents(_ digests: [[UInt8]]) throws -> [Finding] {
    let directory = try settings.dataDirectory()
    let missing = digests.compactMap { FileDigest(bytes: $0) }.filter {
      !FileManager.default.fileExists(atPath: FileStore.path(of: $0, under: directory))
    }
    guard missing.isEmpty else {
      return [
        .ill(
          "\(missing.count) of the newest \(digests.count) photos and documents are not under "
            + "\(directory)/files.",
          mend: "Restore files.tar.gz of the backup: docs/operations.md, \"Recover\".")
      ]
    }
    return [.well("\(digests.count) newest photos and documents are there")]
  }

  /// What waits in the background, and for how long.
  func background(_ background: Health.Background) -> [Finding] {
    var findings: [Finding] = []
    if !background.dead.isEmpty {
      findings.append(
        .ill(
          "Failed for good: \(background.dead.joined(separator: ", ")).",
          mend: "Mend what the code says (mail, gateway, disk); the log has the errand's number."))
    }
    if let since = background.waitingSince, now.timeIntervalSince(since) > 600 {
      let minutes = Int(now.timeIntervalSince(since) / 60)
      findings.append(
        .ill(
          "Work that is due has waited for \(minutes) minutes: no worker runs, or it is stuck.",
          mend: "Run hoiam serve without --no-worker, or hoiam work; then see its log."))
    }
    if background.failedDeliveries > 0 {
      findings.append(
        .doubtful(
          "\(background.failedDeliveries) answers did not reach their citizen.",
          mend: "They wait at the desk, under tasks, for another way."))
    }
    if background.stuckPhotos > 0 {
      findings.append(
        .doubtful(
          "\(background.stuckPhotos) photos wait to be cleaned for over an hour.",
          mend: "See whether a worker runs, and what its log says about cleanAttachment."))
    }
    return findings.isEmpty ? [.well("nothing waits too long")] : findings
  }
}

extension Storage {
  /// Asks something as whoever looks after the database.
  func asking<Value: Sendable>(
    _ body: @Sendable (Database) async throws -> Value
  ) async throws -> Value {
    try await withDatabase(admin, body)
  }
}
