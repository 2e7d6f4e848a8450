import FoundationEssentials
import Postgres
public import Rules
import Store

extension Office {
  /// The longest name of a place, in characters.
  public static let longestPlace = 100
  /// The most places of one commune.
  public static let mostPlaces = 1_000

  /// Puts down what the places of a commune are called: all of them, each once.
  ///
  /// - Parameter seen: the last edit that was seen of them, 0 for none; nil lets anything pass.
  /// - Throws: `Refusal.invalid` for a name that is too short or too long, or too many of them;
  ///   `Refusal.stale` if somebody else has edited them since.
  public func savePlaces(
    _ names: [String], of commune: ID<Unit>, seeing seen: Int64? = nil, by actor: Actor
  ) async throws {
    guard let unit = try await catalogue().units[commune], unit.sort == .commune else {
      throw Refusal.notFound
    }
    let clean = names.map { NFC.line($0) }.filter { !$0.isEmpty }
    let lengths = clean.map(\.unicodeScalars.count)
    if clean.count > Office.mostPlaces {
      throw Refusal.invalid([
        ActProblem(.places, .notWithin(from: 0, through: Office.mostPlaces))
      ])
    }
    if lengths.contains(where: { $0 < 2 }) {
      throw Refusal.invalid([ActProblem(.places, .tooShort(minimum: 2))])
    }
    if lengths.contains(where: { $0 > Office.longestPlace }) {
      throw Refusal.invalid([ActProblem(.places, .tooLong(limit: Office.longestPlace))])
    }
    try await edit(.editRules, Register.places.rawValue, "\(commune)", actor, seeing: seen) {
      tx, _ in
      try tx.run(PlaceEdits.keepOnly(clean, of: commune))
      try tx.run(PlaceEdits.add(clean, to: commune))
    }
  }
}
