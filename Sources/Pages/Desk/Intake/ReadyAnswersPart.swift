/// What could be answered at once, beside a form (`{{> desk/ready}}`) or asked for alone; each has a
/// button that takes its words over.
public struct ReadyAnswersPart: Page, Hashable {
  /// An answer that is ready.
  public struct Item: Sendable, Hashable {
    /// What the button sends as `ready`.
    public var key: String
    /// One line.
    public var title: String
    /// The words that would be used.
    public var text: String
    /// Whether it was answered in public; otherwise it is a template.
    public var isQuestion: Bool
    /// Where it can be read in public; nil for a template.
    public var path: String?

    /// An answer.
    public init(key: String, title: String, text: String, isQuestion: Bool, path: String? = nil) {
      self.key = key
      self.title = title
      self.text = text
      self.isQuestion = isQuestion
      self.path = path
    }
  }

  /// The best first.
  public var items: [Item]

  /// Answers that are ready.
  public init(_ items: [Item]) {
    self.items = items
  }

  /// `desk/ready`.
  public var template: Template { .deskReady }

  /// "Trả lời ngay được?"
  public func title(_ words: any Wording) -> String { words[.readyAnswers] }

  /// What the part `desk/ready` sees.
  public func content(_ words: any Wording) -> Content {
    [
      "hasReady": !items.isEmpty,
      "ready": items.map { item -> Content in
        [
          "readyKey": item.key, "readyTitle": item.title, "readyText": item.text,
          "readySort": words[item.isQuestion ? .readyQuestion : .readyTemplate],
          "readyHref": item.path.map { words.address($0) },
        ]
      },
    ]
  }
}
