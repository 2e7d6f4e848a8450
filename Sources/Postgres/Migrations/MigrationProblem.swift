/// Why migrations and a database don't fit together.
public enum MigrationProblem: Sendable, Equatable {
  /// An applied migration's file has changed since.
  case changedChecksum(file: String)
  /// The numbers of the files don't run 1, 2, 3, …, or one of them occurs twice.
  case gap(expected: Int, found: String)
  /// The database has a migration the files don't know.
  case tooNew(database: Int, files: Int)
  /// A file of the directory isn't named `NNNN_name.sql`.
  case badName(file: String)
  /// A file can't be read, or the directory can't.
  case unreadable(path: String)
  /// A file ended the transaction it runs in.
  case endedTransaction(file: String)
}
