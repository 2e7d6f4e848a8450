public import FoundationEssentials
public import Rules

/// The number to read out, large, and the words with which to read it back.
public struct ReceiptPage: Page {
  /// The number.
  public var number: TicketNumber
  /// The access code; nil once it may not be shown any more.
  public var code: AccessCode?
  /// Who handles it now, or is proposed to.
  public var unit: String?
  /// Whether it was forwarded there already.
  public var isForwarded: Bool
  /// Whether it has been answered already.
  public var isAnswered: Bool
  /// Until when the citizen is answered.
  public var dueAt: Date?
  /// Whether what was filed is handled in private: neutral words.
  public var isRestricted: Bool
  /// Where the slip is printed, without the language.
  public var slip: String
  /// Whether the one who filed it may open the ticket.
  public var mayOpen: Bool
  /// The call during which it was filed; nil for none.
  public var call: Int64?
  /// The key under which it was filed; nil where that is not to be said.
  public var key: String?
  /// Whether it is one more report of what an open ticket tells.
  public var isJoined: Bool

  /// A receipt.
  public init(
    number: TicketNumber, code: AccessCode?, unit: String?, isForwarded: Bool, isAnswered: Bool,
    dueAt: Date?, isRestricted: Bool, slip: String, mayOpen: Bool, call: Int64? = nil,
    key: String? = nil, isJoined: Bool = false
  ) {
    self.number = number
    self.code = code
    self.unit = unit
    self.isForwarded = isForwarded
    self.isAnswered = isAnswered
    self.dueAt = dueAt
    self.isRestricted = isRestricted
    self.slip = slip
    self.mayOpen = mayOpen
    self.call = call
    self.key = key
    self.isJoined = isJoined
  }

  /// `desk/receipt`.
  public var template: Template { .deskReceipt }

  /// The number.
  public func title(_ words: any Wording) -> String { "\(number)" }

  /// What the template sees.
  public func content(_ words: any Wording) -> Content {
    let said = words.readBack(
      number: number, code: code, unit: isForwarded && !isRestricted ? unit : nil,
      dueAt: isAnswered ? nil : dueAt)
    return [
      "number": "\(number)", "code": code.map { "\($0)" }, "said": said,
      "unit": isRestricted ? nil : unit, "isForwarded": isForwarded, "isAnswered": isAnswered,
      "due": isAnswered ? nil : dueAt.map { words.deadline($0) },
      "ticketHref": mayOpen ? words.address("/desk/tickets/\(number)") : nil,
      "slipHref": words.address(slip), "key": key, "isJoined": isJoined,
      "newHref": words.address("/desk/intake"),
      "callHref": call.map { words.address("/desk/intake?call=\($0)") },
      "callsHref": words.address("/desk/calls"),
    ]
  }
}

/// The slip a visitor takes home, A5, laid out like an official paper (`vietnam.md` 6.3). It is
/// Vietnamese in every language.
public struct SlipPage: Page {
  /// Who stands at its head.
  public var authority: String
  /// The office that received it.
  public var office: String
  /// The number.
  public var number: TicketNumber
  /// The access code; nil once it may not be shown any more.
  public var code: AccessCode?
  /// The number as a QR code, SVG.
  public var qr: Markup?
  /// When it was received.
  public var receivedAt: Date
  /// Through which channel.
  public var channel: String
  /// What it is about.
  public var title: String
  /// The words.
  public var body: String
  /// Where.
  public var place: String?
  /// The category; nil where that is not to be said.
  public var category: String?
  /// Who handles it; nil where that is not to be said.
  public var unit: String?
  /// Until when it is answered.
  public var dueAt: Date?
  /// How many files came with it.
  public var files: Int
  /// Where it can be tracked.
  public var trackingAddress: String
  /// Who received it.
  public var receiver: String

  /// A slip.
  public init(
    authority: String, office: String, number: TicketNumber, code: AccessCode?, qr: Markup?,
    receivedAt: Date, channel: String, title: String, body: String, place: String?,
    category: String?, unit: String?, dueAt: Date?, files: Int, trackingAddress: String,
    receiver: String
  ) {
    self.authority = authority
    self.office = office
    self.number = number
    self.code = code
    self.qr = qr
    self.receivedAt = receivedAt
    self.channel = channel
    self.title = title
    self.body = body
    self.place = place
    self.category = category
    self.unit = unit
    self.dueAt = dueAt
    self.files = files
    self.trackingAddress = trackingAddress
    self.receiver = receiver
  }

  /// `desk/slip`.
  public var template: Template { .deskSlip }

  /// The number.
  public func title(_ words: any Wording) -> String { "\(number)" }

  /// What the template sees.
  public func content(_ words: any Wording) -> Content {
    let paper = Language.vietnamese.wording(words.clock)
    return [
      "authority": authority, "office": office, "number": "\(number)",
      "code": code.map { "\($0)" }, "qrMarkup": qr,
      "received": paper.paperMoment(receivedAt), "channel": channel,
      "title": body.hasPrefix(title) ? nil : title,
      "body": body, "place": place, "category": category, "unit": unit,
      "due": dueAt.map { paper.paperDeadline($0) },
      "files": files > 0 ? paper.paperFiles(files) : nil, "tracking": trackingAddress,
      "receiver": receiver,
    ]
  }
}
