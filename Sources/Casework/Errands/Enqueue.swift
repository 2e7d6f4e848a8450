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

  /// Whether what it does is decided when it is begun, not when it is planned.
  private var gathers: Bool {
    if case .notify = self { true } else { false }
  }

  /// Enqueues errands in the caller's transaction and wakes the workers once at its commit.
  static func enqueue(_ errands: [PlannedErrand], in tx: Transaction, at now: Date) throws {
    for planned in errands {
      let enqueue = planned.errand.gathers ? Errands.gather : Errands.enqueue
      try tx.run(
        enqueue(
          planned.errand.kind, planned.errand.json(), planned.runAt, planned.onceKey, now))
    }
    if errands.contains(where: { $0.runAt <= now }) { try tx.notify(wakeUp) }
  }
}
