/// One round of a benchmark: the service and its floor, one after the other on the same machine.
public struct Round: Sendable, Hashable {
  /// What the service did, in the benchmark's unit.
  public let value: Double
  /// What the floor did, in the same unit.
  public let floor: Double
  /// The larger share of the processors that the host took away during either; 0…1.
  public let steal: Double
  /// The most memory that the service held, in bytes (its resident set).
  public let memory: Int

  /// A round.
  public init(value: Double, floor: Double, steal: Double, memory: Int) {
    self.value = value
    self.floor = floor
    self.steal = steal
    self.memory = memory
  }
}

/// Decides which rounds count.
public struct Referee: Sendable {
  /// So many rounds have to count.
  public let rounds: Int
  /// A round in which the host took more than this share is void.
  public let stealLimit: Double
  /// At most so many void rounds are played again.
  public let retries: Int

  /// A referee; 5 % steal makes a round void, and as many rounds as are wanted may be repeated.
  public init(rounds: Int, stealLimit: Double = 0.05, retries: Int? = nil) {
    self.rounds = max(1, rounds)
    self.stealLimit = stealLimit
    self.retries = retries ?? max(1, rounds)
  }

  /// What was played.
  public struct Outcome: Sendable, Hashable {
    /// The rounds that count; void ones only if there are no others.
    public let counted: [Round]
    /// How many were void.
    public let void: Int
    /// Whether fewer rounds were clean than were wanted.
    public let isNoisy: Bool

    /// An outcome.
    public init(counted: [Round], void: Int, isNoisy: Bool) {
      self.counted = counted
      self.void = void
      self.isNoisy = isNoisy
    }
  }

  /// Plays until enough rounds count, or the repetitions are used up.
  ///
  /// - Parameter play: plays one round; its argument counts from 1.
  public func play(_ play: (Int) async throws -> Round) async rethrows -> Outcome {
    var clean: [Round] = []
    var void: [Round] = []
    while clean.count < rounds, void.count <= retries {
      let round = try await play(clean.count + void.count + 1)
      if round.steal > stealLimit { void.append(round) } else { clean.append(round) }
    }
    return Outcome(
      counted: clean.isEmpty ? void : clean, void: void.count, isNoisy: clean.count < rounds)
  }
}

/// The middle of some figures.
public enum Median {
  /// The median; the mean of the two in the middle of an even number, 0 of none.
  public static func of(_ figures: some Collection<Double>) -> Double {
    let sorted = figures.sorted()
    guard let last = sorted.last else { return 0 }
    let middle = sorted.count / 2
    if sorted.count == 1 { return last }
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }
}
