import Foundation
import Rules
import Simulation
import Testing

@Suite("A simulated day at the telephones")
struct CallDayTests {
  @Test("The same seed plays the same day, another one another")
  func seeds() {
    func day(_ seed: Int) -> SimulatedCalls {
      SimulatedCalls(calls: 300, seed: seed, telephones: ["101", "102"])
    }
    #expect(day(1).messages == day(1).messages)
    #expect(day(1).messages != day(2).messages)
  }

  @Test("It is a busy day: every story ends, some of it twice and in the wrong order")
  func busy() {
    let day = SimulatedCalls(calls: 2_000, seed: 7, telephones: ["101", "102", "103"])
    let tally = day.tally
    #expect(tally.calls == 2_000 && tally.answered + tally.missed == 2_000)
    #expect((150...450).contains(tally.missed))
    #expect((80...260).contains(tally.withheld))
    #expect(tally.repeated > 100 && tally.overtaken > 50)
    #expect(day.messages.count == 6_000 + tally.repeated)
    var times: [Int: CallTimes] = [:]
    for message in day.messages {
      #expect((0...SimulatedCalls.length * 1.1).contains(message.at))
      let known = times[message.call] ?? CallTimes()
      times[message.call] = known.hearing(
        message.news, at: .init(timeIntervalSinceReferenceDate: message.at))
    }
    #expect(times.count == 2_000)
    #expect(times.values.filter { $0.state == .missed }.count == tally.missed)
    #expect(times.values.allSatisfy { $0.state?.isLive == false })
  }

  @Test("Numbers are of the plan, carry 000, and some call again")
  func numbers() {
    let day = SimulatedCalls(calls: 1_000, seed: 3, telephones: ["101"])
    let numbers = Set(day.messages.compactMap(\.caller))
    #expect(numbers.count < 800 && numbers.count > 300)
    for number in numbers {
      #expect(PhoneNumber(number) != nil && number.contains("000"), "\(number)")
    }
    #expect(SimulatedCalls(calls: 20, seed: 1, telephones: []).tally.answered == 0)
  }
}
