public import FoundationEssentials
public import Rules

/// What the citizen said.
public struct TicketMatter: Sendable, Hashable {
  /// A file that came with it or was added.
  public struct File: Sendable, Hashable {
    /// Where it can be seen; nil while it is being cleaned, or if it could not be.
    public var href: String?
    /// Its small picture; nil for none.
    public var thumbnail: String?
    /// What it is, worded.
    public var name: String

    /// A file.
    public init(href: String?, thumbnail: String?, name: String) {
      self.href = href
      self.thumbnail = thumbnail
      self.name = name
    }

    var content: Content { ["href": href, "thumbnail": thumbnail, "name": name] }
  }

  /// One line.
  public var title: String
  /// The words; empty if they were erased.
  public var body: String
  /// How they are read, if they were typed with the input method off.
  public var reading: String?
  /// Whether they were erased by law.
  public var isErased: Bool
  /// Where.
  public var place: String?
  /// Kind.
  public var kind: Kind
  /// Name of the category.
  public var category: String
  /// Name of the channel.
  public var channel: String
  /// When it was received.
  public var receivedAt: Date
  /// Who entered it; nil for citizens.
  public var filer: String?
  /// Its number elsewhere, with the system's name.
  public var external: String?
  /// Files.
  public var files: [File]

  /// A matter.
  public init(
    title: String, body: String, reading: String? = nil, isErased: Bool = false, place: String?,
    kind: Kind,
    category: String, channel: String, receivedAt: Date, filer: String?, external: String?,
    files: [File] = []
  ) {
    self.title = title
    self.body = body
    self.reading = reading
    self.isErased = isErased
    self.place = place
    self.kind = kind
    self.category = category
    self.channel = channel
    self.receivedAt = receivedAt
    self.filer = filer
    self.external = external
    self.files = files
  }

  func content(_ words: any Wording) -> Content {
    [
      "title": title, "body": body, "reading": reading, "isErased": isErased, "place": place,
      "kind": words.kind(kind), "category": category, "channel": channel,
      "received": words.moment(receivedAt), "filer": filer, "external": external,
      "files": files.map(\.content), "hasFiles": !files.isEmpty,
    ]
  }
}
