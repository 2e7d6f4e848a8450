import HTTPTypes
import Hummingbird

/// What can be asked at an address: for a request whose address is there and whose method isn't.
enum RouteTable {
  /// The methods of the routes that match a path, each once; empty for a strange path.
  static func methods(at path: String) -> [HTTPRequest.Method] {
    let asked = segments(path)
    var methods: [HTTPRequest.Method] = []
    for route in WebApplication.routes where matches(segments(route.path), asked) {
      if !methods.contains(route.method) { methods.append(route.method) }
      if route.method == .get, !methods.contains(.head) { methods.append(.head) }
    }
    return methods
  }

  private static func segments(_ path: String) -> [Substring] { path.split(separator: "/") }

  private static func matches(_ pattern: [Substring], _ path: [Substring]) -> Bool {
    pattern.count == path.count
      && zip(pattern, path).allSatisfy { $0 == $1 || $0.hasPrefix("{") }
  }
}
