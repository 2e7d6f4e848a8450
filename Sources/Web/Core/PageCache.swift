import Casework
import Hummingbird
import Pages
import Rules
import Synchronization

/// Pages that are the same for everyone, kept in this process and bounded in bytes.
///
/// It answers only while it hears what changes: a change drops what it is about before the verb
/// that made it returns, in other processes as soon as its commit is heard. When nothing says for
/// `trust` that every change has been told, it answers nothing until something does. So what was
/// withdrawn is gone everywhere within a minute, whatever breaks.
final class PageCache: Sendable {
  /// Which page.
  enum Key: Hashable, Sendable {
    /// What is public of a ticket.
    case result(TicketNumber, Language)
    /// A list, a feed, a front page: by address.
    case register(String, Language)

    fileprivate var isRegister: Bool {
      switch self {
      case .result: false
      case .register: true
      }
    }

    /// How long it is kept at most. Registers depend on the day too.
    fileprivate var life: Duration {
      switch self {
      case .result: .seconds(3_600)
      case .register: .seconds(60)
      }
    }
  }

  /// A page as it was kept.
  struct Kept: Sendable {
    let print: PagePrint
    let tag: String
  }

  /// How long the word that every change has been told is believed.
  static let trust = Duration.seconds(45)

  private struct Slot {
    let key: Key
    let kept: Kept
    let end: ContinuousClock.Instant
    /// Asked for since the hand of the clock passed.
    var isWanted = false
  }

  private struct State {
    var slots: [Slot?] = []
    var free: [Int] = []
    var places: [Key: Int] = [:]
    var registers: Set<Key> = []
    var moulds: [Language: PageMould] = [:]
    var bytes = 0
    /// Where the next victim is looked for.
    var hand = 0
    /// So many changes have been heard.
    var epoch = 0
    var trustedUntil: ContinuousClock.Instant?
  }

  private let limit: Int
  private let state = Mutex(State())

  /// A cache that holds so many bytes; none for 0.
  init(bytes: Int) {
    limit = bytes
  }

  /// Whether it keeps anything at all.
  var isOn: Bool { limit > 0 }

  /// How much is kept; bytes, as counted.
  var bytes: Int { state.withLock { $0.bytes } }

  /// A page that is kept; nil if it is not, or may not be right any more.
  func page(_ key: Key, at now: ContinuousClock.Instant = .now) -> Kept? {
    guard isOn else { return nil }
    return state.withLock { state in
      guard let end = state.trustedUntil, now < end, let place = state.places[key],
        let slot = state.slots[place], now < slot.end
      else { return nil }
      state.slots[place]?.isWanted = true
      return slot.kept
    }
  }

  /// To be taken before a page is read from the database: what is heard after it makes the page
  /// too old to be kept.
  var epoch: Int { state.withLock { $0.epoch } }

  /// Keeps a page, unless something has changed since its reading began.
  func keep(
    _ page: [UInt8], as key: Key, tag: String, since epoch: Int,
    at now: ContinuousClock.Instant = .now
  ) {
    guard isOn else { return }
    let mould: PageMould? =
      switch key {
      case .result(_, let language):
        state.withLock { state in
          if let mould = state.moulds[language] { return mould }
          let mould = PageMould(page)
          state.moulds[language] = mould
          return mould
        }
      case .register: nil
      }
    let kept = Kept(print: PagePrint(page, in: mould), tag: tag)
    state.withLock { state in
      guard state.epoch == epoch else { return }
      PageCache.remove(key, from: &state)
      let cost = kept.print.cost
      guard cost <= limit else { return }
      while state.bytes + cost > limit { PageCache.evict(from: &state) }
      let place = state.free.popLast() ?? state.slots.count
      if place == state.slots.count { state.slots.append(nil) }
      state.slots[place] = Slot(key: key, kept: kept, end: now + key.life)
      state.places[key] = place
      if key.isRegister { state.registers.insert(key) }
      state.bytes += cost
    }
  }

  /// Takes note of what has changed.
  func hear(_ news: OpenNews) {
    state.withLock { state in
      switch news {
      case .complete(let instant): state.trustedUntil = instant + PageCache.trust
      case .changed(let change):
        state.epoch += 1
        switch change {
        case .everything:
          for key in state.places.keys { PageCache.remove(key, from: &state) }
        case .ticket(let number):
          for language in Language.allCases {
            PageCache.remove(.result(number, language), from: &state)
          }
          for key in state.registers { PageCache.remove(key, from: &state) }
        }
      }
    }
  }

  private static func remove(_ key: Key, from state: inout State) {
    guard let place = state.places.removeValue(forKey: key) else { return }
    state.registers.remove(key)
    state.bytes -= state.slots[place]?.kept.print.cost ?? 0
    state.slots[place] = nil
    state.free.append(place)
  }

  /// Second chance: the hand of a clock passes what was asked for since its last round, and takes
  /// the first that was not.
  private static func evict(from state: inout State) {
    while true {
      state.hand = (state.hand + 1) % state.slots.count
      guard let slot = state.slots[state.hand] else { continue }
      if !slot.isWanted { return remove(slot.key, from: &state) }
      state.slots[state.hand]?.isWanted = false
    }
  }
}
