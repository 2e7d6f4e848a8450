/// The model of a page: plain values, worded when it is rendered.
public protocol Page: Sendable {
  /// The template of its body.
  var template: Template { get }
  /// What the browser's tab and a search engine show.
  func title(_ words: any Wording) -> String
  /// What the template sees.
  func content(_ words: any Wording) -> Content
}

extension Page {
  /// The whole page, in the frame of the public site.
  public func render(_ renderer: PageRenderer, in frame: PublicFrame) -> String {
    renderer.render(self, in: frame)
  }

  /// The whole page, in the frame of the desk.
  public func render(_ renderer: PageRenderer, in frame: DeskFrame) -> String {
    renderer.render(self, in: frame)
  }
}
