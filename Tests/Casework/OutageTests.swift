import Postgres
import Testing

@testable import Casework

@Suite("Whether to try again later")
struct OutageTests {
  @Test(
    "A server that shuts down, starts, is full or has become a standby is an outage",
    arguments: ["57P01", "57P02", "57P03", "53300", "53200", "08006", "25006", "40001", "55P03"])
  func passing(state: SQLState) {
    #expect(Outage.isOne(PostgresError(.server, sqlState: state)))
  }

  @Test(
    "What somebody has to mend is none: a slow query, a broken constraint, a missing table",
    arguments: ["57014", "23505", "42P01", "42501", "XX000", "58030"])
  func faults(state: SQLState) {
    #expect(!Outage.isOne(PostgresError(.server, sqlState: state)))
    #expect(!Outage.isOne(PostgresError(.decoding)))
    #expect(!Outage.isOne(CancellationError()))
  }

  @Test("A lost connection, a full queue and a closed pool are outages")
  func connection() {
    for kind in [
      PostgresError.Kind.connectionLost, .unknownOutcome, .poolTimeout, .overloaded, .closed,
      .cancelled,
    ] {
      #expect(Outage.isOne(PostgresError(kind)))
    }
  }
}
