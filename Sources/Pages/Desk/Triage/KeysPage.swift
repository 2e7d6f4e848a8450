/// What keys do at the desk, for who can't open the map over a page.
public struct KeysPage: Page {
  /// The page.
  public init() {}

  /// `desk/keys`.
  public var template: Template { .deskKeys }

  /// "Phím tắt".
  public func title(_ words: any Wording) -> String { words[.keysTitle] }

  /// What the template sees.
  public func content(_ words: any Wording) -> Content { [:] }
}
