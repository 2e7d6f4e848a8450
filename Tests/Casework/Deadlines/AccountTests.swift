import Foundation
import Postgres
import Rules
import Store
import Support
import Testing

@testable import Casework

@Suite("Every due date accounts for itself")
struct AccountTests {
  @Test("After three busy weeks the facts of every obligation count up to the date that stands")
  func agreement() async throws {
    var busy = try await BusyOffice(seed: 11)
    try await busy.work(until: "2026-11-22T17:00:00Z")
    let test = busy.test
    let all = try await test.database.all(
      Statement(
        "test",
        """
        SELECT t.year, t.serial, o.ordinal
        FROM obligation o
        JOIN ticket t ON t.id = o.ticket_id
        WHERE NOT t.restricted
        """
      ) { row in
        var row = row.reader
        let (year, serial): (Int16, Int32) = (try row.next(), try row.next())
        let ordinal: Int16 = try row.next()
        return (TicketNumber(year: Int(year), serial: Int(serial)), ordinal)
      })
    #expect(all.count > 100)
    let dispatcher = try await test.actor("dieuphoi1").principal
    var extended = 0
    var paused = 0
    for (found, ordinal) in all {
      let number = try #require(found)
      let account = try await busy.office.account(
        of: number, ordinal: ordinal, for: dispatcher)
      #expect(account.agrees, "\(number) \(ordinal)")
      if account.account.extended != nil { extended += 1 }
      if !account.reckoning.pauses.isEmpty { paused += 1 }
    }
    #expect(extended > 0 && paused > 0)
  }

  @Test("What one may not see has no account, and neither has what is not there")
  func refused() async throws {
    let desk = try await DeskOffice.open()
    let number = try desk.number("accepted")
    let stranger = try await desk.test.actor("quantri").principal
    await #expect(throws: Refusal.notFound) {
      try await desk.office.account(of: number, ordinal: 1, for: stranger)
    }
    let dispatcher = try await desk.test.actor("dieuphoi1").principal
    await #expect(throws: Refusal.notFound) {
      try await desk.office.account(of: number, ordinal: 99, for: dispatcher)
    }
    let account = try await desk.office.account(of: number, ordinal: 1, for: dispatcher)
    #expect(account.agrees && !account.account.promised.ledger.isEmpty)
  }
}
