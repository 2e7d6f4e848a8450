public import Rules

/// A busy day at the office's telephones, as an exchange would tell of it: two rushes, callers who
/// try again, withheld numbers, calls that nobody takes, and news that come twice or in the wrong
/// order. The same seed plays the same day. Numbers carry 000 and reach nobody.
public struct SimulatedCalls: Sendable {
  /// One piece of news, in the order in which they are sent.
  public struct Message: Sendable, Hashable {
    /// The call: counts from 1.
    public let call: Int
    /// What happened.
    public let news: CallNews
    /// When: seconds after the beginning of the day.
    public let at: Double
    /// The number; nil for a withheld one.
    public let caller: String?
    /// The telephone in the office; nil where the exchange doesn't say.
    public let `extension`: String?
  }

  /// What the day holds.
  public struct Tally: Sendable, Hashable {
    /// Calls.
    public var calls = 0
    /// Those that somebody took.
    public var answered = 0
    /// Those that nobody took.
    public var missed = 0
    /// Those of a withheld number.
    public var withheld = 0
    /// Messages that are sent once more.
    public var repeated = 0
    /// Messages that are sent before one that happened earlier.
    public var overtaken = 0
  }

  /// The length of the day; seconds.
  public static let length = 9.0 * 3_600

  /// What is sent, in this order.
  public let messages: [Message]
  /// What that comes to.
  public let tally: Tally

  /// A day of so many calls, taken at these telephones.
  public init(calls: Int, seed: Int, telephones: [String]) {
    var random = SeededRandom(seed: seed, sequence: 18)
    var tally = Tally()
    var callers: [String] = []
    var messages: [Message] = []
    let starts = (0..<calls).map { _ in SimulatedCalls.instant(&random) }.sorted()
    for (index, start) in starts.enumerated() {
      tally.calls += 1
      let caller = SimulatedCalls.caller(&callers, &random)
      if caller == nil { tally.withheld += 1 }
      // Whoever stands at the end of a rush reaches nobody.
      let isAnswered = !telephones.isEmpty && !random.happens(14)
      if isAnswered { tally.answered += 1 } else { tally.missed += 1 }
      let telephone = telephones.isEmpty ? nil : random.pick(telephones)
      messages += SimulatedCalls.story(
        index + 1, from: start, caller: caller, at: telephone, isAnswered: isAnswered, &random)
    }
    messages.sort { ($0.at, $0.call) < ($1.at, $1.call) }
    self.messages = SimulatedCalls.disturbed(messages, &tally, &random)
    self.tally = tally
  }

  /// Half of the calls come in two rushes, at the end of the first and of the sixth hour.
  private static func instant(_ random: inout SeededRandom) -> Double {
    guard random.happens(50) else { return random.share() * length }
    let rush = random.happens(60) ? 3_600.0 : 6 * 3_600.0
    return rush + (random.share() + random.share() - 1) * 2_400
  }

  /// A withheld number, somebody who has called before, or somebody new.
  private static func caller(
    _ known: inout [String], _ random: inout SeededRandom
  ) -> String? {
    if random.happens(8) { return nil }
    if !known.isEmpty, random.happens(30) { return random.pick(known) }
    let digits = "\(100 + random.below(900))"
    let number =
      random.happens(15)
      ? "02513000\(digits)"
      : random.pick(["0902", "0913", "0974", "0325", "0706", "0888"]) + "000" + digits
    known.append(number)
    return number
  }

  private static func story(
    _ call: Int, from start: Double, caller: String?, at telephone: String?, isAnswered: Bool,
    _ random: inout SeededRandom
  ) -> [Message] {
    func message(_ news: CallNews, _ at: Double) -> Message {
      Message(call: call, news: news, at: at, caller: caller, extension: telephone)
    }
    let rings = 3 + Double(random.below(25))
    let ringing = message(.ringing, start)
    guard isAnswered else {
      return [ringing, message(.missed, start + rings), message(.ended, start + rings)]
    }
    let talk = 20 + Double(random.below(400))
    return [
      ringing, message(.answered, start + rings), message(.ended, start + rings + talk),
    ]
  }

  /// As it arrives: some of it twice, some of it late.
  private static func disturbed(
    _ messages: [Message], _ tally: inout Tally, _ random: inout SeededRandom
  ) -> [Message] {
    var sent: [Message] = []
    for message in messages {
      sent.append(message)
      if random.happens(4) {
        sent.append(message)
        tally.repeated += 1
      }
      let last = sent.count - 1
      if last > 0, sent[last - 1].at < sent[last].at, random.happens(4) {
        sent.swapAt(last - 1, last)
        tally.overtaken += 1
      }
    }
    return sent
  }
}
