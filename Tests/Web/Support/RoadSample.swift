import Foundation
import Rules

/// One of the invented texts that are driven through the whole house.
struct RoadSample: Decodable, Sendable {
  struct Place: Decodable, Sendable {
    let gso_code_2024: String?
    let gso_code_2026: String?
  }

  struct Span: Decodable, Sendable {
    let field: String
    let type: String
    let text: String
  }

  let id: String
  let title: String
  let body: String
  let channel: String
  let receivedAt: String
  let kinds: [String]
  let category: String
  let urgent: Bool
  let place: Place
  let end: String
  let publish: String
  let duplicateOf: String?
  let spans: [Span]

  /// All of them, in the order in which they were received.
  static func all() throws -> [RoadSample] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Rules/Data/samples.jsonl")
    let decoder = JSONDecoder()
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      .map { try decoder.decode(RoadSample.self, from: Data($0.utf8)) }
      .sorted { $0.received < $1.received }
  }

  /// When it was received.
  var received: Date { Instant.date(rfc3339: receivedAt) ?? .distantPast }

  /// The same as the clock of a test is set.
  var instant: String { Instant.rfc3339(received) }

  /// The kind the one who files takes it for.
  var kind: String { kinds.first ?? "feedback" }

  /// The code of its commune on the day it was received.
  var commune: String? {
    received < Instant.date(rfc3339: "2025-07-01T00:00:00+07:00") ?? .distantPast
      ? place.gso_code_2024 : place.gso_code_2026
  }

  /// Whoever reported, as far as the text says so.
  var reporterName: String? { spans.first { $0.type == "ho_ten" }?.text }
  var phone: String? { spans.first { $0.type == "so_dien_thoai" }?.text }

  /// How an answer is brought to them.
  var way: String { phone == nil ? "pick_up" : "call_back" }

  /// What leads to a person, as the texts call it.
  static let secretTypes: Set<String> = [
    "so_dien_thoai", "cccd", "email", "so_tai_khoan", "bien_so_xe",
  ]

  /// What must never show outside.
  var secrets: [String] {
    spans.filter { Self.secretTypes.contains($0.type) }.map(\.text)
      + [reporterName].compactMap(\.self)
  }

  /// The request that files it.
  func filing(byStaff: Bool) throws -> String {
    var reporter: [String: Any] = [:]
    if let reporterName { reporter["name"] = reporterName }
    if let phone { reporter["phone"] = phone }
    var form: [String: Any] = [
      "title": title, "body": body, "kind": kind, "category": category, "reporter": reporter,
    ]
    if ["suggestion", "praise"].contains(kind) { form["publicationWish"] = "agreed" }
    if let commune { form["place"] = ["commune": commune] }
    if byStaff {
      form["channel"] = channel
      form["urgent"] = urgent
    }
    return String(decoding: try JSONSerialization.data(withJSONObject: form), as: UTF8.self)
  }
}
