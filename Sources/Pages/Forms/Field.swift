import Rules

/// One field of a form: label, hint, what was typed, and what is wrong with it. Rendered by the
/// part `form/field`, which ties label, hint and error together for screen readers.
public struct Field: Sendable, Hashable {
  /// How it is filled in.
  public enum Control: Sendable, Hashable {
    /// One line. `type` is that of the input element; `autocomplete` its purpose by HTML.
    case line(type: String = "text", autocomplete: String? = nil)
    /// Several lines.
    case text(rows: Int)
    /// One of a list; a choice of value "" stands for none.
    case choice([Choice])
    /// One of a few, all in sight.
    case radios([Choice])
    /// Yes or no.
    case check(isOn: Bool)
    /// Files. `accept` is a list of media types.
    case files(accept: String, several: Bool)
  }

  /// One possibility.
  public struct Choice: Sendable, Hashable {
    /// What is sent.
    public var value: String
    /// What is read.
    public var name: String
    /// Whether it is read in Vietnamese on pages of any language: the name of a unit.
    public var isVietnamese: Bool

    /// A possibility.
    public init(_ value: String, _ name: String, isVietnamese: Bool = false) {
      self.value = value
      self.name = name
      self.isVietnamese = isVietnamese
    }

    /// What the citizen may say of publishing their matter, nothing first.
    public static func publicationWishes(_ words: any Wording) -> [Choice] {
      ([nil] + PublicationWish.allCases).map {
        Choice($0?.rawValue ?? "", words.publicationWish($0))
      }
    }
  }

  /// The name that is sent, and the id in the page.
  public var name: String
  /// Its label.
  public var label: String
  /// A sentence below the label; nil for none.
  public var hint: String?
  /// What was typed or chosen.
  public var value: String
  /// How it is filled in.
  public var control: Control
  /// Whether it must be filled in.
  public var isRequired: Bool
  /// The most characters the browser lets through; nil for no limit.
  public var limit: Int?
  /// What is wrong with it, worded; nil if nothing is.
  public var error: String?
  /// What is saved now, where somebody else was faster and what was typed differs from it.
  public var savedNow: String?
  /// Whether the cursor stands in it when the page opens; in one field of a page at most.
  public var isFirst = false

  /// A field.
  public init(
    _ name: String, label: String, hint: String? = nil, value: String = "",
    control: Control = .line(), isRequired: Bool = false, limit: Int? = nil, error: String? = nil
  ) {
    self.name = name
    self.label = label
    self.hint = hint
    self.value = value
    self.control = control
    self.isRequired = isRequired
    self.limit = limit
    self.error = error
  }

  /// What the part `form/field` sees.
  public var content: Content {
    let ids = [hint.map { _ in name + "-hint" }, error.map { _ in name + "-error" }]
      .compactMap(\.self)
    let common: Content = [
      "savedNow": savedNow.map { $0.isEmpty ? "–" : $0 },
      "name": name, "label": label, "hint": hint, "value": value, "isRequired": isRequired,
      "limit": limit, "error": error, "describedBy": ids.joined(separator: " "),
      "isLine": false, "isText": false, "isChoice": false, "isRadios": false, "isCheck": false,
      "isFiles": false, "isLabelled": true, "isFirst": isFirst,
    ]
    return common.merging(controlContent)
  }

  private var controlContent: Content {
    switch control {
    case .line(let type, let autocomplete):
      ["isLine": true, "type": type, "autocomplete": autocomplete]
    case .text(let rows): ["isText": true, "rows": rows]
    case .choice(let choices): ["isChoice": true, "choices": contents(of: choices)]
    case .radios(let choices):
      ["isRadios": true, "isLabelled": false, "choices": contents(of: choices)]
    case .check(let isOn): ["isCheck": true, "isLabelled": false, "isOn": isOn]
    case .files(let accept, let several):
      ["isFiles": true, "accept": accept, "several": several]
    }
  }

  private func contents(of choices: [Choice]) -> [Content] {
    choices.enumerated().map { index, choice in
      [
        "value": choice.value, "choice": choice.name, "isChosen": choice.value == value,
        "isVietnamese": choice.isVietnamese,
        "id": index == 0 ? name : "\(name)-\(index)", "name": name,
      ]
    }
  }
}

/// What is wrong with a form, above it: each line leads to its field.
public struct ErrorSummary: Sendable, Hashable {
  /// One line.
  public struct Line: Sendable, Hashable {
    /// The field's name; nil if it is about the form as a whole.
    public var field: String?
    /// What is wrong.
    public var text: String

    /// A line.
    public init(field: String?, text: String) {
      self.field = field
      self.text = text
    }
  }

  /// At least one.
  public var lines: [Line]

  /// The problems of a form's fields, in their order, with those of the form before them; nil if
  /// there are none.
  public init?(_ fields: [Field], general: [String] = []) {
    lines = general.map { Line(field: nil, text: $0) }
    lines += fields.compactMap { field in
      field.error.map { Line(field: field.name, text: $0) }
    }
    if lines.isEmpty { return nil }
  }

  /// What the part `form/errors` sees.
  public var content: Content {
    ["lines": lines.map { ["field": $0.field, "text": $0.text] as Content }]
  }
}
