public import Hummingbird
import NIOCore

/// The web face as one application: a service that listens until it is told to stop, and in tests
/// a router that can be asked without a socket.
public struct WebApplication {
  /// Every route of the program.
  public static let routes: [Route] =
    Health.routes + AssetRoutes.routes + PublicSite.routes + Desk.routes + API.routes
    + TelephoneRoutes.routes

  /// Builds the application.
  ///
  /// Running it in a service group stops it gracefully: no new connections, requests under way
  /// are answered.
  ///
  /// - Parameter onRunning: is told the port once it listens.
  public static func build(
    _ house: House, onRunning: @escaping @Sendable (Int?) async -> Void = { _ in }
  ) -> some ApplicationProtocol {
    let router = Router(context: WebContext.self, options: [.autoGenerateHeadEndpoints])
    router.add(middleware: Edge(house: house))
    for route in routes {
      let gate = Gate(house: house, route: route)
      router.on(RouterPath(route.path), method: route.method) { request, context in
        try await gate.respond(to: request, context)
      }
    }
    let settings = house.settings
    return Application(
      router: router,
      server: .http1(
        configuration: .init(idleTimeout: .seconds(Int64(settings.idleTimeout)))),
      configuration: ApplicationConfiguration(
        address: .hostname(settings.host, port: settings.port), backlog: 1_024),
      services: [DeskWatch(house: house)] + (house.pages.isOn ? [OpenWatch(house: house)] : []),
      onServerRunning: { channel in await onRunning(channel.localAddress?.port) },
      logger: house.logger)
  }
}
