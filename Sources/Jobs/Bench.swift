import Casework
import Delivery
import FoundationEssentials
import Logging
import Media
import Pages
import Rules

/// The work bench: one errand from claim to end.
struct Bench: Sendable {
  let office: Office
  let carriers: Carriers
  let media: MediaProcess
  let files: FileStore
  let letters: LetterBook
  let lease: Double
  let logger: Logger

  /// What becomes of an errand.
  enum End: Equatable {
    case done
    case retry(String)
    case dead(String)
  }

  /// Does the next errand that is due.
  ///
  /// - Returns: whether there was one.
  /// - Throws: what the database throws; the errand is done again when its lease ends.
  func workOne() async throws -> Bool {
    guard let claimed = try await office.claimErrand(lease: lease) else { return false }
    switch await end(of: claimed) {
    case .done: try await office.finish(claimed)
    case .dead(let code): try await bury(claimed, code)
    case .retry(let code):
      guard let delay = Backoff.delay(after: claimed.attempt, of: claimed.id) else {
        try await bury(claimed, code)
        return true
      }
      try await office.retry(claimed, after: delay, because: code)
    }
    return true
  }

  private func bury(_ claimed: ClaimedErrand, _ code: String) async throws {
    logger.error(
      "an errand failed for good",
      metadata: ["errand": "\(claimed.id)", "kind": "\(claimed.kind)", "code": "\(code)"])
    try await office.bury(claimed, because: code)
  }

  private func end(of claimed: ClaimedErrand) async -> End {
    guard let errand = claimed.errand else { return .dead("unknown_errand") }
    guard claimed.attempt <= Backoff.attempts else { return .dead("never_finished") }
    do {
      return try await perform(
        errand, id: claimed.id, isLast: claimed.attempt == Backoff.attempts)
    } catch {
      logger.warning(
        "an errand failed",
        metadata: [
          "errand": "\(claimed.id)", "kind": "\(claimed.kind)", "error": "\(type(of: error))",
        ])
      return .retry(Bench.code(of: error))
    }
  }

  /// What each errand means. A message bears the number of its errand, however often it is sent.
  private func perform(_ errand: Errand, id: Int64, isLast: Bool) async throws -> End {
    switch errand {
    case .deliver(let delivery): return try await deliver(delivery, id: id, isLast: isLast)
    case .tellCitizen(let ticket, let news):
      return try await tellCitizen(ticket, news, id: id)
    case .bringAnswer(let ticket, let survivor):
      try await office.bringAnswer(to: ticket, from: survivor)
    case .notify(let person): return try await notify(person, id: id, isLast: isLast)
    // Not done by trying again: it lies open as a dead letter until somebody looks.
    case .alarm: return .dead("nobody_to_tell")
    case .cleanAttachment(let attachment): return try await clean(attachment)
    case .waitIsOver(let ticket, let seq):
      try await office.waitIsOver(ticket: ticket, seq: seq)
    case .closeTicket(let ticket, let revision):
      try await office.closeTicket(ticket, revision: revision)
    case .recompute(let calendar):
      while try await office.recomputeBatch(for: calendar) {}
    case .weeklyReport(let year, let number):
      guard let week = ISOWeek(year: year, week: number) else { return .dead("no_such_week") }
      try await office.makeWeeklyReport(week, by: .machine)
    }
    return .done
  }

  /// A code for what went wrong; never its words, which may name somebody.
  private static func code(of error: any Error) -> String {
    switch error {
    case let error as MediaError: error.code
    case is Refusal: "refused"
    case _ where Outage.isOne(error): "outage"
    default: "fault_\(type(of: error))"
    }
  }
}
