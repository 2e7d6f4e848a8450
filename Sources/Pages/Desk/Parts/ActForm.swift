/// A small form that does one thing: its title says what, its button says what happens. Names of
/// its fields begin with the form's id, so that several forms stand on one page.
public struct ActForm: Sendable, Hashable {
  /// A button.
  public struct Button: Sendable, Hashable {
    /// How it looks.
    public enum Tone: String, Sendable {
      /// The one thing to do.
      case primary
      /// Another thing.
      case second
      /// What can't easily be undone.
      case danger
    }

    /// What happens.
    public var label: String
    /// How it looks.
    public var tone: Tone
    /// The value of `do`, where a form has several buttons; nil for none.
    public var does: String?

    /// A button.
    public init(_ label: String, _ tone: Tone = .primary, does: String? = nil) {
      self.label = label
      self.tone = tone
      self.does = does
    }

    var content: Content {
      ["label": label, "tone": tone.rawValue, "does": does]
    }
  }

  /// A value that goes along unseen.
  public struct Hidden: Sendable, Hashable {
    /// Its name.
    public var name: String
    /// The value.
    public var value: String

    /// A value.
    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// The anchor, such as `forward`.
  public var id: String
  /// What it does; nil where the button says enough.
  public var title: String?
  /// Where it is sent, without the language.
  public var address: String
  /// What goes along unseen; the token too.
  public var hidden: [Hidden]
  /// A sentence above the fields: what follows from it.
  public var note: String?
  /// Its fields.
  public var fields: [Field]
  /// Its buttons.
  public var buttons: [Button]
  /// Whether it lies open; otherwise a click on the title opens it.
  public var isOpen: Bool
  /// Whether it brings files.
  public var takesFiles: Bool

  /// A form.
  public init(
    _ id: String, title: String? = nil, to address: String, hidden: [Hidden] = [],
    note: String? = nil, fields: [Field] = [], buttons: [Button], isOpen: Bool = false,
    takesFiles: Bool = false
  ) {
    self.id = id
    self.title = title
    self.address = address
    self.hidden = hidden
    self.note = note
    self.fields = fields
    self.buttons = buttons
    self.isOpen = isOpen
    self.takesFiles = takesFiles
  }

  /// Whether a field of it is wrong.
  var isWrong: Bool { fields.contains { $0.error != nil } }

  /// Whether it stands in sight: the likeliest, what was just refused, and what is one button.
  var isAtHand: Bool { isOpen || isWrong || title == nil }

  /// What the parts `desk/form` and `desk/act` see.
  func content(_ words: any Wording) -> Content {
    [
      "formId": id, "formTitle": title, "formAddress": words.address(address),
      "hidden": hidden.map { ["name": $0.name, "value": $0.value] as Content },
      "formNote": note, "fields": fields.map(\.content), "hasFields": !fields.isEmpty,
      "buttons": buttons.map(\.content), "isOpen": isOpen || isWrong,
      "takesFiles": takesFiles,
    ]
  }
}
