public import FoundationEssentials
import Rules

/// The newest results as an Atom feed (RFC 4287), for readers, portals and screens.
public struct AtomFeed: Sendable {
  /// Whose results these are.
  public var site: Site
  /// When the newest was published.
  public var updatedAt: Date
  /// The newest first.
  public var entries: [ResultCard]

  /// A feed.
  public init(site: Site, updatedAt: Date, entries: [ResultCard]) {
    self.site = site
    self.updatedAt = updatedAt
    self.entries = entries
  }

  /// The document.
  public func xml(_ words: any Wording) -> String {
    let base = site.baseURL ?? ""
    let authority = Escape.html(site.authority(words.language))
    let list = Escape.html(base + words.address("/ket-qua"))
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="\(words.language.rawValue)">
      <id>urn:hoiam:ket-qua</id>
      <title>\(Escape.html(words[.resultsTitle])) – \(authority)</title>
      <author><name>\(authority)</name></author>
      <updated>\(Instant.rfc3339(updatedAt))</updated>
      <link rel="alternate" type="text/html" href="\(list)"/>
      \(entries.map { entry($0, words, base: base) }.joined(separator: "\n"))
      </feed>

      """
  }

  private func entry(_ card: ResultCard, _ words: any Wording, base: String) -> String {
    let href = Escape.html(base + words.address(card.facts.path))
    return """
      <entry>
      <id>urn:hoiam:\(card.facts.number)</id>
      <title>\(Escape.html(card.title))</title>
      <updated>\(Instant.rfc3339(card.facts.publishedAt))</updated>
      <link rel="alternate" type="text/html" href="\(href)"/>
      <category term="\(Escape.html(card.facts.categoryCode))" \
      label="\(Escape.html(card.facts.category))"/>
      <summary>\(Escape.html(card.excerpt))</summary>
      </entry>
      """
  }
}
