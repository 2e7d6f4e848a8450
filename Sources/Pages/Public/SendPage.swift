public import Rules

/// The form by which a citizen sends something.
public struct SendPage: Page {
  /// A photo that the service has received already, although the form was not accepted yet.
  public struct KeptPhoto: Sendable, Hashable {
    /// The digest of its content: only who had the content knows it.
    public var digest: String
    /// Its name, worded.
    public var name: String

    /// A photo.
    public init(digest: String, name: String) {
      self.digest = digest
      self.name = name
    }
  }

  /// Fields by their place in the form.
  public struct Fields: Sendable, Hashable {
    /// What happened.
    public var story: [Field]
    /// Where.
    public var place: [Field]
    /// Photos.
    public var photos: [Field]
    /// Kind and category.
    public var sorting: [Field]
    /// Who.
    public var reporter: [Field]
    /// Anonymous, not public: to be ticked.
    public var wishes: [Field]

    /// Fields.
    public init(
      story: [Field], place: [Field], photos: [Field], sorting: [Field], reporter: [Field],
      wishes: [Field]
    ) {
      self.story = story
      self.place = place
      self.photos = photos
      self.sorting = sorting
      self.reporter = reporter
      self.wishes = wishes
    }

    /// All of them, in the order in which they stand.
    public var all: [Field] { story + place + sorting + reporter + wishes + photos }
  }

  /// The fields.
  public var fields: Fields
  /// Photos that were received already.
  public var kept: [KeptPhoto]
  /// What is wrong, above the form.
  public var problems: ErrorSummary?
  /// Words of danger in what was typed, not yet seen by the citizen; nil for none.
  public var danger: Emergency?
  /// Whether the citizen was told to call first and goes on.
  public var isWarned: Bool
  /// Token of the form.
  public var token: String

  /// A form.
  public init(
    fields: Fields, kept: [KeptPhoto] = [], problems: ErrorSummary? = nil,
    danger: Emergency? = nil, isWarned: Bool = false, token: String
  ) {
    self.fields = fields
    self.kept = kept
    self.problems = problems
    self.danger = danger
    self.isWarned = isWarned
    self.token = token
  }

  /// `public/send`.
  public var template: Template { .send }

  /// "Gửi phản ánh, kiến nghị".
  public func title(_ words: any Wording) -> String { words[.sendTitle] }

  /// What the template sees.
  public func content(_ words: any Wording) -> Content {
    [
      "action": words.address("/gui"), "token": token, "problems": problems?.content,
      "story": fields.story.map(\.content), "place": fields.place.map(\.content),
      "photos": fields.photos.map(\.content), "sorting": fields.sorting.map(\.content),
      "reporter": fields.reporter.map(\.content), "wishes": fields.wishes.map(\.content),
      "hasKept": !kept.isEmpty,
      "kept": kept.map { ["digest": $0.digest, "photo": $0.name] as Content },
      "danger": danger.map { words.callFirst($0) },
      "numbers": (danger?.numbers ?? []).map { SendPage.number($0, words) },
      "allNumbers": Emergency.Number.allCases.map { SendPage.number($0, words) },
      "warned": danger != nil || isWarned,
    ]
  }

  private static func number(_ number: Emergency.Number, _ words: any Wording) -> Content {
    ["dial": number.rawValue, "service": words.emergencyService(number)]
  }
}
