import Foundation

/// The programs of one installed PostgreSQL.
struct Binaries: Equatable, Sendable {
  /// The folder that holds `postgres`, `initdb` and `pg_ctl`.
  let folder: String
  /// The major version, such as 15.
  let major: Int

  /// The oldest version whose `initdb` and WAL compression this room relies on.
  static let oldest = 15

  var initdb: String { folder + "/initdb" }
  var control: String { folder + "/pg_ctl" }

  /// Chooses among installed versions: the one of an existing cluster, else the newest.
  /// - Parameter cluster: the major version that made the cluster; nil if there is none yet.
  /// - Throws: `missingBinaries`, `tooOld` or `versionMismatch`.
  static func choose(
    among installed: [Binaries], cluster: Int?, searched: [String]
  ) throws -> Binaries {
    let newestFirst = installed.sorted { $0.major > $1.major }
    guard let newest = newestFirst.first else {
      throw EmbeddedError.missingBinaries(searched: searched)
    }
    guard newest.major >= oldest else { throw EmbeddedError.tooOld(major: newest.major) }
    guard let cluster else { return newest }
    guard let match = newestFirst.first(where: { $0.major == cluster }) else {
      throw EmbeddedError.versionMismatch(
        cluster: cluster, installed: newestFirst.map(\.major))
    }
    return match
  }

  /// The folders to look in, the most likely first: Debian's, then those of `PATH`.
  static func folders() -> [String] {
    let debian = "/usr/lib/postgresql"
    let versions = (try? FileManager.default.contentsOfDirectory(atPath: debian)) ?? []
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return versions.sorted().map { "\(debian)/\($0)/bin" }
      + path.split(separator: ":").map(String.init)
  }

  /// The installations in some folders; each counts once, however many links lead to it.
  static func installed(in folders: [String], as account: Account) async throws -> [Binaries] {
    var found: [Binaries] = []
    for folder in folders {
      let names = ["postgres", "initdb", "pg_ctl"]
      guard names.allSatisfy({ FileManager.default.isExecutableFile(atPath: "\(folder)/\($0)") }),
        let real = try? SystemCall.realPath(folder + "/postgres")
      else { continue }
      let home = String(real.dropLast("/postgres".count))
      guard !found.contains(where: { $0.folder == home }) else { continue }
      let said = try await Command(
        program: real, arguments: ["--version"], directory: "/", account: account
      ).run()
      if let major = major(inVersion: said.output) {
        found.append(Binaries(folder: home, major: major))
      }
    }
    return found
  }

  /// 15 in `postgres (PostgreSQL) 15.20 (Debian 15.20-0+deb12u1)`; nil in anything else.
  static func major(inVersion text: String) -> Int? {
    guard let range = text.range(of: "(PostgreSQL) ") else { return nil }
    return Int(text[range.upperBound...].prefix { $0.isASCII && $0.isNumber })
  }
}
