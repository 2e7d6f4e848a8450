public import FoundationEssentials
public import Rules

/// How a due date came about: its facts, a picture of its days, and each day with its reason.
public struct LedgerPage: Page {
  /// A fact that the date rests on.
  public struct Fact: Sendable, Hashable {
    /// What it is.
    public var name: String
    /// What it says.
    public var text: String

    /// A fact.
    public init(_ name: String, _ text: String) {
      self.name = name
      self.text = text
    }
  }

  /// The ticket.
  public var number: TicketNumber
  /// What is owed.
  public var kind: ObligationKind
  /// Until when.
  public var dueAt: Date
  /// How that stands.
  public var clock: PromiseClock
  /// What it rests on, in order.
  public var facts: [Fact]
  /// How it was counted.
  public var account: Reckoning.Account
  /// Whether the clock stands still; then it is counted as if it went on now.
  public var isPaused: Bool
  /// What happened to the clock.
  public var history: Timeline
  /// Whether the days count up to the date that stands.
  public var agrees: Bool

  /// The account of an obligation.
  public init(
    _ number: TicketNumber, _ kind: ObligationKind, dueAt: Date, clock: PromiseClock, facts: [Fact],
    account: Reckoning.Account, isPaused: Bool, history: Timeline, agrees: Bool
  ) {
    self.number = number
    self.kind = kind
    self.dueAt = dueAt
    self.clock = clock
    self.facts = facts
    self.account = account
    self.isPaused = isPaused
    self.history = history
    self.agrees = agrees
  }

  /// `desk/ledger`.
  public var template: Template { .deskLedger }

  /// "Vì sao có thời hạn này · PA-2026-000123-8".
  public func title(_ words: any Wording) -> String { "\(words[.ledgerTitle]) · \(number)" }

  /// What the template sees.
  public func content(_ words: any Wording) -> Content {
    [
      "number": "\(number)", "back": words.address("/desk/tickets/\(number)"),
      "kind": words.obligation(kind), "due": words.due(dueAt),
      "chip": clock.chip(words)?.content,
      "facts": facts.map { ["label": $0.name, "value": $0.text] as Content },
      "provisional": isPaused ? words.ledgerIfResumed(account.due) : nil,
      "disagrees": agrees ? nil : words.ledgerDisagrees(account.due),
      "isExtended": account.extended != nil,
      "pictureMarkup": DayGrid(account, dueAt: account.due, words).markup,
      "days": table(words).content,
      "history": history.entries.isEmpty ? nil : history.content,
    ]
  }

  private func table(_ words: any Wording) -> Table {
    var counted = 0
    func cells(_ row: LedgerRow, isExtension: Bool) -> [Table.Cell] {
      if row.counted == .day(true) { counted += 1 }
      let because = words.because(row)
      return [
        Table.Cell("\(words.weekday(row.date.weekday)) \(words.day(row.date))"),
        Table.Cell(words.counted(row.counted, nth: counted)),
        Table.Cell(isExtension ? "\(words[.ledgerExtension]) · \(because)" : because),
      ]
    }
    return Table(
      words[.ledgerDays],
      columns: [
        Table.Column(words[.dayWord]), Table.Column(words[.ledgerCounted]),
        Table.Column(words[.ledgerBecause]),
      ],
      rows: account.promised.ledger.map { cells($0, isExtension: false) }
        + account.added.map { cells($0, isExtension: true) })
  }
}

extension Reckoning.Account {
  /// The days of an extension. The one it begins with counted for the promise already.
  var added: [LedgerRow] { (extended?.ledger ?? []).filter { $0.because != .receipt } }
}
