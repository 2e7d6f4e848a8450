import Testing

@testable import Jobs

@Suite("When what failed is tried again")
struct BackoffTests {
  @Test("Each time later, from half a minute to some hours, for more than four days, then no more")
  func delays() throws {
    let delays = (1..<Backoff.attempts).compactMap { Backoff.delay(after: $0, of: 7) }
    #expect(delays.count == Backoff.attempts - 1)
    #expect(zip(delays, delays.dropFirst()).allSatisfy { $0 <= $1 })
    let (first, last) = (try #require(delays.first), try #require(delays.last))
    #expect((30...36).contains(first))
    #expect((21_600...26_000).contains(last))
    #expect(delays.reduce(0, +) > 3 * 86_400)
    #expect(Backoff.delay(after: Backoff.attempts, of: 7) == nil)
  }

  @Test("Errands that failed together don't all come back together")
  func spread() {
    let delays = Set((1...50).compactMap { Backoff.delay(after: 3, of: $0) })
    #expect(delays.count > 20)
  }
}
