import Foundation

/// An invented matter of `sql/sample/matters.jsonl`; `sql/README.md` says what the fields mean.
struct Matter: Decodable, Sendable {
  struct Public: Decodable, Sendable {
    let title: String?
    let question: String?
  }

  let kind: String
  let category: String
  let commune: String?
  let place: String?
  let title: String
  let body: String
  let answer: String?
  let urgent: Bool?
  let `public`: Public?
  let sameAs: Int?

  /// Every matter, in the order of the file.
  static func all(in directory: String) throws -> [Matter] {
    let text = try String(contentsOfFile: directory + "/matters.jsonl", encoding: .utf8)
    return try text.split(separator: "\n").map {
      try JSONDecoder().decode(Matter.self, from: Data($0.utf8))
    }
  }
}

/// Names from which reporters are drawn.
struct SampleNames: Decodable, Sendable {
  let family: [String]
  let middle: [String]
  let given: [String]

  init(in directory: String) throws {
    let data = try Data(contentsOf: URL(filePath: directory + "/names.json"))
    self = try JSONDecoder().decode(SampleNames.self, from: data)
  }

  /// A full name.
  func draw(_ random: inout SeededRandom) -> String {
    [family, middle, given].map { $0[random.below($0.count)] }.joined(separator: " ")
  }
}

/// The same sequence for the same seed: a sample is the same on every machine.
struct SeededRandom: RandomNumberGenerator, Sendable {
  private var state: UInt64

  init(seed: Int) { state = UInt64(truncatingIfNeeded: seed) &* 0x9E37_79B9_7F4A_7C15 }

  /// SplitMix64 (Steele, Lea, Flood 2014).
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 up to, not including, a bound.
  mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &self) }

  /// Whether something happens that happens so many times in a hundred.
  mutating func happens(_ percent: Int) -> Bool { below(100) < percent }

  /// A number of minutes between two numbers of hours.
  mutating func minutes(_ hours: ClosedRange<Double>) -> Int {
    Int(Double.random(in: hours, using: &self) * 60)
  }
}
