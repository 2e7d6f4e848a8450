public import FoundationEssentials
import Postgres
public import Rules
import Store

/// An open ticket that may tell of the same matter.
public struct SimilarTicket: Sendable, Hashable {
  /// Its number.
  public let number: TicketNumber
  /// Its title, without anybody's numbers.
  public let title: String
  /// Its state.
  public let state: State
  /// When it was received.
  public let receivedAt: Date
}

extension Office {
  /// The most tickets that are compared with one.
  static let mostCompared = 100

  /// Open tickets that may tell of the same as what somebody is writing, the newest first; only
  /// such as this person may see.
  public func similar(
    title: String, body: String, category: String, commune: ID<Unit>?, for principal: Principal
  ) async throws -> [SimilarTicket] {
    let catalogue = try await rules.recent()
    let reach = RowReach(principal, in: catalogue)
    guard !reach.isEmpty else { return [] }
    let now = now
    let candidates = try await database.all(
      Similar.candidates(
        in: commune.map { [$0] } ?? [], since: now.addingTimeInterval(-86_400 * Likeness.days),
        folded: SearchFolding.fold("\(title) \(body)"), reach: reach,
        limit: Office.mostCompared))
    let own = Report(
      id: "", title: title, body: body, receivedAt: now, commune: commune.map { "\($0)" },
      category: category)
    return own.alike(among: candidates.map { ($0, Report($0)) }).map {
      SimilarTicket(
        number: $0.number, title: Redaction.conceal($0.title), state: $0.state,
        receivedAt: $0.receivedAt)
    }
  }
}

extension Report {
  /// A ticket as it is compared.
  init(_ candidate: SimilarCandidate) {
    self.init(
      id: "\(candidate.ticket)", title: candidate.title, body: candidate.body,
      receivedAt: candidate.receivedAt, commune: candidate.commune.map { "\($0)" },
      category: candidate.category)
  }

  private static let mostShown = 3

  /// The newest few that tell of the same; never the ticket itself.
  func alike(among known: [(SimilarCandidate, Report)]) -> [SimilarCandidate] {
    known.filter { $0.1.id != id && Likeness.of(self, $0.1) != nil }.map(\.0)
      .sorted { $0.receivedAt > $1.receivedAt }.prefix(Report.mostShown).map(\.self)
  }
}
