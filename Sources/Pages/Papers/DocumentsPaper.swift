public import FoundationEssentials
public import Rules

/// The receipt for information and documents that somebody hands over: form 02/TCD of decree
/// 154/2026, word for word. What was handed over is written in by hand. It is Vietnamese in every
/// language; the bar above it is not.
public struct DocumentsPaper: Page {
  /// What stands above it on the screen.
  public var bar: PaperBar
  /// The ticket it belongs to.
  public var number: TicketNumber
  /// The office that takes them.
  public var office: String
  /// When they are taken.
  public var takenAt: Date
  /// Who takes them.
  public var receiver: String
  /// Who hands them over; nil until somebody has asked, with a reason.
  public var giver: LetterPage.Recipient?

  /// A receipt.
  public init(
    bar: PaperBar, number: TicketNumber, office: String, takenAt: Date, receiver: String,
    giver: LetterPage.Recipient?
  ) {
    self.bar = bar
    self.number = number
    self.office = office
    self.takenAt = takenAt
    self.receiver = receiver
    self.giver = giver
  }

  /// Lines to write on.
  private static let lines = 6

  /// `paper/documents`.
  public var template: Template { .paperDocuments }

  /// What it is called, and the number.
  public func title(_ words: any Wording) -> String { "\(bar.name) · \(number)" }

  /// What the template sees.
  public func content(_ words: any Wording) -> Content {
    let paper = Language.vietnamese.wording(words.clock)
    return bar.content(words).merging([
      "number": "\(number)", "href": words.address("/desk/tickets/\(number)"),
      "office": office.uppercased(), "officeName": office, "taken": paper.paperMoment(takenAt),
      "receiver": receiver, "giver": giver?.name,
      "writing": (1...DocumentsPaper.lines).map { ["line": "\($0)"] as Content },
    ])
  }
}
