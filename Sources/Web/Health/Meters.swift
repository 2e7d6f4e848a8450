import Synchronization

/// Requests counted by method, route and status, with their latencies, for Prometheus.
public final class Meters: Sendable {
  private struct Key: Hashable {
    let method: String
    let route: String
    let status: Int
  }

  private struct Series {
    var count = 0
    var seconds = 0.0
    var buckets = [Int](repeating: 0, count: Meters.bounds.count)

    mutating func add(_ seconds: Double) {
      count += 1
      self.seconds += seconds
      if let bucket = Meters.bounds.firstIndex(where: { seconds <= $0 }) { buckets[bucket] += 1 }
    }
  }

  /// Upper bounds of the histogram, in seconds.
  static let bounds = [
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10,
  ]

  private let series = Mutex<[Key: Series]>([:])

  /// Nothing counted.
  public init() {}

  /// Counts a request.
  ///
  /// - Parameter route: the pattern of the route, never the path that was asked for.
  public func count(method: String, route: String, status: Int, duration: Duration) {
    let seconds = duration / .seconds(1)
    series.withLock { series in
      let key = Key(method: Meters.known(method), route: route, status: status)
      series[key, default: Series()].add(seconds)
    }
  }

  /// The figures in the text format 0.0.4.
  func write(to text: inout PrometheusText) {
    let all = series.withLock { $0 }
      .sorted {
        ($0.key.route, $0.key.method, $0.key.status)
          < ($1.key.route, $1.key.method, $1.key.status)
      }
    text.family("hoiam_http_requests_total", "counter", "Requests by route and status.")
    for (key, one) in all {
      text.sample("hoiam_http_requests_total", labels(key), one.count)
    }
    text.family(
      "hoiam_http_request_duration_seconds", "histogram", "Time from the first byte to the answer.")
    for (key, one) in all {
      var sum = 0
      for (bound, count) in zip(Meters.bounds, one.buckets) {
        sum += count
        text.sample(
          "hoiam_http_request_duration_seconds_bucket", labels(key) + [("le", "\(bound)")], sum)
      }
      text.sample(
        "hoiam_http_request_duration_seconds_bucket", labels(key) + [("le", "+Inf")], one.count)
      text.sample("hoiam_http_request_duration_seconds_sum", labels(key), one.seconds)
      text.sample("hoiam_http_request_duration_seconds_count", labels(key), one.count)
    }
  }

  private func labels(_ key: Key) -> [(String, String)] {
    [("method", key.method), ("route", key.route), ("status", "\(key.status)")]
  }

  private static let methods: Set = ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"]

  /// Strangers can't make series by inventing methods.
  private static func known(_ method: String) -> String {
    methods.contains(method) ? method : "OTHER"
  }
}
