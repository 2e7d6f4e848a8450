import Crypto
import FoundationEssentials
import Rules
import Store

/// Who reports.
struct Caller: Sendable {
  var name: String?
  var phone: (e164: String, typed: String)?
  var email: String?
  var address: String?

  var isAnonymous: Bool { name == nil }
}

/// What is known of a ticket when it is filed, and never changes.
struct Origin: Sendable {
  let id: ID<TicketRow>
  let number: TicketNumber
  let key: [UInt8]
  let accessDigest: [UInt8]
  let theme: Int
  let kind: Kind
  let category: String
  let channel: String
  let commune: ID<Unit>?
  /// Code of the commune; its hamlets are known by it.
  let communeCode: String?
  let urgent: Bool
  let isConfidential: Bool
  let isPublishable: Bool
  let publicationWish: PublicationWish?
  let receivedAt: Date
  let filedAt: Date
  let filer: Doer
  let proposal: Proposal?
  let forwardsAtOnce: Bool
  let external: (system: String, number: String)?
  let caller: Caller
  let words: Words
  /// Ids of its notes and deliveries begin here.
  let firstNote: Int64
  let firstDelivery: Int64

  var isRestricted: Bool { kind.isRestricted }
}

extension Origin {
  /// Notes and deliveries that a ticket may have; ids are set aside for so many.
  static let notes = 32
  static let deliveries = 8

  /// Draws the ticket that came in at a place of the sequence.
  init(
    _ index: Int, _ arrival: Arrivals.Arrival, on desk: Desk, _ random: inout SeededRandom
  ) throws {
    let day = desk.calendar.day(at: arrival.at)
    let theme = desk.themes.draw(&random)
    let matter = desk.wording.themes[theme].matter
    let route = desk.route(of: theme, on: day)
    let way = (arrival.isByStaff ? desk.staffWays : desk.citizenWays).draw(&random)
    let category = desk.catalogue.categories[matter.category]
    let own = desk.room.firstTicket + Int64(index)
    id = ID(own)
    number = try desk.number(of: index)
    key = random.bytes(16)
    accessDigest = AccessCode.digest(
      key: desk.key, code: AccessCode.code(key: desk.key, ticketKey: key, version: 1))
    self.theme = theme
    kind = Kind(rawValue: matter.kind) ?? .feedback
    self.category = matter.category
    channel = way.channel
    commune = route.commune
    communeCode = route.code
    urgent = matter.urgent ?? random.happens(perMille: 12)
    isConfidential = category?.isConfidential ?? false
    publicationWish = random.happens(4) ? .refused : random.happens(30) ? .agreed : nil
    isPublishable =
      kind.mayBePublic(publicationWish) && !isConfidential && category?.isPublished == true
    filedAt = arrival.at
    receivedAt = arrival.at.addingTimeInterval(-Origin.delay(way, &random))
    filer =
      arrival.isByStaff ? try desk.roster.anyone(way.role, on: day, &random) : .citizen
    proposal = urgent == (matter.urgent ?? false) ? route.proposal : route.urgentProposal
    forwardsAtOnce =
      arrival.isByStaff && proposal != nil && !kind.isRestricted && way.role == .operator
      && kind != .invalid && random.happens(22)
    external = way.system.map { ($0, "\($0.uppercased())-\(day.year)-\(100_000 + own)") }
    caller = Origin.caller(way, desk, &random)
    words = desk.wording.words(theme, in: route.code, &random)
    firstNote = desk.room.firstNote + Int64(index * Origin.notes)
    firstDelivery = desk.room.firstDelivery + Int64(index * Origin.deliveries)
  }

  /// Letters and lists lie a while before they are written down; a call hardly ever.
  private static func delay(_ way: Way, _ random: inout SeededRandom) -> Double {
    guard let days = way.delay else {
      return random.happens(2) ? Double(random.minutes(2...60)) * 60 : 0
    }
    return Double(random.minutes(0.5...(days * 24))) * 60
  }

  /// Telephone numbers with 000 in their middle reach nobody, and neither does `.example`.
  private static func caller(
    _ way: Way, _ desk: Desk, _ random: inout SeededRandom
  ) -> Caller {
    var caller = Caller()
    guard !random.happens(way.anonymous) else { return caller }
    caller.name = desk.names.draw(&random)
    if random.happens(92) {
      let digits = "9\(1 + random.below(8))\(random.below(10))000\(100 + random.below(900))"
      let spaced = "0\(digits.prefix(3)) 000 \(digits.suffix(3))"
      caller.phone = ("+84" + digits, random.happens(60) ? "0" + digits : spaced)
    }
    if way.channel == KnownChannel.email.rawValue || random.happens(8) {
      caller.email = "nguoi.dan.\(random.below(400_000))@thu.example"
    }
    if random.happens(35) {
      caller.address = "số \(1 + random.below(400)), ấp \(1 + random.below(9))"
    }
    return caller
  }
}

/// A way in, with who writes it down.
struct Way: Sendable {
  let channel: String
  var role = Role.operator
  /// Up to so many days between receipt and filing; nil for at once.
  var delay: Double?
  /// The system whose numbers it keeps.
  var system: String?
  /// So many in a hundred don't say who they are.
  var anonymous = 10

  /// What staff write down, and how often.
  static let staff: [(Way, Double)] = [
    (Way(channel: "hotline"), 44), (Way(channel: "zalo"), 12),
    (Way(channel: "counter", anonymous: 3), 12),
    (Way(channel: "call_centre_1022", delay: 1, system: "1022"), 11),
    (Way(channel: "national_portal", delay: 2, system: "pakn"), 6),
    (Way(channel: "email", delay: 0.8, anonymous: 5), 5), (Way(channel: "post", delay: 6), 3),
    (Way(channel: "facebook", anonymous: 40), 2), (Way(channel: "dialogue", delay: 2), 1.5),
    (Way(channel: "community_team", role: .collaborator), 2),
    (Way(channel: "comment_book", delay: 5, anonymous: 50), 0.7),
    (Way(channel: "petition_list", delay: 9), 0.8),
  ]

  /// What citizens send themselves, and how often.
  static let citizens: [(Way, Double)] = [
    (Way(channel: "portal", anonymous: 18), 62), (Way(channel: "app"), 24),
    (Way(channel: "kiosk", anonymous: 30), 4), (Way(channel: "sms"), 10),
  ]
}
