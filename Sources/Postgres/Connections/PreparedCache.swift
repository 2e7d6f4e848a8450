/// Which statements a session has prepared, and under which names; the least recently used gives
/// way.
struct PreparedCache {
  private struct Entry {
    let name: String
    var used: UInt64
  }

  private let capacity: Int
  private var entries: [Prepared.Key: Entry] = [:]
  private var clock: UInt64 = 0

  init(capacity: Int) { self.capacity = max(1, capacity) }

  /// The name of a prepared statement, nil when it has to be prepared.
  mutating func name(of key: Prepared.Key) -> String? {
    clock += 1
    guard let index = entries.index(forKey: key) else { return nil }
    entries.values[index].used = clock
    return entries.values[index].name
  }

  /// Records a new statement.
  ///
  /// - Returns: its name, never used before in the session, and the name that has to be
  ///   deallocated to make room.
  mutating func insert(_ key: Prepared.Key) -> (name: String, evicted: String?) {
    var evicted: String?
    if entries.count >= capacity, let oldest = entries.min(by: { $0.value.used < $1.value.used }) {
      entries.removeValue(forKey: oldest.key)
      evicted = oldest.value.name
    }
    clock += 1
    let name = "s\(clock)"
    entries[key] = Entry(name: name, used: clock)
    return (name, evicted)
  }

  /// Forgets a statement, unless it has been prepared under another name since.
  mutating func remove(_ key: Prepared.Key, named name: String) {
    if entries[key]?.name == name { entries.removeValue(forKey: key) }
  }

  /// Forgets them all.
  mutating func removeAll() { entries.removeAll() }
}
