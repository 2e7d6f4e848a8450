import Postgres
public import Rules
public import Store

/// What a search found, the best first.
public struct Findings: Sendable {
  /// How a ticket was found.
  public enum Way: Int, Sendable, CaseIterable {
    /// By its number, here or elsewhere.
    case number
    /// By the telephone number of whoever reported.
    case phone
    /// By every word.
    case words
    /// By words that are nearly those that were typed.
    case nearly
  }

  /// A ticket that was found.
  public struct Find: Sendable, Hashable {
    /// Its card.
    public let card: TicketCard
    /// How it was found.
    public let way: Way
    /// Its title with the words told apart.
    public let title: Excerpt
    /// The words around the place; nil if it was not found by words, or in its title alone.
    public let excerpt: Excerpt?
    /// Where that place is.
    public let part: SearchedPart?
  }

  /// In their order; those found by `nearly` last.
  public let finds: [Find]
  /// The same as a page of a list.
  public let page: TicketPage
}

extension Office {
  /// Finds tickets by what somebody typed: number, telephone number or words, among what they may
  /// see and read. Nothing tells of what they may not.
  ///
  /// Words are looked for in everything, and then once more in what this person reads: a number
  /// that is concealed from them is not found either.
  ///
  /// - Parameter desk: whether the cards carry what the desk shows beside them.
  public func search(
    _ filter: TicketFilter, desk: Bool = false, for principal: Principal
  ) async throws -> Findings {
    let catalogue = try await rules.recent()
    let now = now
    let search = Search(filter, in: self, for: principal, catalogue: catalogue, at: now)
    let found = try await search?.page() ?? Search.Found()
    let cards = try await search?.cards(of: found.hits, desk: desk) ?? [:]
    let finds = found.hits.compactMap { hit in
      cards[hit.ticket].map { card in
        let card = card.masked()
        return Findings.Find(
          card: card, way: hit.way,
          title: hit.terms.map { SearchedText(card.title).excerpt($0, length: .max) }
            ?? Excerpt([Excerpt.Piece(card.title, isFound: false)]),
          excerpt: hit.excerpt, part: hit.part)
      }
    }
    return Findings(
      finds: finds,
      page: TicketPage(
        cards: finds.map(\.card), next: found.next, catalogue: catalogue, asOf: now))
  }

  /// Whether somebody may search by telephone number: whose number it is says who reported, so
  /// that only those may who talk to callers.
  public static func mayFindByPhone(_ principal: Principal) -> Bool {
    !principal.roles.isDisjoint(with: [.operator, .dispatcher, .restrictedOfficer])
  }

  func understand(
    _ query: String, reach: RowReach, by principal: Principal, in catalogue: Catalogue
  ) -> TicketSearch {
    var search = TicketSearch()
    let typed = NFC.clean(query)
    guard !typed.isEmpty else { return search }
    search.numbers = TicketNumber.readings(of: typed, currentYear: catalogue.year(at: now))
      .map(\.number)
    if Office.mayFindByPhone(principal) { search.phone = TicketSearch.Phone(typed) }
    if typed.unicodeScalars.count <= Submission.External.longestNumber {
      search.external = typed
    }
    search.terms = SearchTerms(typed)
    let line = NFC.line(typed).lowercased()
    if SearchFolding.fold(line) != line {
      search.verbatim = Set([line, SearchFolding.marked(line)]).sorted()
    }
    search.publishedOnly = reach.full.isEmpty
    return search
  }
}

extension TicketSearch.Phone {
  /// A whole number in any form, or six to nine digits that one may end with.
  init?(_ typed: String) {
    if let number = PhoneNumber(typed)?.e164 {
      self = .whole(number)
      return
    }
    let digits = typed.filter { !" .-()".contains($0) }
    guard (6...9).contains(digits.count), digits.allSatisfy({ $0.isASCII && $0.isNumber }) else {
      return nil
    }
    self = .end(digits)
  }
}
