import ArgumentParser
import Crypto
import Delivery
import Foundation
import Rules
import Simulation

extension SimulateCommand {
  /// `hoiam simulate calls`.
  struct Calls: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "calls",
      abstract: "Play a busy day at the telephones against a running service.",
      discussion: """
        Tells a service of a day's calls as its exchange would, over the signed webhook: calls that \
        are taken and calls that are missed, withheld numbers, and news that come twice or in the \
        wrong order. The same seed plays the same day; it ends now, or lasts as long as --within \
        says, with calls that come while somebody watches. Numbers carry 000 and reach nobody. The \
        secret is the first of HOIAM_TELEPHONY_SECRETS.

          HOIAM_TELEPHONY_SECRETS=… hoiam simulate calls --url http://127.0.0.1:8080 --calls 200

        For a trial only: the calls stay in the service's database.
        """)

    @Option(help: "The service.") var url: String
    @Option(help: "How many calls; 1 to 20000.") var calls = 200
    @Option(help: "Which of the many days.") var seed = 1
    @Option(help: "The telephones that take them, separated by commas.")
    var extensions = "101,102,103"
    @Option(help: "Spread the day over so many seconds from now; 0 plays a day that has passed.")
    var within = 0.0

    func validate() throws {
      guard (1...20_000).contains(calls) else {
        throw ValidationError("--calls is at least 1 and at most 20000.")
      }
      guard (0...86_400).contains(within) else {
        throw ValidationError("--within is at least 0 and at most 86400.")
      }
    }

    func run() async throws {
      let settings = Settings()
      guard let secret = try settings.telephonySecrets().first else {
        throw settings.problem(.telephonySecrets)
      }
      let telephones = extensions.split(separator: ",").map(String.init)
      let day = SimulatedCalls(calls: calls, seed: seed, telephones: telephones)
      let player = Player(
        post: Post(to: "\(url)/telephony/v1/calls"), secret: secret, seed: seed, start: Date(),
        within: within)
      let begun = ContinuousClock.now
      var refused: [String: Int] = [:]
      for message in day.messages {
        if let code = try await player.send(message) { refused[code, default: 0] += 1 }
      }
      let seconds = (ContinuousClock.now - begun) / .seconds(1)
      let tally = day.tally
      Console.say(
        """
        \(tally.calls) calls of seed \(seed) in \(String(format: "%.1f", seconds)) s: \
        \(tally.answered) answered, \(tally.missed) missed, \(tally.withheld) withheld.
        \(day.messages.count) messages, \(tally.repeated) of them twice and \(tally.overtaken) in \
        the wrong order.
        """)
      guard refused.isEmpty else {
        let codes = refused.sorted { $0.key < $1.key }.map { "\($0.key) (\($0.value))" }
        throw Trouble(
          "The service did not take everything: \(codes.joined(separator: ", ")).",
          mend: "401: another secret, or a clock that differs; 404: the service has no secret.")
      }
    }
  }

  /// Sends what happens on a simulated day.
  private struct Player {
    let post: Post
    let secret: String
    let seed: Int
    let start: Date
    let within: Double

    /// Sends one message, when its time has come.
    ///
    /// - Returns: why it was not taken; nil if it was.
    func send(_ message: SimulatedCalls.Message) async throws -> String? {
      let share = message.at / (SimulatedCalls.length * 1.1)
      if within > 0 {
        let due = start.addingTimeInterval(share * within)
        let pause = due.timeIntervalSinceNow
        if pause > 0 { try await Task.sleep(for: .seconds(pause)) }
      }
      // A day that has passed ended now; one that is watched happens now.
      let at =
        within > 0
        ? start.addingTimeInterval(share * within)
        : start.addingTimeInterval(message.at - SimulatedCalls.length * 1.1)
      let body = json(message, at: at)
      let timestamp = "\(Int(Date().timeIntervalSince1970))"
      let code = HMAC<SHA256>.authenticationCode(
        for: Data("\(timestamp).\(body)".utf8), using: SymmetricKey(data: Data(secret.utf8)))
      let digits = code.map { String(format: "%02x", $0) }.joined()
      let outcome = await post.send(
        body, headers: ["Hoiam-Timestamp: \(timestamp)", "Hoiam-Signature: v1=\(digits)"])
      switch outcome {
      case .sent: return nil
      case .temporary(let code), .permanent(let code): return code
      }
    }

    private func json(_ message: SimulatedCalls.Message, at instant: Date) -> String {
      let run = Int(start.timeIntervalSince1970)
      var members = [
        #""call": "simulated-\#(seed)-\#(run)-\#(message.call)""#,
        #""event": "\#(message.news.rawValue)""#, #""at": "\#(Instant.rfc3339(instant))""#,
        #""caller": "\#(message.caller ?? "anonymous")""#, #""called": "02513871000""#,
      ]
      if let telephone = message.extension { members.append(#""extension": "\#(telephone)""#) }
      return "{\(members.joined(separator: ", "))}"
    }
  }
}
