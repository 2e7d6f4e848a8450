/// A page that says one thing: an error, a confirmation, a tombstone.
public struct MessagePage: Page {
  /// The heading.
  public var heading: String
  /// What it means and what one can do, a paragraph each.
  public var paragraphs: [String]
  /// A code to quote when one calls; nil for none.
  public var code: String?
  /// Where to go from here.
  public var links: [EmptyState.Link]

  /// A message.
  public init(
    _ heading: String, _ paragraphs: [String] = [], code: String? = nil,
    links: [EmptyState.Link] = []
  ) {
    self.heading = heading
    self.paragraphs = paragraphs
    self.code = code
    self.links = links
  }

  /// `system/message`.
  public var template: Template { .message }

  /// The heading.
  public func title(_ words: any Wording) -> String { heading }

  /// What the template sees.
  public func content(_ words: any Wording) -> Content {
    [
      "heading": heading, "paragraphs": paragraphs, "code": code,
      "links": links.map(\.content),
    ]
  }
}
