public import Casework
public import Foundation
public import Logging
public import Media
public import Pages
import Rules

/// What every handler of the web face can reach.
public struct House: Sendable {
  /// What can be done and asked.
  public let office: Office
  /// How the web face behaves.
  public let settings: WebSettings
  /// Turns page models into HTML.
  public let renderer: PageRenderer
  /// Stylesheets and scripts by their paths, compressed.
  let packed: [String: [UInt8]]
  /// Tokens of forms.
  public let tokens: FormTokens
  /// What a text is probably about.
  let suggester: Suggester
  /// The session cookie.
  public let cookie: SessionCookie
  /// The screens that are told what happens.
  let events = EventHub()
  /// Pages that are the same for everyone.
  let pages: PageCache
  /// Requests counted by address.
  public let limits: RateLimits
  /// Requests counted for `/metrics`.
  public let meters: Meters
  /// Where files are kept before and after they were cleaned.
  public let files: FileStore
  /// How large a file may be, and what it may be.
  public let media: MediaLimits
  /// Where faults and requests are logged.
  public let logger: Logger

  /// What time it is.
  public var now: Date { office.now }

  /// Everything at its place.
  public init(
    office: Office, settings: WebSettings, renderer: PageRenderer, files: FileStore,
    media: MediaLimits = MediaLimits(), logger: Logger
  ) {
    self.office = office
    self.settings = settings
    self.renderer = renderer
    self.files = files
    self.media = media
    self.logger = logger
    packed = AssetRoutes.packed(renderer.assets)
    tokens = FormTokens(key: settings.key)
    suggester = Suggester(knowledge: settings.knowledge)
    cookie = SessionCookie(secure: settings.isSecure)
    let pages = PageCache(bytes: settings.pageCacheBytes)
    if pages.isOn { office.onOpenNews { pages.hear($0) } }
    self.pages = pages
    limits = RateLimits()
    meters = Meters()
  }
}
