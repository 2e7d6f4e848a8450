import Foundation

extension Cluster {
  /// Makes the cluster: UTF-8, checksums, sorted as Vietnamese where PostgreSQL knows how.
  ///
  /// It's made beside its place and renamed, so that a cluster that exists is complete.
  /// - Throws: `EmbeddedError.initialisationFailed`.
  func initialise() async throws {
    removeDrafts()
    let draft = "initdb-\(UInt32.random(in: 0 ... .max))"
    var locale = "vi (ICU)"
    var outcome = try await initdb(draft, ["--locale-provider=icu", "--icu-locale=vi"])
    if !outcome.succeeded {
      locale = "C.UTF-8"
      outcome = try await initdb(draft, [])
    }
    guard outcome.succeeded else {
      throw EmbeddedError.initialisationFailed(output: outcome.ending)
    }
    let made = "\(layout.root)/\(draft)"
    try SystemCall.check("rename", made) { rename(made, layout.cluster) }
    try SystemCall.synchronise(directory: layout.root)
    observe(.initialised(major: binaries.major, locale: locale))
  }

  private func initdb(_ draft: String, _ locale: [String]) async throws -> Command.Outcome {
    let path = "\(layout.root)/\(draft)"
    try? FileManager.default.removeItem(atPath: path)
    try Layout.makeFolder(path, for: account)
    return try await tool(
      binaries.initdb,
      [
        "-D", draft, "-U", EmbeddedServer.superuser, "--encoding=UTF8", "--locale=C.UTF-8",
        "--data-checksums", "--auth=trust", "--no-instructions",
      ] + locale)
  }

  /// Removes what interrupted initialisations left.
  private func removeDrafts() {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: layout.root)) ?? []
    for name in names where name.hasPrefix("initdb-") {
      try? FileManager.default.removeItem(atPath: "\(layout.root)/\(name)")
    }
  }
}
