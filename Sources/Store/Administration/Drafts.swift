public import Rules

/// What a hotline says, as an administrator typed it.
public struct HotlineDraft: Sendable, Hashable {
  /// The number as people dial it.
  public var number: String
  /// Whose it is.
  public var unit: ID<Unit>
  /// What it is for.
  public var purpose: String
  /// When somebody answers.
  public var hours: String
  /// Where it was announced.
  public var announcedIn: String?
  /// Whether it stands on the public register.
  public var isPublic: Bool
  /// From.
  public var validFrom: LocalDay
  /// Until, exclusive.
  public var validTo: LocalDay?
  /// What it is for, in English; nil leaves the Vietnamese words.
  public var purposeEnglish: String?
  /// When somebody answers, in English; nil leaves the Vietnamese words.
  public var hoursEnglish: String?

  /// A hotline to be saved.
  public init(
    number: String, unit: ID<Unit>, purpose: String, hours: String, announcedIn: String?,
    isPublic: Bool, validFrom: LocalDay, validTo: LocalDay?, purposeEnglish: String? = nil,
    hoursEnglish: String? = nil
  ) {
    self.number = number
    self.unit = unit
    self.purpose = purpose
    self.hours = hours
    self.announcedIn = announcedIn
    self.isPublic = isPublic
    self.validFrom = validFrom
    self.validTo = validTo
    self.purposeEnglish = purposeEnglish
    self.hoursEnglish = hoursEnglish
  }
}

/// What a unit says, as an administrator typed it.
public struct UnitDraft: Sendable, Hashable {
  /// Its code.
  public var code: String
  /// Official name.
  public var name: String
  /// Name for chips and tables.
  public var shortName: String
  /// What sort of body it is.
  public var sort: Unit.Sort
  /// The unit it belongs to.
  public var parent: ID<Unit>?
  /// First day.
  public var validFrom: LocalDay
  /// First day on which it no longer exists.
  public var validTo: LocalDay?
  /// Names by which people call it.
  public var aliases: [String]

  /// A unit to be saved.
  public init(
    code: String, name: String, shortName: String, sort: Unit.Sort, parent: ID<Unit>?,
    validFrom: LocalDay, validTo: LocalDay?, aliases: [String]
  ) {
    self.code = code
    self.name = name
    self.shortName = shortName
    self.sort = sort
    self.parent = parent
    self.validFrom = validFrom
    self.validTo = validTo
    self.aliases = aliases
  }
}

/// What a routing rule says, as an administrator typed it.
public struct RoutingDraft: Sendable, Hashable {
  /// Where it stands; the first match wins.
  public var position: Int32
  /// Only this kind.
  public var kind: Kind?
  /// Only this category.
  public var category: String?
  /// Only places in this unit.
  public var commune: ID<Unit>?
  /// Only this channel.
  public var channel: String?
  /// Only texts with this phrase.
  public var keyword: String?
  /// Only urgent ones, or only the others.
  public var urgent: Bool?
  /// The unit that is proposed.
  public var unit: ID<Unit>
  /// Why, in the office's words.
  public var because: String

  /// A rule to be saved.
  public init(
    position: Int32, kind: Kind? = nil, category: String? = nil, commune: ID<Unit>? = nil,
    channel: String? = nil, keyword: String? = nil, urgent: Bool? = nil, unit: ID<Unit>,
    because: String
  ) {
    self.position = position
    self.kind = kind
    self.category = category
    self.commune = commune
    self.channel = channel
    self.keyword = keyword
    self.urgent = urgent
    self.unit = unit
    self.because = because
  }
}

/// What a service level says, as an administrator typed it.
public struct ServiceLevelDraft: Sendable, Hashable {
  /// The kind of ticket.
  public var kind: Kind
  /// Only for this category.
  public var category: String?
  /// For urgent tickets, or for the others.
  public var urgent: Bool
  /// What is owed.
  public var obligation: ObligationKind
  /// By when.
  public var target: Target
  /// Code of the calendar that counts.
  public var calendar: String
  /// Law, decision or promise.
  public var legalBasis: String
  /// First day.
  public var validFrom: LocalDay
  /// When somebody is told of it.
  public var alarms: Alarms

  /// A service level to be saved.
  public init(
    kind: Kind, category: String?, urgent: Bool, obligation: ObligationKind, target: Target,
    calendar: String, legalBasis: String, validFrom: LocalDay, alarms: Alarms = .usual
  ) {
    self.kind = kind
    self.category = category
    self.urgent = urgent
    self.obligation = obligation
    self.target = target
    self.calendar = calendar
    self.legalBasis = legalBasis
    self.validFrom = validFrom
    self.alarms = alarms
  }
}
