import Benchmarks
import Foundation
import Testing

struct RefereeTests {
  private func round(_ value: Double, steal: Double = 0) -> Round {
    Round(value: value, floor: 100, steal: steal, memory: 1 << 20)
  }

  @Test func `a round in which the host took too much is played again`() async {
    let played = [round(1), round(2, steal: 0.06), round(3), round(4)]
    let outcome = await Referee(rounds: 3).play { played[$0 - 1] }
    #expect(outcome.counted.map(\.value) == [1, 3, 4])
    #expect(outcome.void == 1)
    #expect(!outcome.isNoisy)
  }

  @Test func `a round at the very limit counts`() async {
    let outcome = await Referee(rounds: 1).play { _ in round(1, steal: 0.05) }
    #expect(outcome.counted.count == 1)
    #expect(outcome.void == 0)
  }

  @Test func `repetitions end, and the report says that they did`() async {
    var count = 0
    let outcome = await Referee(rounds: 3, retries: 2).play { number in
      count = number
      return round(Double(number), steal: number == 2 ? 0 : 0.5)
    }
    #expect(count == 4)
    #expect(outcome.counted.map(\.value) == [2])
    #expect(outcome.void == 3)
    #expect(outcome.isNoisy)
  }

  @Test func `without any clean round the void ones are shown, as noisy`() async {
    let outcome = await Referee(rounds: 2, retries: 1).play { round(Double($0), steal: 0.9) }
    #expect(outcome.counted.map(\.value) == [1, 2])
    #expect(outcome.isNoisy)
  }

  @Test(
    arguments: [([], 0), ([7], 7), ([3, 1, 2], 2), ([4, 1, 3, 2], 2.5)] as [([Double], Double)])
  func `the median is the middle, or the mean of the two in the middle`(
    figures: [Double], expected: Double
  ) {
    #expect(Median.of(figures) == expected)
  }

  @Test func `a result has the fixed keys and the ratio of the medians`() throws {
    var report = BenchReport(
      machine: BenchReport.Machine(processors: 2, load: 0.5, tickets: 10, pages: 5))
    let rounds = [(90.0, 50.0), (120, 60), (100, 40)].map {
      Round(value: $0.0, floor: $0.1, steal: 0.01, memory: 50 << 20)
    }
    report.add(
      "api_read", unit: "requests/s",
      Referee.Outcome(counted: rounds, void: 2, isNoisy: true))
    let json = try #require(
      try JSONSerialization.jsonObject(with: report.json) as? [String: Any])
    let result = try #require((json["results"] as? [[String: Any]])?.first)
    #expect(Set(result.keys) == ["name", "unit", "value", "floor", "ratio", "min", "max"])
    #expect(result["value"] as? Double == 100)
    #expect(result["floor"] as? Double == 50)
    #expect(result["ratio"] as? Double == 2)
    #expect(result["min"] as? Double == 90)
    #expect(result["max"] as? Double == 120)
    #expect((json["rss"] as? [String: Double])?["api_read"] == 50)
    #expect((json["void"] as? [String: Int])?["api_read"] == 2)
    #expect(json["noisy"] as? [String] == ["api_read"])
    #expect(report.table.contains("api_read (noisy)"))
  }
}
