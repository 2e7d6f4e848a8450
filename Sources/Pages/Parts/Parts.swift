/// The way to the next page of a list. Pages follow a cursor: there is no page number to go stale.
public struct Pager: Sendable, Hashable {
  /// Address of the next page; nil on the last.
  public var next: String?
  /// Address of the first page; nil on it.
  public var first: String?

  /// A pager; nil when the list has one page only.
  public init?(next: String?, first: String?) {
    if next == nil && first == nil { return nil }
    self.next = next
    self.first = first
  }

  /// What the part `part/pager` sees.
  public var content: Content { ["next": next, "first": first] }
}

/// What stands in the place of a list that is empty: why, and what one can do.
public struct EmptyState: Sendable, Hashable {
  /// One line that says that nothing is there.
  public var title: String
  /// Why, or what to do; nil for nothing more.
  public var text: String?
  /// Where to go, and how the way is called.
  public var link: Link?

  /// A link.
  public struct Link: Sendable, Hashable {
    /// Where it leads.
    public var href: String
    /// How it is called.
    public var name: String

    /// A link.
    public init(_ href: String, _ name: String) {
      self.href = href
      self.name = name
    }

    /// What templates see as `href` and `name`.
    public var content: Content { ["href": href, "name": name] }
  }

  /// An empty state.
  public init(_ title: String, text: String? = nil, link: Link? = nil) {
    self.title = title
    self.text = text
    self.link = link
  }

  /// What the part `part/empty` sees.
  public var content: Content {
    ["emptyTitle": title, "emptyText": text, "link": link?.content]
  }
}

/// A history from top to bottom, oldest first or last as the caller orders it.
public struct Timeline: Sendable, Hashable {
  /// One thing that happened.
  public struct Entry: Sendable, Hashable {
    /// When, worded: `16 giờ 30, thứ Năm 26/11/2026`.
    public var when: String
    /// The same for machines: RFC 3339.
    public var instant: String
    /// What happened.
    public var what: String
    /// Who did it; nil if that is not said.
    public var who: String?
    /// The words that were said with it, as typed; nil for none.
    public var words: String?
    /// What sort of words: sets the ground they stand on.
    public var tone: Tone

    /// What sort of entry.
    public enum Tone: String, Sendable, CaseIterable {
      /// A move, or another fact.
      case event
      /// Words between colleagues: a tinted ground that can't be mistaken for an answer.
      case note
      /// Words from the office to the citizen.
      case message
      /// Words from the citizen.
      case citizen
    }

    /// An entry.
    public init(
      when: String, instant: String, what: String, who: String? = nil, words: String? = nil,
      tone: Tone = .event
    ) {
      self.when = when
      self.instant = instant
      self.what = what
      self.who = who
      self.words = words
      self.tone = tone
    }
  }

  /// In the order in which they are shown.
  public var entries: [Entry]

  /// A history.
  public init(_ entries: [Entry]) {
    self.entries = entries
  }

  /// What the part `part/timeline` sees.
  public var content: Content {
    [
      "entries": entries.map { entry -> Content in
        [
          "when": entry.when, "instant": entry.instant, "what": entry.what, "who": entry.who,
          "words": entry.words, "tone": entry.tone.rawValue,
        ]
      }
    ]
  }
}

/// A table with a caption; cells are text, numbers stand to the right.
public struct Table: Sendable, Hashable {
  /// A column.
  public struct Column: Sendable, Hashable {
    /// Its head.
    public var name: String
    /// Whether it holds figures.
    public var isNumeric: Bool
    /// Whether its cells stay on one line.
    public var isTight: Bool

    /// A column.
    public init(_ name: String, isNumeric: Bool = false, isTight: Bool = false) {
      self.name = name
      self.isNumeric = isNumeric
      self.isTight = isTight
    }
  }

  /// A cell.
  public struct Cell: Sendable, Hashable {
    /// What it says.
    public var text: String
    /// Where it leads; nil for nowhere.
    public var href: String?

    /// A cell.
    public init(_ text: String, href: String? = nil) {
      self.text = text
      self.href = href
    }
  }

  /// Said to screen readers and above the table.
  public var caption: String
  /// From left to right; the first names the row.
  public var columns: [Column]
  /// Cells in the order of the columns.
  public var rows: [[Cell]]
  /// The row of sums; nil for none.
  public var sums: [Cell]?
  /// Whether the caption is said to screen readers only: where the page's heading says it.
  public var hidesCaption = false

  /// A table.
  public init(_ caption: String, columns: [Column], rows: [[Cell]], sums: [Cell]? = nil) {
    self.caption = caption
    self.columns = columns
    self.rows = rows
    self.sums = sums
  }

  /// What the part `part/table` sees.
  public var content: Content {
    [
      "caption": caption, "hidesCaption": hidesCaption,
      "columns": columns.map { ["head": $0.name, "isNumeric": $0.isNumeric] as Content },
      "rows": rows.map { ["cells": contents(of: $0)] as Content },
      "sums": sums.map { ["cells": contents(of: $0)] as Content },
    ]
  }

  private func contents(of cells: [Cell]) -> [Content] {
    zip(columns, cells).enumerated().map { index, pair in
      [
        "text": pair.1.text, "cellHref": pair.1.href, "isNumeric": pair.0.isNumeric,
        "isTight": pair.0.isTight,
        "isHead": index == 0,
      ]
    }
  }
}
