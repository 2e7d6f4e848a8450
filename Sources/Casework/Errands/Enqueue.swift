import FoundationEssentials
import Postgres
import Store

extension Errand {
  /// The channel on which workers are woken.
  static let wakeUp = "hoiam_errand"

  /// The errand as the column `payload` holds it.
  func json() throws -> PostgresJSON {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return PostgresJSON(bytes: try encoder.encode(self))
  }

  /// Enqueues errands in the caller's transaction and wakes the workers once at its commit.
  static func enqueue(_ errands: [PlannedErrand], in tx: Transaction, at now: Date) throws {
    for planned in errands {
      try tx.run(
        Errands.enqueue(
          kind: planned.errand.kind, payload: planned.errand.json(), runAt: planned.runAt,
          onceKey: planned.onceKey, at: now))
    }
    if errands.contains(where: { $0.runAt <= now }) { try tx.notify(wakeUp) }
  }
}
