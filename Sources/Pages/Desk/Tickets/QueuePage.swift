/// A queue: tabs with their figures, one line a ticket.
public struct QueuePage: Page {
  /// The heading.
  public var heading: String
  /// The tabs.
  public var tabs: [NavItem]
  /// The tickets of the tab.
  public var list: TicketLines

  /// A queue.
  public init(_ heading: String, tabs: [NavItem], list: TicketLines) {
    self.heading = heading
    self.tabs = tabs
    self.list = list
  }

  /// `desk/queue`.
  public var template: Template { .deskQueue }

  /// The heading.
  public func title(_ words: any Wording) -> String { heading }

  /// What the template sees.
  public func content(_ words: any Wording) -> Content {
    ["heading": heading, "tabs": tabs.map { $0.content(words) }, "list": list.content(words)]
  }
}

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

  /// A search.
  public init(query: String, filters: [Field], isFiltered: Bool, list: TicketLines?) {
    self.query = query
    self.filters = filters
    self.isFiltered = isFiltered
    self.list = list
  }

  /// `desk/search`.
  public var template: Template { .deskSearch }

  /// "Tìm phiếu".
  public func title(_ words: any Wording) -> String { words[.findTickets] }

  /// What the template sees.
  public func content(_ words: any Wording) -> Content {
    [
      "query": query, "filters": filters.map(\.content), "isFiltered": isFiltered,
      "list": list?.content(words), "action": words.address("/desk/search"),
    ]
  }
}
