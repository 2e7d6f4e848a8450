/// The parts of the public site, in the order of its navigation.
public enum PublicSection: String, CaseIterable, Sendable {
  case home, send, track, results, hotlines

  /// Its address.
  public var path: String {
    switch self {
    case .home: "/"
    case .send: "/gui"
    case .track: "/tra-cuu"
    case .results: "/ket-qua"
    case .hotlines: "/duong-day-nong"
    }
  }

  /// Its name in the navigation.
  func name(_ words: any Wording) -> String {
    switch self {
    case .home: words[.navHome]
    case .send: words[.navSend]
    case .track: words[.navTrack]
    case .results: words[.navResults]
    case .hotlines: words[.navHotlines]
    }
  }
}

/// What surrounds a page of the public site.
public struct PublicFrame: Sendable, Hashable {
  /// The language of the page.
  public var language: Language
  /// The part of the site it belongs to; nil for an error page.
  public var section: PublicSection?
  /// The address of this page without the language, to switch it: path, and query if any.
  public var address: String
  /// One sentence for search engines; nil for none.
  public var description: String?
  /// Whether search engines should leave it alone: receipts, tracking, errors.
  public var isPrivate: Bool

  /// A frame.
  public init(
    language: Language, section: PublicSection?, address: String, description: String? = nil,
    isPrivate: Bool = false
  ) {
    self.language = language
    self.section = section
    self.address = address
    self.description = description
    self.isPrivate = isPrivate
  }
}

/// The frames of the public site, rendered once and cut where pages differ.
struct PublicShells: Sendable {
  private let shells: [Key: [Piece]]

  private struct Key: Hashable {
    let language: Language
    let section: PublicSection?
  }

  /// What differs from page to page.
  private enum Hole: Character, CaseIterable {
    case title = "\u{E001}"
    case otherAddress = "\u{E002}"
    case head = "\u{E003}"
    case body = "\u{E004}"
  }

  private enum Piece {
    case text(String)
    case hole(Hole)
  }

  init(site: Site, templates: TemplateSet) {
    var shells: [Key: [Piece]] = [:]
    let sections: [PublicSection?] = [nil] + PublicSection.allCases
    for language in Language.allCases {
      for section in sections {
        let text = templates.render(
          .publicLayout, PublicShells.content(site, language, section), in: language)
        shells[Key(language: language, section: section)] = PublicShells.cut(text)
      }
    }
    self.shells = shells
  }

  func page(_ title: String, body: String, frame: PublicFrame) -> String {
    let shell = shells[Key(language: frame.language, section: frame.section)] ?? []
    var page = ""
    page.reserveCapacity(body.utf8.count + 8_192)
    for piece in shell {
      switch piece {
      case .text(let text): page += text
      case .hole(.title): page += Escape.html(title)
      case .hole(.otherAddress):
        page += Escape.html(frame.language.other.address(frame.address))
      case .hole(.head): page += PublicShells.head(frame)
      case .hole(.body): page += body
      }
    }
    return page
  }

  private static func head(_ frame: PublicFrame) -> String {
    var head = ""
    if let description = frame.description {
      head += "<meta name=\"description\" content=\"\(Escape.html(description))\">\n"
    }
    if frame.isPrivate { head += "<meta name=\"robots\" content=\"noindex\">\n" }
    return head
  }

  private static func content(_ site: Site, _ language: Language, _ section: PublicSection?)
    -> Content
  {
    let words = language.wording(.universal)
    let items = PublicSection.allCases.map { item -> Content in
      [
        "name": item.name(words), "href": language.address(item.path),
        "isCurrent": item == section,
      ]
    }
    return [
      "lang": language.rawValue, "authority": site.authority(language), "items": items,
      "otherLang": language.other.rawValue, "otherName": language.other.name,
      "title": String(Hole.title.rawValue),
      "otherAddress": String(Hole.otherAddress.rawValue),
      "headMarkup": Markup(trusted: String(Hole.head.rawValue)),
      "bodyMarkup": Markup(trusted: String(Hole.body.rawValue)),
    ]
  }

  private static func cut(_ text: String) -> [Piece] {
    var pieces: [Piece] = []
    var run = ""
    for character in text {
      guard let hole = Hole(rawValue: character) else {
        run.append(character)
        continue
      }
      pieces.append(.text(run))
      pieces.append(.hole(hole))
      run = ""
    }
    return pieces + [.text(run)]
  }
}
