/// Published results: search, filters and a page of them.
public struct ResultsPage: Page {
  /// The search field.
  public var query: Field
  /// The filters.
  public var filters: [Field]
  /// Whether anything is searched or filtered.
  public var isFiltered: Bool
  /// The names of filters that were asked for and left aside.
  public var leftAside: [String]
  /// The results.
  public var results: [ResultCard]
  /// The way to the next page.
  public var pager: Pager?

  /// A page of results.
  public init(
    query: Field, filters: [Field], isFiltered: Bool, leftAside: [String] = [],
    results: [ResultCard], pager: Pager?
  ) {
    self.query = query
    self.filters = filters
    self.isFiltered = isFiltered
    self.leftAside = leftAside
    self.results = results
    self.pager = pager
  }

  /// `public/results`.
  public var template: Template { .results }

  /// "Kết quả đã công khai".
  public func title(_ words: any Wording) -> String { words[.resultsTitle] }

  /// What the template sees.
  public func content(_ words: any Wording) -> Content {
    let isOpen = filters.contains { !$0.value.isEmpty }
    return [
      "query": query.content, "filters": filters.map(\.content), "isOpen": isOpen,
      "isFiltered": isFiltered,
      "leftAside": leftAside.isEmpty ? nil : words.leftAside(leftAside),
      "results": results.map { $0.content(words) },
      "hasResults": !results.isEmpty, "empty": results.isEmpty ? empty(words).content : nil,
      "pager": pager?.content,
    ]
  }

  private func empty(_ words: any Wording) -> EmptyState {
    guard isFiltered else { return EmptyState(words[.resultsNoneYet]) }
    return EmptyState(
      words[.resultsNone], text: words[.resultsNoneText],
      link: EmptyState.Link(words.address("/ket-qua"), words[.clearFilter]))
  }
}
