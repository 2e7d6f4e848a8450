import Casework
import FoundationEssentials
import HTTPTypes
import Hummingbird
import Rules

/// What the office's telephone exchange says of its calls: a signed message for each piece of news
/// (`docs/operations.md`).
enum TelephoneRoutes {
  static let path = "/telephony/v1/calls"
  /// The most characters of an exchange's id.
  static let longestID = 200
  /// For how long before now something may have happened; seconds.
  static let late = 24.0 * 3600

  static let routes: [Route] = [
    .post(path, for: .everyone, body: .message, rate: .telephony, handler: hear)
  ]

  private static func hear(_ call: Call) async throws -> Response {
    let secrets = call.house.settings.telephonySecrets
    guard !secrets.isEmpty else { throw WebError.notFound }
    let bytes = try await call.bytes()
    let now = call.house.now
    try WebhookSignature(secrets: secrets).check(bytes, call.request.headers, at: now)
    guard call.mediaType == "application/json" else { throw WebError.unsupportedMediaType }
    let body = try JSONBody(bytes)
    let news = news(in: body, at: now)
    try body.check()
    let state = try await call.office.hear(news)
    return Response.json { $0.member("state", state.rawValue) }
  }

  private static func news(in body: JSONBody, at now: Date) -> TelephoneNews {
    let id = NFC.line(body.required("call"))
    if id.unicodeScalars.count > longestID {
      body.refuse("call", .problem(.tooLong(limit: longestID)))
    }
    let known = body.faultCount
    let event = body.code("event", of: CallNews.self)
    if event == nil, body.faultCount == known { body.refuse("event", .problem(.missing)) }
    let telephone = body.text("extension")
    if let telephone, !Office.isExtension(telephone) {
      body.refuse("extension", .problem(.unknown))
    }
    return TelephoneNews(
      call: id, event ?? .ringing, at: instant(body, now),
      caller: body.text("caller").map { Caller($0) },
      called: body.text("called").flatMap { Caller($0).canonical }, extension: telephone)
  }

  /// When it happened: not after now, but for clocks that differ, and not long ago.
  private static func instant(_ body: JSONBody, _ now: Date) -> Date {
    let typed = body.required("at")
    guard !typed.isEmpty else { return now }
    guard let instant = Instant.date(rfc3339: typed) else {
      body.refuse("at", .problem(.badDate))
      return now
    }
    if instant.timeIntervalSince(now) > WebhookSignature.window {
      body.refuse("at", .problem(.inFuture))
    } else if now.timeIntervalSince(instant) > late {
      body.refuse("at", .problem(.tooOld(days: 1)))
    }
    return instant
  }
}
