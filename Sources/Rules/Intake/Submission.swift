public import Foundation

/// A new ticket that makes sense: every value is known to the catalogue and within its bounds.
/// `Submission.parse` is the only way to get one.
public struct Submission: Sendable, Hashable {
  /// Who fills in the form.
  public enum Author: Sendable, Hashable {
    /// A citizen, through a channel that the caller fixes; form fields that only staff have
    /// (channel, urgency, forwarding, receipt, external number, unit) are not looked at.
    case citizen(channel: String)
    /// Staff or a machine with a staff account.
    case staff
  }

  /// A point on the map, WGS 84. Sensitive: the public sees it coarsened only.
  public struct Point: Sendable, Hashable, Codable {
    /// Degrees north.
    public let latitude: Double
    /// Degrees east.
    public let longitude: Double

    /// A point.
    public init(latitude: Double, longitude: Double) {
      self.latitude = latitude
      self.longitude = longitude
    }
  }

  /// Where it is.
  public struct Place: Sendable, Hashable {
    /// A unit of sort commune that existed on the day of receipt.
    public let commune: ID<Unit>?
    /// The place in words.
    public let text: String?
    /// The point on the map.
    public let point: Point?
  }

  /// Who sent it. Personal data: stored apart, shown on a logged click.
  public struct Reporter: Sendable, Hashable {
    /// Full name as typed.
    public let name: String?
    /// Telephone number as typed.
    public let phone: String?
    /// The same number in one form, nil if it was not understood.
    public let phoneNumber: PhoneNumber?
    /// E-mail address.
    public let email: String?
    /// Postal address.
    public let address: String?
    /// Whether the citizen gives no name: everything else is then nil.
    public let anonymous: Bool
  }

  /// The number of the same item in another system; the pair counts once.
  public struct External: Sendable, Hashable {
    /// The most characters of a number.
    public static let longestNumber = 100

    /// The system, such as `1022`.
    public let system: String
    /// The number there.
    public let number: String
  }

  /// The channel's code.
  public let channel: String
  /// One line; taken from the body's first sentence if it was left empty.
  public let title: String
  /// What was said.
  public let body: String
  /// The kind.
  public let kind: Kind
  /// The category's code; `khac` if none was chosen.
  public let category: String
  /// Whether it is urgent.
  public let urgent: Bool
  /// Whether staff want it forwarded at once.
  public let forward: Bool
  /// Where it is.
  public let place: Place
  /// Who sent it.
  public let reporter: Reporter
  /// What the citizen said of publishing it; nil for nothing.
  public let publicationWish: PublicationWish?
  /// When it reached the authorities: the clocks start here. Never after the `now` of parsing.
  public internal(set) var receivedAt: Date
  /// Its number in another system.
  public let external: External?
  /// The unit that staff chose; nil to take the proposed one.
  public let unit: ID<Unit>?
  /// Derived: the kind is a complaint or a denunciation.
  public let isRestricted: Bool
  /// Derived: the category is confidential.
  public let isConfidential: Bool
  /// What was kept although it was not understood, such as a telephone number.
  public let warnings: [FieldProblem]

  /// The same, received at another instant: a part of an older ticket.
  public func received(at instant: Date) -> Submission {
    var copy = self
    copy.receivedAt = instant
    return copy
  }

  /// What the routing rules look at.
  public var routingFacts: Routing.Facts {
    Routing.Facts(
      kind: kind, category: category, commune: place.commune, channel: channel, urgent: urgent,
      text: searchText)
  }

  /// Title, body and place as typed: what search folds and emergencies are looked for in.
  public var searchText: String {
    [title, body, place.text ?? ""].joined(separator: "\n")
  }
}
