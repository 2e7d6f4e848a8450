import Crypto
import FoundationEssentials
import Postgres
import Rules
import Store

/// The Idempotency-Key of a request: what it asks for is done once, however often it is sent.
///
/// The key is taken in the transaction of the verb, so that both are there or neither is; two
/// requests at the same moment are done one after the other, and the second finds the key taken.
public struct OnceKey: Sendable, Hashable {
  /// For how long a key is known: 24 hours, in seconds.
  static let life = 24.0 * 3600

  /// The key, as the client chose it.
  public let key: String
  /// SHA-256 of what was asked, to tell a replay from another request.
  let digest: [UInt8]

  /// The key of a request.
  ///
  /// - Parameter request: address and body, as they came.
  public init(_ key: String, of request: some Sequence<UInt8>) {
    self.key = key
    digest = Array(SHA256.hash(data: Array(request)))
  }
}

/// Thrown for a request that was done before: the answer is to be given again.
public struct DoneBefore: Error, Sendable, Equatable {
  /// Ids and numbers that were made then, separated by blanks; nil if there were none.
  public let result: String?
}

/// What a verb makes and a replay has to be told again.
protocol OnceResult {
  /// Ids and numbers, separated by blanks.
  var onceResult: String { get }
}

extension Int64: OnceResult {
  var onceResult: String { String(self) }
}

extension ID: OnceResult {
  var onceResult: String { description }
}

extension Array: OnceResult where Element == TicketNumber {
  var onceResult: String { map(\.description).joined(separator: " ") }
}

extension OnceKey {
  /// Does something once.
  ///
  /// - Throws: `DoneBefore`; `Refusal.conflict` if the key was used for another request.
  func once<Value>(
    by principal: String, in tx: Transaction, at now: Date, _ body: () throws -> Value
  ) throws -> Value {
    let expiry = now.addingTimeInterval(-OnceKey.life)
    try tx.run(RequestKeys.forget(before: expiry))
    let isFree = try tx.first(
      RequestKeys.take(key, of: principal, digest: digest, at: now, expiry: expiry))
    guard isFree == true else {
      let known = try tx.first(RequestKeys.of(key, principal: principal))
      guard let known, known.digest == digest else {
        throw Refusal.conflict(.keyUsedForAnotherRequest)
      }
      throw DoneBefore(result: known.result)
    }
    let value = try body()
    if let made = value as? any OnceResult {
      try tx.run(RequestKeys.keep(made.onceResult, for: key, of: principal))
    }
    return value
  }
}

extension Actor {
  /// Does something once if there is a key, else simply does it.
  ///
  /// - Parameter number: the ticket, to which the keys of citizens belong.
  func once<Value>(
    on number: TicketNumber? = nil, in tx: Transaction, at now: Date, _ body: () throws -> Value
  ) throws -> Value {
    guard let onceKey else { return try body() }
    let name =
      principal.person.map { "person \($0)" } ?? "citizen \(number.map(\.description) ?? "")"
    return try onceKey.once(by: name, in: tx, at: now, body)
  }
}
