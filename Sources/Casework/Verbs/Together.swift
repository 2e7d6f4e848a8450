public import FoundationEssentials
public import Rules

/// What became of one ticket of several on which the same was done.
public struct TogetherResult: Sendable {
  /// How it ended.
  public enum Outcome: Sendable {
    /// It was done, now or when the same form was sent before.
    case done
    /// It was refused; the ticket is as it was.
    case refused(Refusal)
    /// Something failed: whether it was done can be seen at the ticket.
    case failed(any Error)
    /// It was not tried any more, since something had failed.
    case left
  }

  /// The ticket.
  public let number: TicketNumber
  /// How it ended.
  public let outcome: Outcome
}

extension Office {
  /// The most tickets on which something is done together.
  public static let longestTogether = 200

  /// Does the same on several tickets, each in its own transaction: what is refused of one keeps
  /// nothing from the others. Their events bear the same mark, and the same mark does nothing
  /// twice.
  ///
  /// - Parameters:
  ///   - tickets: with the revision that was seen; nil for whatever it is.
  ///   - mark: of the whole, in the detail `together` of every event.
  ///   - what: what is asked for, to tell a replay from another request of the same mark.
  ///   - act: one of the verbs.
  public func together(
    _ tickets: [(number: TicketNumber, revision: Int?)], mark: UUID, what: String,
    by actor: Actor, _ act: (TicketNumber, Int?, Actor) async throws -> Void
  ) async -> [TogetherResult] {
    var results: [TogetherResult] = []
    var hasFailed = false
    for (number, revision) in tickets.prefix(Office.longestTogether) {
      if hasFailed {
        results.append(TogetherResult(number: number, outcome: .left))
        continue
      }
      var actor = actor
      actor.together = mark
      actor.onceKey = OnceKey("\(mark) \(number)", of: "\(what) \(number)".utf8)
      let outcome: TogetherResult.Outcome
      do {
        try await act(number, revision, actor)
        outcome = .done
      } catch is DoneBefore {
        outcome = .done
      } catch let refusal as Refusal {
        outcome = .refused(refusal)
      } catch {
        outcome = .failed(error)
        hasFailed = true
      }
      results.append(TogetherResult(number: number, outcome: outcome))
    }
    return results
  }
}
