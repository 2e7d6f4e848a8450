import Casework
import ServiceLifecycle
import Synchronization

/// Passes what happens on to the screens that are open, each of which hears what concerns whoever
/// sits at it.
final class EventHub: Sendable {
  /// What a screen is told.
  enum Signal: Sendable, Hashable {
    /// Something has happened.
    case event(DeskEvent)
    /// The line is alive; look whether the session still is.
    case beat
  }

  /// The most screens at once.
  static let most = 1_000
  /// How many signals a screen that doesn't listen may lag behind before it loses the oldest.
  private static let patience = 64
  /// How often the line says that it is alive.
  static let pause = Duration.seconds(15)

  private struct State {
    var screens: [Int: AsyncStream<Signal>.Continuation] = [:]
    var last = 0
  }

  private let state = Mutex(State())

  /// How many screens listen.
  var count: Int { state.withLock { $0.screens.count } }

  /// A screen that listens from now on, until it lets go; nil if too many do.
  func listen() -> AsyncStream<Signal>? {
    let (stream, continuation) = AsyncStream.makeStream(
      of: Signal.self, bufferingPolicy: .bufferingNewest(EventHub.patience))
    let number = state.withLock { state -> Int? in
      guard state.screens.count < EventHub.most else { return nil }
      state.last += 1
      state.screens[state.last] = continuation
      return state.last
    }
    guard let number else { return nil }
    continuation.onTermination = { [weak self] _ in self?.leave(number) }
    return stream
  }

  /// Tells every screen.
  func tell(_ signal: Signal) {
    for screen in state.withLock({ Array($0.screens.values) }) { screen.yield(signal) }
  }

  private func leave(_ number: Int) {
    state.withLock { $0.screens[number] = nil }
  }
}

/// Hears what happens at the desk, for as long as the web face runs: one connection to the database
/// for all screens of this process.
struct DeskWatch: Service {
  let house: House

  func run() async throws {
    await cancelWhenGracefulShutdown {
      await withDiscardingTaskGroup { group in
        group.addTask {
          for await event in house.office.deskEvents() { house.events.tell(.event(event)) }
        }
        group.addTask {
          while !Task.isCancelled {
            try? await Task.sleep(for: EventHub.pause)
            house.events.tell(.beat)
          }
        }
      }
    }
  }
}
