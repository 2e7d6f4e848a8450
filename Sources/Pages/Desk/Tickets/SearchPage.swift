/// Search and filters over everything one may see.
public struct SearchPage: Page {
  /// What was typed.
  public var query: String
  /// The filters.
  public var filters: [Field]
  /// Whether any filter is set.
  public var isFiltered: Bool
  /// What was found; nil before anything was asked for.
  public var list: TicketLines?
  /// What was found by words that are nearly those that were typed; nil for nothing.
  public var nearly: TicketLines?
  /// Whether this person may search by telephone number.
  public var knowsPhones: Bool

  /// A search.
  public init(
    query: String, filters: [Field], isFiltered: Bool, list: TicketLines?,
    nearly: TicketLines? = nil, knowsPhones: Bool = false
  ) {
    self.query = query
    self.filters = filters
    self.isFiltered = isFiltered
    self.list = list
    self.nearly = nearly
    self.knowsPhones = knowsPhones
  }

  /// `desk/search`.
  public var template: Template { .deskSearch }

  /// "Tìm phiếu".
  public func title(_ words: any Wording) -> String { words[.findTickets] }

  /// What the template sees.
  public func content(_ words: any Wording) -> Content {
    let isEmpty = list?.lines.isEmpty ?? true
    return [
      "query": query, "filters": filters.map(\.content), "isFiltered": isFiltered,
      "list": list?.content(words), "nearly": nearly?.content(words),
      "action": words.address("/desk/search"), "isFocused": isEmpty && nearly == nil,
      "hasTips": isEmpty && nearly == nil, "tipsPhone": knowsPhones,
    ]
  }
}
