public import FoundationEssentials
public import Rules

/// What a citizen keeps: the number and the access code, shown once, to be printed.
public struct PublicReceiptPage: Page {
  /// The number.
  public var number: TicketNumber
  /// The access code; nil once it may not be shown any more.
  public var code: AccessCode?
  /// The number as a QR code, SVG. It never holds the access code.
  public var qr: Markup
  /// When it was received; nil if that is not known here.
  public var receivedAt: Date?
  /// Until when it is answered.
  public var dueAt: Date?
  /// How many photos came with it.
  public var photos: Int
  /// Whether photos did not get through.
  public var photosFailed: Bool
  /// Whose service this is.
  public var authority: String
  /// Where it can be tracked, as it is printed.
  public var trackingAddress: String?
  /// A number at which somebody answers; nil if there is none.
  public var hotline: Hotline?

  /// A receipt.
  public init(
    number: TicketNumber, code: AccessCode?, qr: Markup, receivedAt: Date?, dueAt: Date?,
    photos: Int, photosFailed: Bool, authority: String, trackingAddress: String?,
    hotline: Hotline? = nil
  ) {
    self.number = number
    self.code = code
    self.qr = qr
    self.receivedAt = receivedAt
    self.dueAt = dueAt
    self.photos = photos
    self.photosFailed = photosFailed
    self.authority = authority
    self.trackingAddress = trackingAddress
    self.hotline = hotline
  }

  /// `public/receipt`.
  public var template: Template { .receipt }

  /// "Đã nhận phản ánh của ông/bà".
  public func title(_ words: any Wording) -> String { words[.receiptTitle] }

  /// What the template sees.
  public func content(_ words: any Wording) -> Content {
    [
      "number": "\(number)", "code": code.map { "\($0)" }, "qrMarkup": qr,
      "next": words.nextForCitizen(.received),
      "received": receivedAt.map { words.moment($0) }, "due": dueAt.map { words.deadline($0) },
      "photos": photos > 0 ? words.photos(photos) : nil, "photosFailed": photosFailed,
      "authority": authority, "tracking": trackingAddress,
      "hotline": hotline.map { $0.said(words) },
      "trackAction": words.address("/tra-cuu"), "canonicalCode": code?.canonical,
    ]
  }
}
