import Foundation

/// Turns page models into HTML. Made once at start; everything that could be missing is refused
/// there.
public struct PageRenderer: Sendable {
  /// Whose pages these are.
  public let site: Site
  /// Stylesheet, signs and favicon, to be served under `/assets/`.
  public let assets: Assets
  /// The clock on the office's wall.
  public let clock: LocalClock

  private let templates: TemplateSet
  private let shells: PublicShells

  /// Reads templates and assets.
  ///
  /// - Parameter timeZone: IANA name of the office's zone, in which every date is written.
  /// - Throws: `PagesError`, for the first thing that is missing or wrong.
  public init(site: Site, timeZone: String = "Asia/Ho_Chi_Minh", share: Share = .bundled) throws {
    clock = try LocalClock(timeZone: timeZone)
    self.site = site
    assets = try Assets(share: share)
    templates = try TemplateSet(share: share, assets: assets)
    shells = PublicShells(site: site, templates: templates)
  }

  /// The words of a language.
  public func wording(_ language: Language) -> any Wording {
    language.wording(clock)
  }

  /// A page of the public site.
  public func render(_ page: some Page, in frame: PublicFrame) -> String {
    let body = self.body(page, frame.language)
    return shells.page(page.title(wording(frame.language)), body: body, frame: frame)
  }

  /// A page of the staff's desk.
  public func render(_ page: some Page, in frame: DeskFrame) -> String {
    let body = self.body(page, frame.language)
    var content = frame.content(wording(frame.language), site: site)
    content["title"] = page.title(wording(frame.language))
    content["bodyMarkup"] = Markup(trusted: body)
    return templates.render(.deskLayout, content, in: frame.language)
  }

  /// A page that brings its own frame: something to print, a screen on a wall.
  public func renderBare(_ page: some Page, _ language: Language) -> String {
    templates.render(
      .bareLayout,
      [
        "title": page.title(wording(language)), "lang": language.rawValue,
        "bodyMarkup": Markup(trusted: body(page, language)),
      ], in: language)
  }

  /// A paper in one file: its style goes with it, and nothing is fetched from anywhere.
  /// Vietnamese, as official papers are.
  public func renderPaper(_ page: some Page) -> String {
    let style = assets["paper.css"].map { String(decoding: $0.data, as: UTF8.self) } ?? ""
    return templates.render(
      .paperLayout,
      [
        "title": page.title(wording(.vietnamese)), "styleMarkup": Markup(trusted: style),
        "bodyMarkup": Markup(trusted: body(page, .vietnamese)),
      ], in: .vietnamese)
  }

  private func body(_ page: some Page, _ language: Language) -> String {
    templates.render(page.template, page.content(wording(language)), in: language)
  }
}
