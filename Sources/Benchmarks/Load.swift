import Foundation

/// What `wrk` says about a run.
public struct WrkReport: Sendable, Hashable {
  /// Answers a second.
  public let rate: Double
  /// Answers in all.
  public let requests: Int
  /// Answers that were neither 2xx nor 3xx.
  public let refused: Int
  /// Connections that failed, and answers that did not come.
  public let broken: Int

  /// Reads what it printed; nil if that is no report.
  public init?(_ text: String) {
    guard let rate = Figures.number(after: "Requests/sec:", in: text),
      let requests = Figures.number(before: " requests in ", in: text)
    else { return nil }
    self.rate = rate
    self.requests = Int(requests)
    refused = Int(Figures.number(after: "Non-2xx or 3xx responses:", in: text) ?? 0)
    let errors = text.split(separator: "\n").first { $0.contains("Socket errors:") }
    broken =
      errors.map { line in
        line.split(separator: ",")
          .compactMap { $0.split(separator: " ").last.flatMap { Int($0) } }.reduce(0, +)
      } ?? 0
  }

  /// How long the bodies were that `once.lua` got, on the average; bytes. Nil if it did not say.
  public static func meanBody(_ text: String) -> Int? {
    Figures.number(after: "Mean body:", in: text).map { Int($0) }
  }
}

/// What `pgbench` says about a run.
public struct PgbenchReport: Sendable, Hashable {
  /// Transactions a second, without the time to connect.
  public let rate: Double
  /// Transactions that failed.
  public let failed: Int

  /// Reads what it printed; nil if that is no report.
  public init?(_ text: String) {
    guard let rate = Figures.number(after: "tps =", in: text) else { return nil }
    self.rate = rate
    failed = Int(Figures.number(after: "number of failed transactions:", in: text) ?? 0)
  }
}

/// Numbers in what programs print.
enum Figures {
  static func number(after label: String, in text: String) -> Double? {
    guard let range = text.range(of: label) else { return nil }
    let rest = text[range.upperBound...].drop { $0 == " " }
    return Double(rest.prefix { "0123456789.".contains($0) })
  }

  static func number(before label: String, in text: String) -> Double? {
    guard let range = text.range(of: label) else { return nil }
    let digits = text[..<range.lowerBound].reversed().prefix { "0123456789.".contains($0) }
    return Double(String(digits.reversed()))
  }
}
