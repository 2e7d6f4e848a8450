/// One entry of the desk's navigation.
public struct NavItem: Sendable, Hashable {
  /// Its address.
  public var href: String
  /// Its name, worded.
  public var name: String
  /// How many wait there; nil for no number.
  public var count: Int?
  /// Whether this page belongs to it.
  public var isCurrent: Bool

  /// An entry.
  public init(href: String, name: String, count: Int? = nil, isCurrent: Bool = false) {
    self.href = href
    self.name = name
    self.count = count
    self.isCurrent = isCurrent
  }

  func content(_ words: any Wording) -> Content {
    [
      "href": href, "name": name, "count": count.map { words.number($0) }, "isCurrent": isCurrent,
    ]
  }
}

/// A message that the page before left: shown once, above the page.
public struct Flash: Sendable, Hashable {
  /// What sort of message.
  public enum Tone: String, Sendable, CaseIterable {
    /// It was done.
    case done
    /// It was not done; the text says why.
    case problem
  }

  /// What sort of message.
  public var tone: Tone
  /// The message, worded.
  public var text: String

  /// A message.
  public init(_ tone: Tone, _ text: String) {
    self.tone = tone
    self.text = text
  }

  func content() -> Content {
    ["tone": tone.rawValue, "text": text, "isProblem": tone == .problem]
  }
}

/// What surrounds a page of the staff's desk.
public struct DeskFrame: Sendable, Hashable {
  /// Who is signed in.
  public struct Person: Sendable, Hashable {
    /// Their name.
    public var name: String
    /// Their roles and units in words.
    public var roles: String

    /// A person.
    public init(name: String, roles: String) {
      self.name = name
      self.roles = roles
    }
  }

  /// The language of the page.
  public var language: Language
  /// The address of this page without the language, to switch it.
  public var address: String
  /// The entries this person may use.
  public var items: [NavItem]
  /// Who is signed in; nil on the page where one signs in.
  public var person: Person?
  /// Token against forged requests, for the form that signs out.
  public var token: String
  /// What the page before left to say.
  public var flash: Flash?
  /// Whether this person is told of calls while the page is open.
  public var hears: Bool

  /// A frame.
  public init(
    language: Language, address: String, items: [NavItem] = [], person: Person? = nil,
    token: String = "", flash: Flash? = nil, hears: Bool = false
  ) {
    self.language = language
    self.address = address
    self.items = items
    self.person = person
    self.token = token
    self.flash = flash
    self.hears = hears
  }

  func content(_ words: any Wording, site: Site) -> Content {
    [
      "lang": language.rawValue, "authority": site.authority(language),
      "otherLang": language.other.rawValue, "otherName": language.other.name,
      "otherAddress": language.other.address(address),
      "items": items.map { $0.content(words) },
      "person": person.map { ["name": $0.name, "roles": $0.roles] as Content },
      "token": token, "flash": flash?.content(), "hears": hears,
    ]
  }
}
