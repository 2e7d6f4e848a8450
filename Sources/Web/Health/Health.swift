import Hummingbird

/// Probes and figures for whoever runs the service.
enum Health {
  /// The routes; a proxy should not show them outside.
  static let routes: [Route] = [
    .get("/healthz", for: .everyone, rate: .free) { _ in
      Response.file(Array("ok\n".utf8), type: "text/plain; charset=utf-8")
    },
    .get("/metrics", for: .everyone, rate: .free) { call in
      var text = PrometheusText()
      call.house.meters.write(to: &text)
      return Response.file(
        Array(text.text.utf8), type: "text/plain; version=0.0.4; charset=utf-8")
    },
  ]
}
