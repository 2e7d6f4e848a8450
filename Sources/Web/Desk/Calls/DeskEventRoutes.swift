import Casework
import HTTPTypes
import Hummingbird
import NIOCore
import Rules
import ServiceLifecycle

/// What happens, as it happens: a stream of server-sent events for one screen. It says which thing,
/// never what is in it, and ends with the session.
enum DeskEventRoutes {
  static let path = "/desk/events"

  static let routes: [Route] = [
    .get(path, for: .desk, does: .takeCall, .callBack, handler: events)
  ]

  private static func events(_ call: Call) async throws -> Response {
    let person = try call.signedIn()
    guard let token = call.token else { throw WebError.unauthenticated }
    guard let signals = call.house.events.listen() else { throw WebError.unavailable }
    let standing = try await call.office.standingCall(of: call.actor())
    let screen = Screen(house: call.house, token: token, person: person)
    return Response(
      status: .ok,
      headers: [
        .contentType: "text/event-stream; charset=utf-8", .cacheControl: "no-store",
        .accelBuffering: "no",
      ],
      body: ResponseBody { writer in
        try await writer.write(ByteBuffer(string: "retry: 3000\n\n"))
        if let standing {
          try await writer.write(Screen.message(standing, to: person, isLate: true))
        }
        try await screen.follow(signals, &writer)
        try await writer.finish(nil)
      })
  }
}

/// One screen that listens.
private struct Screen: Sendable {
  let house: House
  let token: String
  let person: SignedIn

  /// Writes what concerns whoever sits there, until they are signed out or lose the right.
  func follow(
    _ signals: AsyncStream<EventHub.Signal>, _ writer: inout any ResponseBodyWriter
  ) async throws {
    var person = person
    for await signal in signals.cancelOnGracefulShutdown() {
      switch signal {
      case .event(let event):
        if event.concerns(person.principal) {
          try await writer.write(Screen.message(event, to: person))
        }
      case .beat:
        guard let now = await current(person), DeskEvent.hears(now.principal) else { return }
        person = now
        try await writer.write(ByteBuffer(string: ":\n\n"))
      }
    }
  }

  /// Who sits there now, with their rights of now; nil if the session has ended. While the database
  /// is away, whoever sat there before.
  private func current(_ person: SignedIn) async -> SignedIn? {
    do {
      return try await house.office.signedIn(token: token, isAtKeyboard: false)
    } catch {
      return person
    }
  }

  static func message(
    _ event: DeskEvent, to person: SignedIn, isLate: Bool = false
  ) -> ByteBuffer {
    var json = JSONWriter()
    json.object { json in
      json.member("id", Int(event.id))
      json.member("state", event.state?.rawValue)
      json.member("whose", event.person.map { $0 == person.id ? "mine" : "other" } ?? "nobody")
      json.member("late", isLate)
    }
    var buffer = ByteBuffer(string: "event: \(event.kind.rawValue)\ndata: ")
    buffer.writeImmutableBuffer(json.buffer)
    buffer.writeString("\n\n")
    return buffer
  }
}
