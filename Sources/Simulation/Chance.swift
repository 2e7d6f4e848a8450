/// The same sequence for the same seed: what is simulated is the same on every machine.
public struct SeededRandom: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// The sequence of a seed.
  public init(seed: Int) { state = UInt64(truncatingIfNeeded: seed) &* 0x9E37_79B9_7F4A_7C15 }

  /// One of the many sequences of a seed.
  init(seed: Int, sequence: Int) {
    self.init(seed: seed)
    state = next() ^ (UInt64(truncatingIfNeeded: sequence) &* 0xD134_2543_DE82_EF95)
  }

  /// SplitMix64 (Steele, Lea, Flood 2014).
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 up to, not including, a bound.
  public mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &self) }

  /// Whether something happens that happens so many times in a hundred.
  public mutating func happens(_ percent: Int) -> Bool { below(100) < percent }

  /// Whether something happens that happens so many times in a thousand.
  mutating func happens(perMille: Int) -> Bool { below(1000) < perMille }

  /// A number of minutes between two numbers of hours.
  public mutating func minutes(_ hours: ClosedRange<Double>) -> Int {
    Int(Double.random(in: hours, using: &self) * 60)
  }

  /// From 0 up to, not including, 1.
  mutating func share() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// One of several, which must not be empty.
  mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }

  /// So many bytes.
  mutating func bytes(_ count: Int) -> [UInt8] {
    (0..<count).map { _ in UInt8(truncatingIfNeeded: next()) }
  }
}

/// Things that are drawn more or less often.
struct Weighted<Element: Sendable>: Sendable {
  private let elements: [Element]
  private let upTo: [Double]

  /// Each with its weight; not empty, no weight negative.
  init(_ weighted: [(Element, Double)]) {
    elements = weighted.map(\.0)
    var sum = 0.0
    upTo = weighted.map {
      sum += $0.1
      return sum
    }
  }

  /// By Zipf's law: the first most often, the one at place n about 1/n as often.
  init(zipf elements: [Element]) {
    self.init(elements.enumerated().map { ($1, 1 / Double($0 + 6)) })
  }

  /// One of them.
  func draw(_ random: inout SeededRandom) -> Element {
    let wanted = random.share() * (upTo.last ?? 0)
    var (low, high) = (0, elements.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if upTo[middle] <= wanted { low = middle + 1 } else { high = middle }
    }
    return elements[low]
  }
}
