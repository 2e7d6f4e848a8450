public import Rules

/// The public text being edited: the original with what is masked in it on the left, the words
/// that everyone will read on the right.
public struct PublicationPage: Page {
  /// A piece of the original.
  public struct Piece: Sendable, Hashable {
    /// The words.
    public var text: String
    /// What is masked and why, worded; nil for words that stay.
    public var mask: String?

    /// A piece.
    public init(_ text: String, mask: String? = nil) {
      self.text = text
      self.mask = mask
    }

    /// A text cut at what is masked in it.
    public static func cut(
      _ text: String, at spans: [Redaction.Span], _ words: any Wording
    ) -> [Piece] {
      let scalars = Array(text.unicodeScalars)
      var pieces: [Piece] = []
      var position = 0
      func string(_ range: Range<Int>) -> String {
        String(String.UnicodeScalarView(scalars[range]))
      }
      for span in spans where span.range.upperBound <= scalars.count {
        if span.range.lowerBound > position {
          pieces.append(Piece(string(position..<span.range.lowerBound)))
        }
        pieces.append(Piece(string(span.range), mask: words.masked(span)))
        position = span.range.upperBound
      }
      if position < scalars.count { pieces.append(Piece(string(position..<scalars.count))) }
      return pieces
    }
  }

  /// One field of the text.
  public struct Pair: Sendable, Hashable {
    /// The original.
    public var original: [Piece]
    /// The words everyone will read.
    public var field: Field

    /// A pair.
    public init(original: [Piece], field: Field) {
      self.original = original
      self.field = field
    }

    var content: Content {
      [
        "pieces": original.map { piece -> Content in
          ["text": piece.text, "mask": piece.mask]
        },
        "hasOriginal": !original.isEmpty, "field": field.content,
      ]
    }
  }

  /// A photo that can be shown with it.
  public struct Photo: Sendable, Hashable {
    /// Its id; what is sent.
    public var id: Int64
    /// What it is, worded.
    public var name: String
    /// Its small picture.
    public var thumbnail: String
    /// Whether it is chosen.
    public var isOn: Bool

    /// A photo.
    public init(id: Int64, name: String, thumbnail: String, isOn: Bool) {
      self.id = id
      self.name = name
      self.thumbnail = thumbnail
      self.isOn = isOn
    }

    var content: Content {
      ["id": "\(id)", "name": name, "thumbnail": thumbnail, "isOn": isOn]
    }
  }

  /// The number.
  public var number: TicketNumber
  /// How it stands, in a sentence.
  public var status: String
  /// The fields beside their originals; empty for whoever only approves.
  public var pairs: [Pair]
  /// Photos that can be shown.
  public var photos: [Photo]
  /// Why words stay that would have been masked; nil where there are none.
  public var kept: Field?
  /// What the saved text still tells, in a sentence.
  public var exposed: String?
  /// The editor's address, hidden values and buttons.
  public var form: ActForm?
  /// Where the same form publishes what it shows; nil for nothing to approve.
  public var approve: ActForm?
  /// Refusing, withdrawing.
  public var acts: [ActForm]
  /// What is wrong.
  public var problems: ErrorSummary?

  /// An editor.
  public init(
    number: TicketNumber, status: String, pairs: [Pair], photos: [Photo] = [], kept: Field? = nil,
    exposed: String? = nil, form: ActForm?, approve: ActForm? = nil, acts: [ActForm] = [],
    problems: ErrorSummary? = nil
  ) {
    self.number = number
    self.status = status
    self.pairs = pairs
    self.photos = photos
    self.kept = kept
    self.exposed = exposed
    self.form = form
    self.approve = approve
    self.acts = acts
    self.problems = problems
  }

  /// `desk/publication`.
  public var template: Template { .deskPublication }

  /// "Bản công khai".
  public func title(_ words: any Wording) -> String { "\(words[.publicText]) · \(number)" }

  /// What the template sees.
  public func content(_ words: any Wording) -> Content {
    [
      "number": "\(number)", "href": words.address("/desk/tickets/\(number)"),
      "status": status, "pairs": pairs.map(\.content), "photos": photos.map(\.content),
      "hasPhotos": !photos.isEmpty, "kept": kept?.content, "exposed": exposed,
      "form": form?.content(words), "approve": approve?.content(words),
      "acts": acts.map { $0.content(words) }, "hasActs": !acts.isEmpty,
      "problems": problems?.content,
    ]
  }
}
