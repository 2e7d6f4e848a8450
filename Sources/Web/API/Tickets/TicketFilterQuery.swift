import Casework
import FoundationEssentials
import Rules

extension TicketFilter {
  private static let names: Set<String> = [
    "unit", "state", "open", "kind", "category", "channel", "commune", "due", "dueWithin",
    "assignee", "urgent", "filedBy", "q", "sort", "limit", "after",
  ]
  /// The working hours of `dueWithin`: up to ten weeks.
  static let hoursAhead = 1...400
  /// The most characters of what is searched for.
  private static let longestQuery = 200

  /// The filter that stands in the address of a list. `state` and `kind` may come several times.
  ///
  /// - Parameter others: fields that the route reads itself.
  /// - Throws: `WebError.unreadable(.query)` for a name or a value that means nothing.
  init(
    _ call: Call, in catalogue: Catalogue, besides others: Set<String> = []
  ) throws(WebError) {
    try call.allowQuery(TicketFilter.names.union(others))
    self.init()
    let query = call.query
    states = Set(try TicketFilter.codes(query.all("state")))
    kinds = Set(try TicketFilter.codes(query.all("kind")))
    openOnly = try TicketFilter.flag(query["open"]) ?? false
    urgent = try TicketFilter.flag(query["urgent"])
    due = try TicketFilter.code(query["due"])
    dueWithin = try TicketFilter.figure(query.value("dueWithin"), in: TicketFilter.hoursAhead)
    order = try TicketFilter.code(query["sort"]) ?? .newest
    category = try TicketFilter.known(query.value("category"), in: catalogue.categories)
    channel = try TicketFilter.known(query.value("channel"), in: catalogue.channels)
    units = try TicketFilter.units(call, in: catalogue)
    if let typed = query.value("commune") {
      commune = try TicketFilter.unit(typed, call, in: catalogue)
    }
    assignee = try TicketFilter.assignee(call)
    filedBy = try TicketFilter.person(query["filedBy"], call)
    guard query["q"].unicodeScalars.count <= TicketFilter.longestQuery else {
      throw .unreadable(.query)
    }
    self.query = query["q"]
    limit = try TicketFilter.figure(query.value("limit"), in: 1...Office.longestPage) ?? limit
    if let typed = query.value("after") {
      guard let cursor = TicketCursor(typed) else { throw .unreadable(.query) }
      after = cursor
    }
  }

  /// The unit of the address with everything below it; nil if none is named.
  ///
  /// - Throws: `WebError.unreadable(.query)`.
  static func units(_ call: Call, in catalogue: Catalogue) throws(WebError) -> [ID<Unit>]? {
    guard let typed = call.query.value("unit") else { return nil }
    return catalogue.subtree(of: try unit(typed, call, in: catalogue))
  }

  private static func unit(
    _ typed: String, _ call: Call, in catalogue: Catalogue
  ) throws(WebError) -> ID<Unit> {
    guard let unit = catalogue.unit(typed, at: call.house.now) else {
      throw .unreadable(.query)
    }
    return unit
  }

  private static func assignee(_ call: Call) throws(WebError) -> Assignee? {
    let typed = call.query["assignee"]
    if typed == "none" { return .nobody }
    return try person(typed, call).map { .person($0) }
  }

  /// A person by id, or `me`.
  private static func person(_ typed: String, _ call: Call) throws(WebError) -> ID<Person>? {
    if typed.isEmpty { return nil }
    if typed == "me" { return try call.signedIn().id }
    guard let id = Int64(typed), id > 0 else { throw .unreadable(.query) }
    return ID(id)
  }

  private static func codes<Code: RawRepresentable<String>>(
    _ typed: [String]
  ) throws(WebError) -> [Code] {
    var codes: [Code] = []
    for text in typed.flatMap({ $0.split(separator: ",") }) {
      guard let code = Code(rawValue: String(text)) else { throw .unreadable(.query) }
      codes.append(code)
    }
    return codes
  }

  private static func code<Code: RawRepresentable<String>>(
    _ typed: String
  ) throws(WebError) -> Code? {
    if typed.isEmpty { return nil }
    guard let code = Code(rawValue: typed) else { throw .unreadable(.query) }
    return code
  }

  private static func known<Value>(
    _ typed: String?, in values: [String: Value]
  ) throws(WebError) -> String? {
    guard let typed else { return nil }
    guard values[typed] != nil else { throw .unreadable(.query) }
    return typed
  }

  private static func figure(
    _ typed: String?, in range: ClosedRange<Int>
  ) throws(WebError) -> Int? {
    guard let typed else { return nil }
    guard let figure = Int(typed), range.contains(figure) else { throw .unreadable(.query) }
    return figure
  }

  private static func flag(_ typed: String) throws(WebError) -> Bool? {
    switch typed {
    case "": return nil
    case "true": return true
    case "false": return false
    case _: throw .unreadable(.query)
    }
  }
}
