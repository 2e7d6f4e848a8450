import Benchmarks
import Testing

struct LoadTests {
  @Test func `what wrk prints is read, with what went wrong`() throws {
    let report = try #require(
      WrkReport(
        """
        Running 5s test @ http://127.0.0.1:8080
          1 threads and 256 connections
          Thread Stats   Avg      Stdev     Max   +/- Stdev
            Latency     7.21ms    2.08ms  60.60ms   92.24%
            Req/Sec    35.83k     2.51k   39.10k    88.00%
          178310 requests in 5.01s, 1.81GB read
          Socket errors: connect 1, read 2, write 0, timeout 4
          Non-2xx or 3xx responses: 12
        Requests/sec:  35601.25
        Transfer/sec:    370.12MB
        """))
    #expect(report.rate == 35_601.25)
    #expect(report.requests == 178_310)
    #expect(report.refused == 12)
    #expect(report.broken == 7)
  }

  @Test func `a clean run of wrk has nothing refused or broken`() throws {
    let report = try #require(
      WrkReport("  10 requests in 1.00s, 1.0KB read\nRequests/sec:     10.00\n"))
    #expect(report.refused == 0)
    #expect(report.broken == 0)
  }

  @Test func `the mean body is what once printed`() {
    #expect(WrkReport.meanBody("Requests/sec: 1\nMean body: 10240\n") == 10_240)
    #expect(WrkReport.meanBody("Requests/sec: 1\n") == nil)
  }

  @Test func `what pgbench prints is read`() throws {
    let report = try #require(
      PgbenchReport(
        """
        pgbench (15.14 (Debian 15.14-0+deb12u1))
        transaction type: point.sql
        number of clients: 8
        number of transactions actually processed: 110000
        number of failed transactions: 3 (0.003%)
        latency average = 0.363 ms
        initial connection time = 12.1 ms
        tps = 22012.345678 (without initial connection time)
        """))
    #expect(report.rate == 22_012.345678)
    #expect(report.failed == 3)
  }

  @Test(arguments: ["", "pgbench: error: connection refused"])
  func `an error is no report`(text: String) {
    #expect(PgbenchReport(text) == nil)
    #expect(WrkReport(text) == nil)
  }

  @Test func `steal is the share of all ticks that the host took`() throws {
    let early = try #require(ProcessorTimes("cpu  100 0 50 800 10 0 5 35 7 0\ncpu0 1\n"))
    let late = try #require(ProcessorTimes("cpu  150 0 60 820 10 0 5 55 9 0\ncpu0 1\n"))
    #expect(early.total == 1_000)
    #expect(late.steal(since: early) == 0.2)
    #expect(early.steal(since: early) == 0)
    #expect(ProcessorTimes("intr 1 2 3") == nil)
    #expect(ProcessorTimes.now != nil)
  }

  @Test func `memory is the resident set`() {
    #expect(ResidentMemory.read("VmPeak:\t  9 kB\nVmRSS:\t   45312 kB\n") == 45_312 * 1_024)
    #expect(ResidentMemory.read("Name: x\n") == nil)
  }

  @Test func `by Zipfs law the first is asked for twice as often as the second`() {
    var random = Steps()
    let law = Zipf(count: 100)
    var counts = [Int](repeating: 0, count: 100)
    for _ in 0..<100_000 { counts[law.draw(&random)] += 1 }
    #expect(abs(Double(counts[0]) / Double(counts[1]) - 2) < 0.05)
    #expect(counts.allSatisfy { $0 > 0 })
  }

  @Test func `a missing program is named with Debians package`() {
    let failure = #expect(throws: Tool.Failure.self) {
      try Tool("no-such-program-at-all", package: "nothing")
    }
    #expect("\(failure.map { "\($0)" } ?? "")".contains("apt-get install nothing"))
  }

  @Test func `a programs failure says what it printed`() async throws {
    let shell = try Tool("sh", package: "dash")
    #expect(try await shell.run(["-c", "echo $NAME"], environment: ["NAME": "x"]) == "x\n")
    await #expect(throws: Tool.Failure.failed("sh", output: "why\n")) {
      try await shell.run(["-c", "echo why >&2; exit 3"])
    }
  }
}

/// Evenly spread numbers, always the same.
private struct Steps: RandomNumberGenerator {
  private var state: UInt64 = 0

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return state
  }
}
