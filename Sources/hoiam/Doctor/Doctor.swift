import Casework
import Embedded
import Foundation
import Media
import Pages
import Postgres
import Rules
import Store

/// Looks at the parts of an installation, from the ground up.
struct Doctor: Sendable {
  let settings: Settings
  let now: Date

  /// Settings that can be read, and what they say together.
  func config() throws -> [Finding] {
    let program = try Program(settings)
    _ = try (settings.number(.port), settings.number(.connections))
    _ = try (settings.number(.workers), settings.flag(.https))
    _ = try (settings.flag(.rateLimits), settings.number(.pageCache))
    _ = try program.site()
    var findings = [Finding.well("every value can be read")]
    if settings[.baseURL] == nil {
      findings.append(
        .doubtful(
          "Messages to citizens hold no link.",
          mend: "Set \(Setting.baseURL.rawValue) to the address people know."))
    }
    if settings[.baseURL]?.hasPrefix("https:") == true, try !settings.flag(.https) {
      findings.append(
        .doubtful(
          "People come by HTTPS, and cookies are not marked for it.",
          mend: "Set \(Setting.https.rawValue)=true."))
    }
    let host = try settings.text(.host)
    if !["127.0.0.1", "::1", "localhost"].contains(host) {
      findings.append(
        .doubtful(
          "The service listens at \(host), without TLS: what is typed can be read on its way.",
          mend: "Set \(Setting.host.rawValue)=127.0.0.1, with a reverse proxy before it."))
    }
    let unknown = Setting.unknown(in: ProcessInfo.processInfo.environment.keys)
    if !unknown.isEmpty {
      findings.append(
        .doubtful(
          "\(unknown.joined(separator: ", ")): there is no such setting.",
          mend: "hoiam config lists those there are."))
    }
    return findings
  }

  /// The clock, and the office's time zone.
  func clock() throws -> [Finding] {
    let zone = try settings.text(.timeZone)
    guard (try? LocalClock(timeZone: zone)) != nil else {
      return [
        .ill(
          "There is no time zone \(zone) on this machine.",
          mend: "apt-get install tzdata, or correct \(Setting.timeZone.rawValue).")
      ]
    }
    // The day this check was written: no clock can rightly show an earlier one.
    guard now > Date(timeIntervalSince1970: 1_795_392_000) else {
      return [
        .ill(
          "The clock shows \(Instant.rfc3339(now)), which is long past.",
          mend: "Set it, and keep it right: apt-get install systemd-timesyncd.")
      ]
    }
    return [.well("\(Instant.rfc3339(now)), \(zone)")]
  }

  /// SQL, templates, the sample's drawings.
  func share() async throws -> [Finding] {
    let share = try settings.directory(.share)
    let wanted = ["roles.sql", "migrations", "views", "catalogue"].map { "\(share)/sql/\($0)" }
    let missing = wanted.filter { !FileManager.default.fileExists(atPath: $0) }
    guard missing.isEmpty else {
      return [
        .ill(
          "\(missing.joined(separator: ", ")) is missing.",
          mend: "--share names the folder that deploy/install.sh filled, or a clone's top folder.")
      ]
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: "\(share)/sql/migrations")
    let last = names.filter { $0.hasSuffix(".sql") }.compactMap { Int($0.prefix(4)) }.max() ?? 0
    guard last == Schema.version else {
      return [
        .ill(
          "\(share)/sql has migrations up to \(last), this program was made for "
            + "\(Schema.version).",
          mend: "Install program and share folder of the same version: deploy/install.sh.")
      ]
    }
    // What is wrong with the time zone was said before.
    if try clock().isWell { _ = try Program(settings).renderer() }
    return [.well(share)]
  }

  /// The secret: there, whole, and nobody else's business.
  func key() throws -> [Finding] {
    let found = try ServerKey.find(settings)
    if settings[.key] != nil { return [.well("from \(Setting.key.rawValue)")] }
    let file = try ServerKey.file(settings)
    let directory = try settings.dataDirectory()
    guard found != nil else {
      let isUsed = FileManager.default.fileExists(atPath: directory + "/files")
      let lost = "\(file) is missing: receipts given out so far open nothing."
      let mend = "Restore it from the backup: no other one opens them."
      return [isUsed ? .ill(lost, mend: mend) : .well("is made at the first start")]
    }
    guard let owner = owner(of: file), owner == self.owner(of: directory) else {
      return [
        .ill(
          "\(file) belongs to another account than \(directory): the service can't read it.",
          mend: "chown --reference=\(directory) \(file)")
      ]
    }
    let facts = try FileManager.default.attributesOfItem(atPath: file)
    let mode = (facts[.posixPermissions] as? Int) ?? 0
    guard mode & 0o077 == 0 else {
      return [
        .ill(
          "\(file) can be read by other accounts (\(String(mode, radix: 8))).",
          mend: "chmod 600 \(file)")
      ]
    }
    return [.well(file)]
  }

  /// The name of the account that a file belongs to.
  private func owner(of path: String) -> String? {
    let facts = try? FileManager.default.attributesOfItem(atPath: path)
    return facts?[.ownerAccountName] as? String
  }

  /// Room on the disk.
  func disk() throws -> [Finding] {
    let directory = try settings.dataDirectory()
    var place = directory
    while place != "/", !FileManager.default.fileExists(atPath: place) {
      place = URL(filePath: place).deletingLastPathComponent().path(percentEncoded: false)
    }
    var facts = statvfs()
    guard statvfs(place, &facts) == 0 else { return [.well("unknown")] }
    let free = Int64(facts.f_bavail) * Int64(facts.f_frsize)
    let share = Double(facts.f_bavail) / Double(max(facts.f_blocks, 1))
    let words = String(format: "%.1f GB free (%.0f %%)", Double(free) / 1e9, share * 100)
    let mend = "Make room, or move \(directory) to a larger disk: docs/operations.md, \"Recover\"."
    if free < 500_000_000 { return [.ill("\(place): only \(words).", mend: mend)] }
    if free < 3_000_000_000 || share < 0.05 {
      return [.doubtful("\(place): only \(words).", mend: mend)]
    }
    return [.well(words)]
  }

  /// Whether photos and documents can be written and read, and photos cleaned.
  func files() async throws -> [Finding] {
    let directory = try settings.dataDirectory()
    guard FileManager.default.fileExists(atPath: directory) else {
      return [.well("are made at the first start")]
    }
    let owner = owner(of: directory) ?? "?"
    guard access(directory, W_OK | X_OK) == 0 else {
      return [
        .ill(
          "\(directory), which belongs to \(owner), can't be written by this account.",
          mend: "As the service's account: runuser -u hoiam -- hoiam doctor. If this is it: "
            + "chown -R hoiam: \(directory)")
      ]
    }
    guard FileManager.default.fileExists(atPath: directory + "/files") else {
      return [.well("are made at the first start")]
    }
    if geteuid() == 0, owner != "root" {
      return [
        .doubtful(
          "Not tried: root would leave files there that \(owner) can't write.",
          mend: "runuser -u \(owner) -- hoiam doctor")
      ]
    }
    do {
      return try await tryFiles(Program(settings).files())
    } catch MediaError.system(let call, let number) {
      return [
        .ill(
          "\(directory)/files can't be written: \(call): \(String(cString: strerror(number))).",
          mend: "chown -R --reference=\(directory) \(directory)/files; is the disk full?")
      ]
    }
  }

  private func tryFiles(_ files: FileStore) async throws -> [Finding] {
    let digest = try await files.store(Array("hoiam doctor\n".utf8))
    _ = try await files.read(digest)
    do {
      _ = try await MediaProcess(program: Program.executable).clean(digest, in: files)
    } catch MediaError.unknownType {
      return [.well("written, read; the process that cleans photos answers")]
    } catch {
      return [
        .ill(
          "Photos can't be cleaned (\((error as? MediaError)?.code ?? "\(error)")).",
          mend: "apt-get install libvips42, and look whether `hoiam media-worker` can start.")
      ]
    }
    return [.well("written and read")]
  }
}
