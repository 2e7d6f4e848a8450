internal import CPostgres
internal import Foundation
internal import Synchronization

/// Lets another thread cancel what a connection is doing, for the time of one lease only: after
/// `disarm` no cancel request can reach whoever has the connection next.
final class Interrupt: Sendable {
  /// `@unchecked Sendable`: libpq documents `PQcancel` as safe from any thread; the mutex keeps it
  /// apart from `PQfreeCancel`.
  private struct Handle: @unchecked Sendable {
    let pointer: OpaquePointer
  }

  private struct State {
    var handle: Handle?
    var isRequested = false
    var hasFired = false
    var isOver = false
  }

  private let state = Mutex(State())

  /// Whether the caller has given up.
  var isRequested: Bool { state.withLock { $0.isRequested } }

  /// Names the connection to be cancelled.
  func arm(_ handle: OpaquePointer?) {
    state.withLock { $0.handle = handle.map { Handle(pointer: $0) } }
  }

  /// Ends the reach of this interrupt, waiting for a cancel request that is under way.
  ///
  /// - Returns: whether any was sent: the session may still have to absorb it.
  @discardableResult
  func disarm() -> Bool {
    state.withLock { state in
      state.isOver = true
      state.handle = nil
      return state.hasFired
    }
  }

  /// Asks for the end. Returns at once; `PQcancel` blocks, so it has a thread of its own, and it is
  /// repeated, since a request that arrives between two statements has no effect.
  func request() {
    let isFirst = state.withLock { state in
      defer { state.isRequested = true }
      return !state.isRequested && !state.isOver
    }
    guard isFirst else { return }
    Thread.detachNewThread { [self] in
      while fire() { Thread.sleep(forTimeInterval: 0.05) }
    }
  }

  private func fire() -> Bool {
    state.withLock { state in
      if state.isOver { return false }
      guard let handle = state.handle else { return true }
      var words = [CChar](repeating: 0, count: 256)
      _ = PQcancel(handle.pointer, &words, Int32(words.count))
      state.hasFired = true
      return true
    }
  }
}
