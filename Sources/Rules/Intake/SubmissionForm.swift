/// A new ticket as somebody typed it: every field a string, empty when it wasn't filled in. The
/// page that comes back after a problem shows exactly this.
public struct SubmissionForm: Sendable, Hashable {
  /// The channel's code.
  public var channel = ""
  /// One line that says what it is about; may be empty.
  public var title = ""
  /// What happened, in the citizen's words.
  public var body = ""
  /// A kind's raw value; empty means feedback.
  public var kind = ""
  /// A category's code; empty means not sorted yet.
  public var category = ""
  /// Whether it can't wait.
  public var urgent = false
  /// Whether to forward to the proposed or chosen unit at once.
  public var forward = false
  /// The commune's code or id.
  public var commune = ""
  /// The place in words.
  public var placeText = ""
  /// Degrees north, WGS 84, with a decimal point or comma.
  public var latitude = ""
  /// Degrees east, WGS 84, with a decimal point or comma.
  public var longitude = ""
  /// The citizen's name.
  public var reporterName = ""
  /// The citizen's telephone number.
  public var phone = ""
  /// The citizen's e-mail address.
  public var email = ""
  /// The citizen's postal address.
  public var address = ""
  /// Whether the citizen gives no name.
  public var anonymous = false
  /// What the citizen said of publishing it: a code of `PublicationWish`; empty for nothing.
  public var publicationWish = ""
  /// RFC 3339, or local time as `dd/MM/yyyy HH:mm` or `yyyy-MM-ddTHH:mm`; empty means now.
  public var receivedAt = ""
  /// The system it came from, such as `1022`.
  public var externalSystem = ""
  /// Its number there.
  public var externalNumber = ""
  /// The code or id of the unit that staff chose instead of the proposed one.
  public var unit = ""

  /// An empty form.
  public init() {}
}
