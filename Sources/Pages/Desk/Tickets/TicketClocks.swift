public import FoundationEssentials
public import Rules

/// The clocks of a ticket.
public struct TicketClocks: Sendable, Hashable {
  /// Something owed.
  public struct Owed: Sendable, Hashable {
    /// What.
    public var kind: ObligationKind
    /// By which unit; nil for the office.
    public var unit: String?
    /// How it stands.
    public var clock: PromiseClock
    /// Until when.
    public var dueAt: Date
    /// When it ended; nil while it lives.
    public var endedAt: Date?
    /// When it would have been due without an extension; nil if that is the same.
    public var originalDueAt: Date?
    /// How much time was granted.
    public var granted: String
    /// What it rests on.
    public var legalBasis: String?
    /// Where its date is explained; nil for nowhere.
    public var ledger: String?

    /// Something owed.
    public init(
      _ kind: ObligationKind, unit: String? = nil, clock: PromiseClock, dueAt: Date,
      endedAt: Date? = nil, originalDueAt: Date? = nil, granted: String, legalBasis: String? = nil,
      ledger: String? = nil
    ) {
      self.kind = kind
      self.unit = unit
      self.clock = clock
      self.dueAt = dueAt
      self.endedAt = endedAt
      self.originalDueAt = originalDueAt
      self.granted = granted
      self.legalBasis = legalBasis
      self.ledger = ledger
    }

    func content(_ words: any Wording) -> Content {
      [
        "kind": words.obligation(kind), "unit": unit, "chip": clock.chip(words)?.content,
        "due": words.shortDue(dueAt), "dueFull": words.due(dueAt),
        "ended": endedAt.map { words.shortMoment($0) },
        "original": originalDueAt.map { words.shortDue($0) }, "target": granted,
        "basis": legalBasis, "ledger": ledger.map { words.address($0) },
      ]
    }
  }

  /// The citizen's promise; nil for none.
  public var promise: Owed?
  /// Everything else that lives or lived.
  public var others: [Owed]
  /// Pauses and extensions, worded, one line each.
  public var remarks: [String]

  /// Clocks.
  public init(promise: Owed?, others: [Owed], remarks: [String] = []) {
    self.promise = promise
    self.others = others
    self.remarks = remarks
  }

  func content(_ words: any Wording) -> Content {
    [
      "promise": promise?.content(words), "others": others.map { $0.content(words) },
      "hasOthers": !others.isEmpty, "remarks": remarks, "hasRemarks": !remarks.isEmpty,
      "hasOwed": !others.isEmpty || !remarks.isEmpty,
    ]
  }
}
