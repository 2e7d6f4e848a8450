/// Where one asks for one's own ticket: number and access code.
public struct TrackPage: Page {
  /// Number and code.
  public var fields: [Field]
  /// What is wrong, above the form.
  public var problems: ErrorSummary?

  /// A form.
  public init(fields: [Field], problems: ErrorSummary? = nil) {
    self.fields = fields
    self.problems = problems
  }

  /// `public/track`.
  public var template: Template { .track }

  /// "Tra cứu phản ánh".
  public func title(_ words: any Wording) -> String { words[.trackTitle] }

  /// What the template sees.
  public func content(_ words: any Wording) -> Content {
    [
      "action": words.address("/tra-cuu"), "fields": fields.map(\.content),
      "problems": problems?.content,
    ]
  }
}
