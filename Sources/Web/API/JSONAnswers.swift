import Casework
import FoundationEssentials
import HTTPTypes
import Hummingbird
import Rules

extension Response {
  /// An object.
  static func json(
    _ status: HTTPResponse.Status = .ok, cache: String = "no-store",
    _ body: (inout JSONWriter) -> Void
  ) -> Response {
    var json = JSONWriter()
    json.object(body)
    return Response(
      status: status,
      headers: [.contentType: "application/json", .cacheControl: cache],
      body: ResponseBody(byteBuffer: json.buffer))
  }

  /// 204: done, and nothing to say about it.
  static var nothing: Response {
    Response(status: .noContent, headers: [.cacheControl: "no-store"])
  }
}

extension Call {
  /// Does a verb on a ticket and answers with the ticket as it then is: 201, or 200 for a replay.
  ///
  /// - Parameter status: of what is done for the first time.
  func done(
    _ number: TicketNumber, status: HTTPResponse.Status = .created,
    _ act: () async throws -> Void
  ) async throws -> Response {
    do {
      try await act()
    } catch is DoneBefore {
      return try await afterwards(number, status: .ok)
    }
    return try await afterwards(number, status: status)
  }

  /// The ticket after a verb. Who did it may not see it any more, such as after restricting it:
  /// then only its number is said.
  private func afterwards(
    _ number: TicketNumber, status: HTTPResponse.Status
  ) async throws -> Response {
    do {
      return try await ticket(number, status: status)
    } catch Refusal.notFound {
      return Response.json(status) { $0.member("number", number.description) }
    }
  }

  /// The ticket, with its revision as `ETag`.
  ///
  /// - Throws: `Refusal.notFound`.
  func ticket(
    _ number: TicketNumber, status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    let view = try await office.ticket(number, for: signedIn().principal)
    let isFresh = request.headers[.ifNoneMatch] == Call.tag(view.header.revision)
    var response =
      isFresh && request.method == .get
      ? Response(status: .notModified, headers: [.cacheControl: "no-store"])
      : Response.json(status) { TicketJSON(view).write(to: &$0) }
    response.headers[.eTag] = Call.tag(view.header.revision)
    if status == .created { response.headers[.location] = Call.path(number) }
    return response
  }

  /// A revision as an entity tag.
  static func tag(_ revision: Int) -> String { "\"\(revision)\"" }

  /// Where a ticket is read.
  static func path(_ number: TicketNumber) -> String { "/api/v1/tickets/\(number)" }

  /// Does an edit of the office's data: 201, or 200 for a replay.
  ///
  /// - Parameter act: gives the id of what was made; nil if there is none to tell.
  func made(_ act: () async throws -> Int64?) async throws -> Response {
    var id: Int64?
    var status = HTTPResponse.Status.created
    do {
      id = try await act()
    } catch let done as DoneBefore {
      id = done.result.flatMap { Int64($0) }
      status = .ok
    }
    return Response.json(status) { json in
      if let id { json.member("id", Int(id)) }
    }
  }
}

extension JSONWriter {
  /// A member that is an instant, RFC 3339 in UTC; nil is null.
  mutating func member(_ name: StaticString, _ instant: Date?) {
    member(name, instant.map { Instant.rfc3339($0) })
  }

  /// A member that is a date, ISO 8601; nil is null.
  mutating func member(_ name: StaticString, _ day: LocalDay?) {
    member(name, day?.description)
  }

  /// A member that is true, false or null.
  mutating func member(_ name: StaticString, _ flag: Bool?) {
    key(name)
    if let flag { value(flag) } else { null() }
  }

  /// A member that is a number with a fraction; nil is null.
  mutating func member(_ name: StaticString, _ number: Double?) {
    key(name)
    if let number { value(number) } else { null() }
  }

  /// A member that is a unit, with code and name as the catalogue has them; nil is null.
  mutating func member(_ name: StaticString, _ unit: ID<Unit>?, in catalogue: Catalogue) {
    guard let unit else { return member(name, String?.none) }
    member(name) { json in
      json.member("id", Int(unit.rawValue))
      json.member("code", catalogue.units[unit]?.code)
      json.member("name", catalogue.units[unit]?.name)
    }
  }

  /// A member that is a list of texts.
  mutating func member(_ name: StaticString, texts: some Sequence<String>) {
    member(name, of: texts) { $0.value($1) }
  }

  /// A member whose name is data, and which is a list of texts.
  mutating func member(named name: String, texts: [String]) {
    key(named: name)
    array(texts) { $0.value($1) }
  }

  /// A member whose name is data, and which is an object.
  mutating func member(named name: String, _ body: (inout JSONWriter) -> Void) {
    key(named: name)
    object(body)
  }

  /// A member whose name is data, and which is a text.
  mutating func member(named name: String, _ text: String) {
    key(named: name)
    value(text)
  }
}
