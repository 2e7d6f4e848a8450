/// What is asked for, and by which SQL the floors are set: files in the bench's own directory.
struct BenchStage: Sendable {
  /// How many tickets there are.
  let tickets: Int
  /// How many public pages there are.
  let pages: Int
  /// Addresses of every public page, one a line.
  let eachPage: String
  /// The same drawn by Zipf's law.
  let popularPages: String
  /// Addresses of tickets at the API that the officer may read.
  let readable: String
  /// Address of the officer's queue.
  let queue: String
  /// What callers say, as JSON, one a line.
  let bodies: String
  /// `pgbench`: a ticket with its last ten events.
  let pointScript: String
  /// `pgbench`: the officer's queue.
  let queueScript: String
  /// `pgbench`: everything that filing writes.
  let filingScript: String
  /// Who reads.
  let officerToken: String
  /// Who files.
  let operatorToken: String
}
