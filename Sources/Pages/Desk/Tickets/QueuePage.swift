/// A queue: tabs with their figures, one line a ticket.
public struct QueuePage: Page {
  /// The heading.
  public var heading: String
  /// The tabs.
  public var tabs: [NavItem]
  /// The tickets of the tab.
  public var list: TicketLines
  /// Other queues of this person.
  public var others: [EmptyState.Link]
  /// What the list is narrowed by.
  public var filter: Filter?
  /// What can be done on several of its tickets; nil for nothing.
  public var batch: ActForm?

  /// Fields that narrow the list of a tab.
  public struct Filter: Sendable, Hashable {
    /// Where they are sent, without the language.
    public var address: String
    /// What goes along unseen: the tab.
    public var hidden: [ActForm.Hidden]
    /// The fields.
    public var fields: [Field]
    /// Whether any is set.
    public var isSet: Bool
    /// The address of the tab without them.
    public var clear: String

    /// A filter.
    public init(
      address: String, hidden: [ActForm.Hidden], fields: [Field], isSet: Bool, clear: String
    ) {
      self.address = address
      self.hidden = hidden
      self.fields = fields
      self.isSet = isSet
      self.clear = clear
    }

    func content(_ words: any Wording) -> Content {
      [
        "action": words.address(address),
        "hidden": hidden.map { ["name": $0.name, "value": $0.value] as Content },
        "filters": fields.map(\.content), "isFiltered": isSet, "clear": clear,
      ]
    }
  }

  /// A queue.
  public init(
    _ heading: String, tabs: [NavItem], list: TicketLines, others: [EmptyState.Link] = [],
    filter: Filter? = nil, batch: ActForm? = nil
  ) {
    self.heading = heading
    self.tabs = tabs
    self.list = list
    self.others = others
    self.filter = filter
    self.batch = batch
  }

  /// `desk/queue`.
  public var template: Template { .deskQueue }

  /// The heading.
  public func title(_ words: any Wording) -> String { heading }

  /// What the template sees.
  public func content(_ words: any Wording) -> Content {
    [
      "heading": heading, "tabs": tabs.map { $0.content(words) }, "list": list.content(words),
      "others": others.map(\.content), "filter": filter?.content(words),
      "batch": batch.map {
        $0.content(words).merging(["batchAddress": words.address($0.address)])
      },
    ]
  }
}
