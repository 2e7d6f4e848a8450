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

  /// Whose desk it is.
  public var name: String
  /// The one thing this person does most; nil for none.
  public var primary: EmptyState.Link?
  /// The figures.
  public var tiles: [Tile]
  /// What to do next; nil for those who work no queue.
  public var next: TicketLines?
  /// The whole list behind it.
  public var all: EmptyState.Link?
  /// Other pages this person needs.
  public var links: [EmptyState.Link]

  /// A desk.
  public init(
    name: String, primary: EmptyState.Link? = nil, tiles: [Tile], next: TicketLines? = nil,
    all: EmptyState.Link? = nil, links: [EmptyState.Link] = []
  ) {
    self.name = name
    self.primary = primary
    self.tiles = tiles
    self.next = next
    self.all = all
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
      "tiles": tiles.map { tile -> Content in
        [
          "count": words.number(tile.count), "name": tile.name, "href": tile.href,
          "tone": tile.count == 0 ? "plain" : tile.tone.rawValue, "isNothing": tile.count == 0,
        ]
      },
      "next": next?.content(words), "all": all?.content, "links": links.map(\.content),
    ]
  }
}
