public import FoundationEssentials
public import Rules

/// A paper about a ticket, to be numbered, signed and sent: A4, laid out like an official paper
/// (decree 30/2020, appendix I). It is Vietnamese in every language; the bar above it is not.
public struct TicketPaper: Page {
  /// What it is about.
  public struct Matter: Sendable, Hashable {
    /// The ticket.
    public var number: TicketNumber
    /// When it was received.
    public var receivedAt: Date
    /// The channel's name.
    public var channel: String
    /// One line; nil where that is not to be said.
    public var title: String?
    /// Whether it has its own regime: neutral words.
    public var isRestricted: Bool

    /// A matter.
    public init(
      number: TicketNumber, receivedAt: Date, channel: String, title: String?, isRestricted: Bool
    ) {
      self.number = number
      self.receivedAt = receivedAt
      self.channel = channel
      self.title = title
      self.isRestricted = isRestricted
    }
  }

  /// Why something is not done here: the sentence of the list, its law, and what was added.
  public struct Because: Sendable, Hashable {
    /// The polite sentence, which says where to turn instead.
    public var letter: String?
    /// The law it rests on.
    public var basis: String?
    /// What was written to the citizen besides.
    public var note: String?

    /// A reason.
    public init(letter: String?, basis: String?, note: String?) {
      self.letter = letter
      self.basis = basis
      self.note = note
    }
  }

  /// What goes with a matter that is handed on.
  public struct Handing: Sendable, Hashable {
    /// The unit; nil for an authority outside, whose name is written in.
    public var unit: String?
    /// What was said.
    public var body: String
    /// Where; nil for nowhere.
    public var place: String?
    /// The field's name; nil where that is not to be said.
    public var category: String?
    /// How many files go with it.
    public var files: Int
    /// Until when the citizen is answered; nil if that is over.
    public var dueAt: Date?
    /// Whether it is a decision that can't be returned.
    public var isDecision: Bool

    /// What is handed on.
    public init(
      unit: String?, body: String, place: String?, category: String?, files: Int, dueAt: Date?,
      isDecision: Bool
    ) {
      self.unit = unit
      self.body = body
      self.place = place
      self.category = category
      self.files = files
      self.dueAt = dueAt
      self.isDecision = isDecision
    }
  }

  /// What it says.
  public enum Message: Sendable, Hashable {
    /// Phiếu chuyển.
    case handing(Handing)
    /// It is not accepted.
    case declined(Because)
    /// It was handed to another authority.
    case transferred(Because)
    /// An apology and a new date.
    case extended(from: Date?, to: Date, note: String?)
    /// What is still to be known, and until when.
    case question(String, until: Date?)
  }

  /// What stands above it on the screen.
  public var bar: PaperBar
  /// What it is about.
  public var matter: Matter
  /// What it says.
  public var message: Message
  /// Whose paper it is.
  public var site: Site
  /// Where the citizen can look it up.
  public var trackingAddress: String
  /// Who reported; nil until somebody has asked, with a reason.
  public var person: LetterPage.Recipient?
  /// Who signs.
  public var signer: PaperSigner
  /// When it is printed.
  public var printedAt: Date

  /// A paper.
  public init(
    bar: PaperBar, matter: Matter, message: Message, site: Site, trackingAddress: String,
    person: LetterPage.Recipient?, signer: PaperSigner, printedAt: Date
  ) {
    self.bar = bar
    self.matter = matter
    self.message = message
    self.site = site
    self.trackingAddress = trackingAddress
    self.person = person
    self.signer = signer
    self.printedAt = printedAt
  }

  /// `paper/ticket`.
  public var template: Template { .paperTicket }

  /// What it is called, and the number.
  public func title(_ words: any Wording) -> String { "\(bar.name) · \(matter.number)" }

  /// What the template sees.
  public func content(_ words: any Wording) -> Content {
    let text = PaperText(self, Language.vietnamese.wording(words.clock))
    let isHanding = if case .handing = message { true } else { false }
    let unit = if case .handing(let handing) = message { handing.unit } else { nil as String? }
    return bar.content(words).merging([
      "number": "\(matter.number)", "href": words.address("/desk/tickets/\(matter.number)"),
      "office": site.authority.uppercased(), "symbol": text.symbol, "placeAndDay": text.placeAndDay,
      "kindName": text.kindName, "subject": text.subject, "unit": unit,
      "toPerson": !isHanding, "toUnknown": isHanding && unit == nil,
      "person": person.map { ["name": $0.name, "address": $0.address] as Content },
      "opening": text.opening, "isHanding": isHanding,
      "matterLines": text.matterLines.map { ["text": $0] as Content },
      "paragraphs": text.paragraphs.map { ["text": $0] as Content },
      "copies": text.copies.map { ["copy": $0] as Content },
      "signer": signer.lines.map { ["line": $0] as Content },
    ])
  }
}
