import FoundationEssentials
import Postgres
public import Rules
import Store

/// Something that has happened and that a screen of staff should know at once. It says which thing,
/// never what is in it: the screen asks for that by the right of whoever sits at it.
public struct DeskEvent: Sendable, Hashable {
  /// What sort of thing.
  public enum Kind: String, Sendable, CaseIterable {
    /// A call.
    case call
    /// The queue of call-backs.
    case callBack = "call_back"
    /// Something may have been missed meanwhile: look at everything again.
    case again
  }

  /// What sort of thing.
  public let kind: Kind
  /// Its number; 0 for none.
  public let id: Int64
  /// Where a call stands; nil for other things.
  public let state: CallState?
  /// Whose it is; nil for everybody's.
  public let person: ID<Person>?

  /// Something that has happened.
  public init(
    _ kind: Kind, id: Int64 = 0, state: CallState? = nil, person: ID<Person>? = nil
  ) {
    self.kind = kind
    self.id = id
    self.state = state
    self.person = person
  }

  /// What processes tell each other.
  var payload: String {
    "\(kind.rawValue) \(id) \(state?.rawValue ?? "-") \(person?.rawValue ?? 0)"
  }

  /// Reads what `payload` wrote; nil for anything else.
  init?(payload: String) {
    let parts = payload.split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 4, let kind = Kind(rawValue: String(parts[0])),
      let id = Int64(parts[1]), let person = Int64(parts[3])
    else { return nil }
    self.init(
      kind, id: id, state: CallState(rawValue: String(parts[2])),
      person: person > 0 ? ID(person) : nil)
  }

  /// Whether somebody may hear it, and has to do with it. That a call rings is told to whom it
  /// rings; that somebody has taken it, or that it is over, to everybody who may have seen it.
  public func concerns(_ principal: Principal) -> Bool {
    switch kind {
    case .call:
      Policy.right(of: principal, to: .takeCall) != nil
        && (state != .ringing || person == nil || person == principal.person)
    case .callBack: Policy.right(of: principal, to: .callBack) != nil
    case .again: DeskEvent.hears(principal)
    }
  }

  /// Whether anything at all may concern somebody.
  public static func hears(_ principal: Principal) -> Bool {
    Policy.right(of: principal, to: .takeCall) != nil
      || Policy.right(of: principal, to: .callBack) != nil
  }
}

extension Office {
  /// What happens from now on, whichever process did it, until the stream is let go of: one
  /// connection of its own for each stream. After a lost connection `again` comes first.
  public func deskEvents() -> AsyncStream<DeskEvent> {
    let heard = database.listen(DeskChanges.channel)
    return AsyncStream { continuation in
      let task = Task {
        for await event in heard {
          switch event {
          case .connected: continue
          case .reconnected: continuation.yield(DeskEvent(.again))
          case .notification(_, let text):
            if let event = DeskEvent(payload: text) { continuation.yield(event) }
          }
        }
        continuation.finish()
      }
      continuation.onTermination = { _ in task.cancel() }
    }
  }
}
