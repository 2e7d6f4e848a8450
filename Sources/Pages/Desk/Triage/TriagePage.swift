public import FoundationEssentials
public import Rules

/// What waits for the dispatcher, readable in place, each with what can be decided at once. Every
/// decision is a button or a link; `keys.js` gives them keys.
public struct TriagePage: Page {
  /// A decision that leads to a form.
  public struct Way: Sendable, Hashable {
    /// Its key.
    public var key: Character
    /// Where it leads.
    public var href: String
    /// What it is called.
    public var name: String

    /// A way.
    public init(_ key: Character, _ name: String, to href: String) {
      self.key = key
      self.name = name
      self.href = href
    }

    var content: Content { ["key": "\(key)", "href": href, "name": name] }
  }

  /// A time a unit passed it on.
  public struct Pass: Sendable, Hashable {
    /// When.
    public var at: Date
    /// The unit and who did it.
    public var who: String
    /// The reason's name.
    public var reason: String
    /// What they wrote; nil for nothing.
    public var words: String?

    /// A time.
    public init(at: Date, who: String, reason: String, words: String?) {
      self.at = at
      self.who = who
      self.reason = reason
      self.words = words
    }
  }

  /// A ticket.
  public struct Row: Sendable, Hashable {
    /// What stands in every list.
    public var line: TicketLine
    /// What was said.
    public var body: String
    /// Kind, category, channel and receipt.
    public var facts: [String]
    /// The proposed unit; nil for none.
    public var unit: String?
    /// Why it is proposed.
    public var because: ProposalReason?
    /// The decision of one key: forward to the proposed unit; nil without one.
    public var decision: ActForm?
    /// Decisions that lead to a form.
    public var ways: [Way]
    /// Who passed it on.
    public var passes: [Pass]
    /// Open tickets that may tell of the same.
    public var alike: [TicketNumber]

    /// The most of a text that stands in the list, in characters.
    static let longest = 700

    /// A ticket.
    public init(
      line: TicketLine, body: String, facts: [String], unit: String?, because: ProposalReason?,
      decision: ActForm?, ways: [Way], passes: [Pass], alike: [TicketNumber]
    ) {
      self.line = line
      self.body = body
      self.facts = facts
      self.unit = unit
      self.because = because
      self.decision = decision
      self.ways = ways
      self.passes = passes
      self.alike = alike
    }

    func content(_ words: any Wording) -> Content {
      let isCut = body.count > Row.longest
      let reason = because.map { words.because($0) }
      return line.content(words).merging([
        "body": isCut ? body.prefix(Row.longest) + "…" : body, "isCut": isCut,
        "said": facts.joined(separator: " · "), "proposed": unit, "because": reason,
        "decision": decision?.content(words), "ways": ways.map(\.content),
        "isDecided": line.returns >= 2,
        "passes": passes.map { pass -> Content in
          [
            "when": words.shortMoment(pass.at), "who": pass.who, "reason": pass.reason,
            "words": pass.words,
          ]
        },
        "hasAlike": !alike.isEmpty,
        "alike": alike.map { number -> Content in
          ["other": "\(number)", "otherHref": words.address("/desk/tickets/\(number)")]
        },
      ])
    }
  }

  /// What was just forwarded, and how it is taken back.
  public struct Sent: Sendable, Hashable {
    /// What was done.
    public var text: String
    /// Takes it back.
    public var form: ActForm

    /// What was forwarded.
    public init(_ text: String, form: ActForm) {
      self.text = text
      self.form = form
    }
  }

  /// The tabs.
  public var tabs: [NavItem]
  /// The tickets of the tab.
  public var rows: [Row]
  /// What is said when there are none.
  public var empty: EmptyState
  /// The way to the next page; nil for one page only.
  public var pager: Pager?
  /// What was just forwarded; nil for nothing.
  public var sent: Sent?
  /// Where the whole queue stands.
  public var queue: EmptyState.Link

  /// A list.
  public init(
    tabs: [NavItem], rows: [Row], empty: EmptyState, pager: Pager?, sent: Sent?,
    queue: EmptyState.Link
  ) {
    self.tabs = tabs
    self.rows = rows
    self.empty = empty
    self.pager = pager
    self.sent = sent
    self.queue = queue
  }

  /// `desk/triage`.
  public var template: Template { .deskTriage }

  /// "Điều phối".
  public func title(_ words: any Wording) -> String { words[.triageTitle] }

  /// What the template sees.
  public func content(_ words: any Wording) -> Content {
    [
      "tabs": tabs.map { $0.content(words) }, "rows": rows.map { $0.content(words) },
      "hasRows": !rows.isEmpty, "empty": rows.isEmpty ? empty.content : nil,
      "pager": pager?.content, "queue": queue.content,
      "sent": sent.map { ["sentText": $0.text, "takeBack": $0.form.content(words)] as Content },
    ]
  }
}
