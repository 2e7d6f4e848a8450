public import FoundationEssentials
public import Rules

/// An answer as a letter to be printed, signed and sent, A4, laid out like an official paper
/// (decree 30/2020, appendix I). It is Vietnamese in every language; what stands above it on the
/// screen is not.
public struct LetterPage: Page {
  /// To whom it goes.
  public struct Recipient: Sendable, Hashable {
    /// Their name; nil if they left none.
    public var name: String?
    /// Their address; nil if they left none.
    public var address: String?

    /// A recipient.
    public init(name: String?, address: String?) {
      (self.name, self.address) = (name, address)
    }
  }

  /// The ticket.
  public var number: TicketNumber
  /// The office that answers.
  public var office: String
  /// What it is about; nil where that is not to be said.
  public var title: String?
  /// When it was received.
  public var receivedAt: Date
  /// The answer's words.
  public var answer: String
  /// Until when it can be disputed; nil if it can't.
  public var disputedUntil: Date?
  /// Where it can be tracked.
  public var trackingAddress: String
  /// When it is printed.
  public var printedAt: Date
  /// To whom it goes; nil until somebody has asked, with a reason.
  public var recipient: Recipient?
  /// Asks for the recipient; nil without the right, and once it is known.
  public var asking: ActForm?

  /// A letter.
  public init(
    number: TicketNumber, office: String, title: String?, receivedAt: Date, answer: String,
    disputedUntil: Date?, trackingAddress: String, printedAt: Date, recipient: Recipient? = nil,
    asking: ActForm? = nil
  ) {
    self.number = number
    self.office = office
    self.title = title
    self.receivedAt = receivedAt
    self.answer = answer
    self.disputedUntil = disputedUntil
    self.trackingAddress = trackingAddress
    self.printedAt = printedAt
    self.recipient = recipient
    self.asking = asking
  }

  /// The answer's own, without its salutation: the letter has one.
  private var paragraphs: [String] {
    let lines = answer.split(whereSeparator: \.isNewline).map(String.init)
    return Array(lines.drop { $0.hasPrefix("Kính gửi") || $0.allSatisfy(\.isWhitespace) })
  }

  /// `desk/letter`.
  public var template: Template { .deskLetter }

  /// "Thư trả lời · PA-…".
  public func title(_ words: any Wording) -> String { "\(words[.letterTitle]) · \(number)" }

  /// What the template sees.
  public func content(_ words: any Wording) -> Content {
    let paper = Language.vietnamese.wording(words.clock)
    return [
      "number": "\(number)", "href": words.address("/desk/tickets/\(number)"),
      "office": office.uppercased(), "officeName": office, "matter": title,
      "printedDay": paper.paperDay(printedAt), "received": paper.paperDay(receivedAt),
      "paragraphs": paragraphs.map { ["text": $0] as Content },
      "isClosed": paragraphs.last?.contains("Trân trọng") ?? false,
      "until": disputedUntil.map { paper.paperDay($0) }, "tracking": trackingAddress,
      "recipient": recipient.map { ["name": $0.name, "address": $0.address] as Content },
      "asking": asking?.content(words),
    ]
  }
}
