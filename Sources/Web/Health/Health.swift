import Casework
import HTTPTypes
import Hummingbird

/// Probes and figures for whoever runs the service.
enum Health {
  /// The routes; a proxy should not show them outside.
  static let routes: [Route] = [
    .get("/healthz", for: .everyone, rate: .free) { _ in
      Response.file(Array("ok\n".utf8), type: "text/plain; charset=utf-8")
    },
    .get("/readyz", for: .everyone, rate: .free) { call in
      let office = call.office
      let readiness = try? await withDeadline(.seconds(1)) { await office.readiness() }
      return answer(readiness ?? .databaseAway)
    },
    .get("/metrics", for: .everyone, rate: .free) { call in
      var text = PrometheusText()
      call.house.meters.write(to: &text)
      return Response.file(
        Array(text.text.utf8), type: "text/plain; version=0.0.4; charset=utf-8")
    },
  ]
  /// `{"ready": true}`, or 503 with the reason as a code.
  private static func answer(_ readiness: Readiness) -> Response {
    let isReady = readiness == .ready
    var json = JSONWriter()
    json.object { json in
      json.member("ready", isReady)
      if !isReady { json.member("reason", readiness.rawValue) }
    }
    return Response(
      status: isReady ? .ok : .serviceUnavailable,
      headers: [.contentType: "application/json", .cacheControl: "no-store"],
      body: ResponseBody(byteBuffer: json.buffer))
  }
}
