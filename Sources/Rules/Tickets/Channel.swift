/// The channels that exist from the start. Channels are data (a code of letters, digits and
/// `_`); these constants name the ones the program itself must know.
public enum KnownChannel: String, CaseIterable, Sendable {
  /// A unit's own hotline.
  case hotline
  /// The provincial contact centre 1022.
  case callCentre1022 = "call_centre_1022"
  /// The public form of this site.
  case portal
  /// The one-stop counter.
  case counter
  /// A self-service machine.
  case kiosk
  /// Electronic mail.
  case email
  /// Text message.
  case sms
  /// Zalo Official Account.
  case zalo
  /// Facebook page.
  case facebook
  /// A mobile application.
  case app
  /// The national system of complaints and recommendations.
  case nationalPortal = "national_portal"
  /// Letters; the ticket keeps the date of arrival.
  case post
  /// A dialogue meeting with leaders.
  case dialogue
  /// The comment book of an office.
  case commentBook = "comment_book"
  /// Volunteers who enter tickets for others (tổ công nghệ số cộng đồng).
  case communityTeam = "community_team"
  /// A list of voters' petitions.
  case petitionList = "petition_list"
}
