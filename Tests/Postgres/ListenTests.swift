import Postgres
import Support
import Testing

struct ListenTests {
  @Test func `a listener hears, reconnects, says so, and ends with its reader`() async throws {
    let address = try await TestServer.shared.freshDatabase()
    let sessions = try await Sessions(of: address)
    let database = Database(ConnectionSettings(address))
    let reader = Task {
      var heard: [ChannelEvent] = []
      for await event in database.listen("errands", "Strange \"channel\"") {
        heard.append(event)
        switch event {
        case .connected:
          try await database.write { tx in
            try tx.notify("errands", "1")
            try tx.notify("errands", "1")
            try tx.notify("Strange \"channel\"")
          }
        case .notification(channel: "errands", _), .reconnected: break
        case .notification:
          if heard.count < 5 {
            try await sessions.terminate()
          } else {
            return heard
          }
        }
        if event == .reconnected {
          try await database.write { try $0.notify("Strange \"channel\"", "ổ") }
        }
      }
      return heard
    }
    let expected: [ChannelEvent] = [
      .connected, .notification(channel: "errands", payload: "1"),
      .notification(channel: "Strange \"channel\"", payload: ""), .reconnected,
      .notification(channel: "Strange \"channel\"", payload: "ổ"),
    ]
    #expect(try await reader.value == expected)
    await database.close()
    try await eventually("the listener's session has ended") { try await sessions.count() == 0 }
  }
}
