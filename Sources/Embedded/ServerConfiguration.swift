import Foundation

/// The text of the files that PostgreSQL is configured with.
struct ServerConfiguration: Sendable {
  let layout: Layout
  /// Parameters that win over this room's own.
  let parameters: [String: String]

  /// Who may connect: whoever can reach the socket, as any role.
  static let authentication = """
    # Written at every start. The socket's folder is the guard: only its owner and root enter it.
    local all all trust
    local replication all trust

    """

  /// `postgresql.conf`.
  var server: String {
    var values = ServerConfiguration.values
    values["unix_socket_directories"] = layout.socket
    values["log_directory"] = layout.log
    values["hba_file"] = layout.root + "/pg_hba.conf"
    values.merge(parameters) { _, own in own }
    let lines = values.sorted { $0.key < $1.key }
      .map { "\($0.key) = \(ServerConfiguration.quoted($0.value))" }
    return "# Written at every start: put changes into local.conf.\n"
      + lines.joined(separator: "\n") + "\ninclude_if_exists = 'local.conf'\n"
  }

  /// Writes both files, so that whoever reads them sees the old or the new text, never a part.
  func write() throws {
    for (name, text) in [
      ("postgresql.conf", server), ("pg_hba.conf", ServerConfiguration.authentication),
    ] {
      let path = "\(layout.root)/\(name)"
      try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
      try SystemCall.check("chmod", path) { chmod(path, 0o644) }
    }
  }

  /// A value as the file's syntax wants it.
  static func quoted(_ value: String) -> String {
    "'" + value.replacing("\\", with: "\\\\").replacing("'", with: "''") + "'"
  }

  /// The parameters that are the same for every cluster.
  private static let values: [String: String] = [
    "listen_addresses": "",
    "port": "5432",
    "unix_socket_permissions": "0700",
    "max_connections": "100",
    "cluster_name": "hoiam",
    "timezone": "UTC",
    "lc_messages": "C",
    "password_encryption": "scram-sha-256",
    // Durability: an acknowledged commit survives a power cut.
    "fsync": "on",
    "synchronous_commit": "on",
    "full_page_writes": "on",
    "wal_compression": "on",
    "max_wal_size": "2GB",
    "checkpoint_timeout": "15min",
    // Short queries over a few gigabytes on a solid-state disk.
    "shared_buffers": "256MB",
    "effective_cache_size": "1GB",
    "work_mem": "8MB",
    "maintenance_work_mem": "128MB",
    "random_page_cost": "1.1",
    "jit": "off",
    // A week of logs that hold neither statements' texts nor values: those are people's data.
    "logging_collector": "on",
    "log_filename": "postgresql-%a.log",
    "log_file_mode": "0600",
    "log_rotation_age": "1d",
    "log_rotation_size": "0",
    "log_truncate_on_rotation": "on",
    "log_timezone": "UTC",
    "log_line_prefix": "%m [%p] %q%u@%d ",
    "log_error_verbosity": "terse",
    "log_min_error_statement": "panic",
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
  ]
}
