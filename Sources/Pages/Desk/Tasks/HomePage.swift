/// What waits for somebody, by what they are: figures first, then what to do next.
public struct HomePage: Page {
  /// A figure that leads to its list.
  public struct Tile: Sendable, Hashable {
    /// How many.
    public var count: Int
    /// Of what, worded.
    public var name: String
    /// Its list.
    public var href: String
    /// What it means that there are some.
    public var tone: Chip.Tone

    /// A figure.
    public init(_ count: Int, _ name: String, href: String, tone: Chip.Tone = .plain) {
      self.count = count
      self.name = name
      self.href = href
      self.tone = tone
    }
  }

  /// What somebody has to see to, worded; with where, for those who can.
  public struct Notice: Sendable, Hashable {
    /// A whole sentence.
    public var text: String
    /// Where it is mended; nil for those who can't.
    public var link: EmptyState.Link?

    /// A notice.
    public init(_ text: String, link: EmptyState.Link? = nil) {
      self.text = text
      self.link = link
    }
  }

  /// The one thing this person does most; nil for none.
  public var primary: EmptyState.Link?
  /// What somebody has to see to.
  public var notices: [Notice]
  /// The figures.
  public var tiles: [Tile]
  /// What to do next; nil for those who work no queue.
  public var next: Section<TicketLines>?
  /// Work that is no queue: texts to publish; nil for those who don't.
  public var work: Section<TaskPage>?
  /// Other pages this person needs.
  public var links: [EmptyState.Link]

  /// A list with its heading and the whole behind it.
  public struct Section<List: Sendable & Hashable>: Sendable, Hashable {
    /// What it is.
    public var title: String
    /// Its beginning.
    public var list: List
    /// The whole.
    public var all: EmptyState.Link?

    /// A list.
    public init(_ title: String, _ list: List, all: EmptyState.Link?) {
      self.title = title
      self.list = list
      self.all = all
    }
  }

  /// A desk.
  public init(
    primary: EmptyState.Link? = nil, notices: [Notice] = [], tiles: [Tile],
    next: Section<TicketLines>? = nil,
    work: Section<TaskPage>? = nil, links: [EmptyState.Link] = []
  ) {
    self.primary = primary
    self.notices = notices
    self.tiles = tiles
    self.next = next
    self.work = work
    self.links = links
  }

  /// `desk/home`.
  public var template: Template { .deskHome }

  /// "Bàn làm việc".
  public func title(_ words: any Wording) -> String { words[.deskTitle] }

  /// What the template sees.
  public func content(_ words: any Wording) -> Content {
    [
      "heading": words[.deskTitle], "primary": primary?.content,
      "notices": notices.map { ["text": $0.text, "link": $0.link?.content] as Content },
      "hasNotices": !notices.isEmpty,
      "tiles": tiles.map { tile -> Content in
        [
          "count": words.number(tile.count), "name": tile.name, "href": tile.href,
          "tone": tile.count == 0 ? "plain" : tile.tone.rawValue, "isNothing": tile.count == 0,
        ]
      },
      "nextTitle": next?.title, "next": next?.list.content(words), "all": next?.all?.content,
      "workTitle": work?.title, "work": work?.list.content(words),
      "allWork": work?.all?.content, "links": links.map(\.content), "hasLinks": !links.isEmpty,
    ]
  }
}

/// The registers of administrators, each with what it is for.
public struct RegistersPage: Page {
  /// A register.
  public struct Entry: Sendable, Hashable {
    /// Where it is, and how it is called.
    public var link: EmptyState.Link
    /// What it is for.
    public var text: String
    /// What in it calls for somebody; nil for nothing.
    public var alarm: Chip?

    /// A register.
    public init(_ link: EmptyState.Link, _ text: String, alarm: Chip? = nil) {
      self.link = link
      self.text = text
      self.alarm = alarm
    }
  }

  /// The registers.
  public var entries: [Entry]

  /// The registers.
  public init(_ entries: [Entry]) {
    self.entries = entries
  }

  /// `desk/registers`.
  public var template: Template { .deskRegisters }

  /// "Quản trị".
  public func title(_ words: any Wording) -> String { words[.adminTitle] }

  /// What the template sees.
  public func content(_ words: any Wording) -> Content {
    [
      "heading": words[.adminTitle],
      "entries": entries.map { entry -> Content in
        [
          "href": entry.link.href, "name": entry.link.name, "text": entry.text,
          "alarm": entry.alarm?.content,
        ]
      },
    ]
  }
}
