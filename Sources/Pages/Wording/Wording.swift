public import FoundationEssentials
public import Rules

/// What the program says in one language, as far as it depends on a value. `Vietnamese` and
/// `English` are the two; words that depend on nothing are `Vocable`s.
public protocol Wording: Sendable {
  /// The language.
  var language: Language { get }
  /// The clock that instants are read by.
  var clock: LocalClock { get }

  // Names of what the catalogue of product.md knows.

  /// A kind of ticket.
  func kind(_ kind: Kind) -> String
  /// A state, as officials see it.
  func state(_ state: State) -> String
  /// A state, as the citizen sees it.
  func stateForCitizen(_ state: State) -> String
  /// What happens next, said to the citizen.
  func nextForCitizen(_ state: State) -> String
  /// An obligation.
  func obligation(_ obligation: ObligationKind) -> String
  /// A role.
  func role(_ role: Role) -> String
  /// A channel the program knows.
  func channel(_ channel: KnownChannel) -> String
  /// What was done, as a line of history says it.
  func verb(_ verb: Verb) -> String
  /// A day of the week, as it stands in a sentence.
  func weekday(_ weekday: Weekday) -> String

  // What went wrong.

  /// Why something was not done.
  /// - Parameter code: raw code of `Casework.Refusal` or its conflict; anything else gets the
  ///   general sentence.
  func refusal(_ code: String) -> String
  /// What is wrong with a field, as a whole sentence that says how to mend it.
  /// - Parameter label: the field's label, worded.
  func problem(_ code: FieldProblem.Code, of label: String) -> String
  /// The label of a field of the intake form.
  func field(_ field: SubmissionField) -> String
  /// The label of a value of a verb.
  /// - Parameter key: raw value of `Casework.ActProblem.Field`; anything else is itself.
  func actField(_ key: String) -> String

  // Time.

  /// `26/11/2026`.
  func day(_ day: LocalDay) -> String
  /// `16 giờ 30, thứ Năm 26/11/2026`.
  func moment(_ instant: Date) -> String
  /// `16 giờ 30`.
  func time(_ instant: Date) -> String
  /// `5 ngày làm việc`: how much is granted.
  func target(_ target: Target) -> String
  /// `2 giờ làm việc nữa`, `quá hạn 3 ngày làm việc`.
  func remaining(_ remaining: Remaining) -> String

  // Numbers and small sentences.

  /// With the language's separator of thousands.
  func number(_ number: Int) -> String
  /// `86,4 %`.
  /// - Parameter share: 0…1.
  func percent(_ share: Double) -> String
  /// `3 phiếu`.
  func tickets(_ count: Int) -> String
  /// Why a unit is proposed, from the conditions of the rule that held.
  func because(_ reason: ProposalReason) -> String
}

/// The conditions of a routing rule that held, their codes resolved to names; all nil and false
/// for a rule that takes everything.
public struct ProposalReason: Sendable, Hashable {
  /// The kind the rule asked for.
  public var kind: Kind?
  /// Name of the category.
  public var category: String?
  /// Name of the commune.
  public var commune: String?
  /// Name of the channel.
  public var channel: String?
  /// The phrase that was found.
  public var keyword: String?
  /// The urgency it asked for.
  public var urgent: Bool?

  /// A reason without a condition.
  public init() {}
}

extension Wording {
  /// One of two sentences, by the language.
  func say(_ vietnamese: String, _ english: String) -> String {
    switch language {
    case .vietnamese: vietnamese
    case .english: english
    }
  }

  /// The date at an instant.
  public func day(_ instant: Date) -> String { day(clock.day(instant)) }

  /// A channel by its code: its name in the catalogue if the program doesn't know it.
  public func channel(code: String, name: String? = nil) -> String {
    KnownChannel(rawValue: code).map { channel($0) } ?? name ?? code
  }

  /// An address of this site in this language.
  public func address(_ path: String) -> String { language.address(path) }
}
