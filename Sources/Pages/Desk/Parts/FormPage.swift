/// A page whose matter is one form or a few: the register's editors, a password, a calendar.
public struct FormPage: Page {
  /// The heading.
  public var heading: String
  /// Sentences below it.
  public var intro: [String]
  /// What is wrong, above the forms.
  public var problems: ErrorSummary?
  /// The forms, one below the other.
  public var forms: [ActForm]
  /// Tables below the forms.
  public var tables: [Table]
  /// Where to go from here.
  public var links: [EmptyState.Link]
  /// The list it belongs to.
  public var back: EmptyState.Link?

  /// A page.
  public init(
    _ heading: String, intro: [String] = [], problems: ErrorSummary? = nil, forms: [ActForm],
    tables: [Table] = [], links: [EmptyState.Link] = [], back: EmptyState.Link? = nil
  ) {
    self.heading = heading
    self.intro = intro
    self.problems = problems
    self.forms = forms
    self.tables = tables
    self.links = links
    self.back = back
  }

  /// `desk/forms`.
  public var template: Template { .deskForms }

  /// The heading.
  public func title(_ words: any Wording) -> String { heading }

  /// What the template sees.
  public func content(_ words: any Wording) -> Content {
    [
      "heading": heading, "intro": intro, "problems": problems?.content,
      "forms": forms.map { $0.content(words) }, "tables": tables.map(\.content),
      "links": links.map(\.content), "hasLinks": !links.isEmpty, "back": back?.content,
    ]
  }
}

/// A page whose matter is one table or a few: registers, lists of rules.
public struct ListPage: Page {
  /// The heading.
  public var heading: String
  /// Sentences below it.
  public var intro: [String]
  /// What can be done with the whole.
  public var links: [EmptyState.Link]
  /// Parts of the whole, of which this is one; empty for none.
  public var tabs: [NavItem]
  /// The tables, one below the other.
  public var tables: [Table]
  /// What is said when there is nothing; nil if tables say it.
  public var empty: EmptyState?
  /// The page it belongs to.
  public var back: EmptyState.Link?

  /// A page.
  public init(
    _ heading: String, intro: [String] = [], links: [EmptyState.Link] = [], tabs: [NavItem] = [],
    tables: [Table], empty: EmptyState? = nil, back: EmptyState.Link? = nil
  ) {
    self.heading = heading
    self.intro = intro
    self.links = links
    self.tabs = tabs
    self.tables = tables
    self.empty = empty
    self.back = back
  }

  /// `desk/list`.
  public var template: Template { .deskList }

  /// The heading.
  public func title(_ words: any Wording) -> String { heading }

  /// What the template sees.
  public func content(_ words: any Wording) -> Content {
    [
      "heading": heading, "intro": intro, "links": links.map(\.content),
      "hasTabs": !tabs.isEmpty, "tabs": tabs.map { $0.content(words) },
      "tables": tables.map(\.content), "empty": empty?.content,
      "back": back?.content,
    ]
  }
}
