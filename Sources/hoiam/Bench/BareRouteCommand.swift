import ArgumentParser
import Hummingbird
import Logging

/// `hoiam bare-route`: the floor of pages; started by `hoiam bench` itself.
struct BareRouteCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bare-route",
    abstract: "Serve one body at every address, and nothing else.", shouldDisplay: false)

  @Option(help: "How long the body is; bytes.")
  var bytes: Int

  func run() async throws {
    let body = ByteBuffer(repeating: UInt8(ascii: "x"), count: max(0, bytes))
    let router = Router()
    router.get("/**") { _, _ in
      Response(
        status: .ok, headers: [.contentType: "text/html; charset=utf-8"],
        body: ResponseBody(byteBuffer: body))
    }
    var logger = Logger(label: "bare-route")
    logger.logLevel = .warning
    let service = Application(
      router: router,
      configuration: ApplicationConfiguration(
        address: .hostname("127.0.0.1", port: 0), backlog: 1_024),
      onServerRunning: { channel in
        Console.say("http://127.0.0.1:\(channel.localAddress?.port ?? 0)")
      },
      logger: logger)
    try await service.runService()
  }
}
