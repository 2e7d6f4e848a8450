/// Growing waits between tries to connect: 50 ms to 2 s, each between half and the whole.
struct Backoff {
  private var ceiling: Int32 = 50

  /// The next wait in milliseconds.
  mutating func next() -> Int32 {
    defer { ceiling = min(ceiling * 2, 2000) }
    return .random(in: ceiling / 2...ceiling)
  }
}
