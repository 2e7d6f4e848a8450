import ArgumentParser
import Hummingbird
import Web

/// `hoiam routes`: every address of the program, for tests that must not forget one.
struct RoutesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "routes",
    abstract: "List every address that can be asked: method, path, for whom.",
    shouldDisplay: false)

  func run() {
    for route in WebApplication.routes {
      Console.say("\(route.method.rawValue) \(route.path) \(route.audience.rawValue)")
    }
  }
}
