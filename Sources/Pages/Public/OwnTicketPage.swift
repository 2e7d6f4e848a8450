public import FoundationEssentials
public import Rules

/// One's own ticket: where it stands in plain words, what happens next and until when, what was
/// said, and what the citizen can do now.
public struct OwnTicketPage: Page {
  /// Something that happened or was said.
  public enum Event: Sendable, Hashable {
    /// It moved.
    case moved(State, unit: String?, at: Date)
    /// Words of the office.
    case told(String, at: Date)
    /// Words of the citizen.
    case said(String, at: Date)

    var instant: Date {
      switch self {
      case .moved(_, _, let at), .told(_, let at), .said(_, let at): at
      }
    }
  }

  /// Something a citizen can do, each a form of its own.
  public struct Act: Sendable, Hashable {
    /// What.
    public enum Sort: String, Sendable, CaseIterable {
      /// Add information.
      case add
      /// Rate the answer.
      case rate
      /// Ask for it to be reopened.
      case reopen
      /// Take it back.
      case withdraw
    }

    /// What.
    public var sort: Sort
    /// Its fields.
    public var fields: [Field]
    /// Whether it is what the citizen is asked for: in sight; the others are folded away.
    public var isMain: Bool

    /// Something to do.
    public init(_ sort: Sort, fields: [Field], isMain: Bool) {
      self.sort = sort
      self.fields = fields
      self.isMain = isMain
    }
  }

  /// The number.
  public var number: TicketNumber
  /// The code by which the page was opened; goes back in hidden fields, never in an address.
  public var code: AccessCode
  /// Where it stands.
  public var state: State
  /// Whether it is handled apart: neutral words only.
  public var isRestricted: Bool
  /// One line.
  public var title: String?
  /// What the citizen said.
  public var body: String?
  /// Name of the category, worded.
  public var category: String
  /// Who handles it.
  public var unit: String?
  /// When it was received.
  public var receivedAt: Date
  /// Until when it is answered; nil once that is over, and while the time limit stands still.
  public var dueAt: Date?
  /// What the office asks, while it waits for the answer.
  public var question: String?
  /// The answer.
  public var answer: String?
  /// When it was approved.
  public var answeredAt: Date?
  /// Until when it can be rated or disputed; nil if it can't.
  public var disputeUntil: Date?
  /// Why it ended without an answer, worded.
  public var reason: String?
  /// The polite sentence that goes with the reason.
  public var letter: String?
  /// The citizen's rating, 1…3.
  public var rating: Int?
  /// How many photos the citizen sent.
  public var photos: Int
  /// How many of theirs could not be read.
  public var photosRefused: Int
  /// What happened, oldest first.
  public var events: [Event]
  /// Address of the public result of the ticket into which it was merged.
  public var mergedPath: String?
  /// How the ticket stands into which it was merged.
  public var mergedState: State?
  /// What can be done.
  public var acts: [Act]
  /// Said once, above: it was done, or why it was not.
  public var flash: Flash?
  /// What is wrong with a form.
  public var problems: ErrorSummary?
  /// Token of the forms.
  public var token: String

  /// A ticket.
  public init(
    number: TicketNumber, code: AccessCode, state: State, isRestricted: Bool, title: String?,
    body: String?, category: String, unit: String?, receivedAt: Date, dueAt: Date?,
    question: String?, answer: String?, answeredAt: Date?, disputeUntil: Date?, reason: String?,
    letter: String?, rating: Int?, photos: Int,
    photosRefused: Int = 0, events: [Event], mergedPath: String?,
    mergedState: State? = nil, acts: [Act], flash: Flash?, problems: ErrorSummary?, token: String
  ) {
    self.number = number
    self.code = code
    self.state = state
    self.isRestricted = isRestricted
    self.title = title
    self.body = body
    self.category = category
    self.unit = unit
    self.receivedAt = receivedAt
    self.dueAt = dueAt
    self.question = question
    self.answer = answer
    self.answeredAt = answeredAt
    self.disputeUntil = disputeUntil
    self.reason = reason
    self.letter = letter
    self.rating = rating
    self.photos = photos
    self.photosRefused = photosRefused
    self.events = events
    self.mergedPath = mergedPath
    self.mergedState = mergedState
    self.acts = acts
    self.flash = flash
    self.problems = problems
    self.token = token
  }

  /// `public/own`.
  public var template: Template { .ownTicket }

  /// The number.
  public func title(_ words: any Wording) -> String { "\(number)" }
}

// MARK: - What the template sees

extension OwnTicketPage {
  /// Whether the title is but the beginning of the words below it.
  private var isTitleSaid: Bool {
    guard let title, let body else { return false }
    return body.hasPrefix(title)
  }

  /// What the template sees.
  public func content(_ words: any Wording) -> Content {
    let isNeutral = isRestricted && state.isOpen
    let main = acts.filter(\.isMain).map { $0.content(self, words) }
    let others = acts.filter { !$0.isMain }.map { $0.content(self, words) }
    let facts: Content = [
      "number": "\(number)", "state": words.stateForCitizen(isNeutral ? .accepted : state),
      "next": isNeutral ? words[.ownApart] : words.nextForCitizen(state, mergedInto: mergedState),
      "received": words.moment(receivedAt), "due": dueAt.map { words.deadline($0) },
      "unit": unit, "category": category,
      "photos": photos + photosRefused > 0 ? words.photos(photos, refused: photosRefused) : nil,
    ]
    let said: Content = [
      "title": isTitleSaid ? nil : title, "body": body, "reason": reason, "letter": letter,
      "reply": answer.map {
        OwnReply($0, answeredAt: answeredAt, disputeUntil: disputeUntil, rating: rating)
          .content(words)
      }, "timeline": timeline(words).content,
    ]
    return facts.merging(said).merging([
      "mergedHref": mergedPath.map { words.address($0) }, "flash": flash?.content(),
      "problems": problems?.content, "mainActs": main, "otherActs": others,
      "hasOthers": !others.isEmpty,
    ])
  }

  private func timeline(_ words: any Wording) -> Timeline {
    let inOrder = events.enumerated().sorted {
      ($0.element.instant, $0.offset) < ($1.element.instant, $1.offset)
    }
    return Timeline(inOrder.map { entry($0.element, words) })
  }

  private func entry(_ event: Event, _ words: any Wording) -> Timeline.Entry {
    let (when, instant) = (words.moment(event.instant), Instant.rfc3339(event.instant))
    switch event {
    case .moved(let state, let unit, _):
      return Timeline.Entry(when: when, instant: instant, what: words.step(state, unit: unit))
    case .told(let text, _):
      return Timeline.Entry(
        when: when, instant: instant, what: words[.ownFromOffice], words: text, tone: .message)
    case .said(let text, _):
      return Timeline.Entry(
        when: when, instant: instant, what: words[.ownFromYou], words: text, tone: .citizen)
    }
  }
}

extension OwnTicketPage.Act {
  fileprivate func content(_ page: OwnTicketPage, _ words: any Wording) -> Content {
    [
      "heading": heading(words), "button": button(words), "isDanger": sort == .withdraw,
      "action": words.address(sort.path), "act": sort.rawValue, "token": page.token,
      "hiddenNumber": "\(page.number)", "hiddenCode": page.code.canonical,
      "asked": sort == .add ? page.question : nil, "fields": fields.map(\.content),
      "isOpen": fields.contains { $0.error != nil },
    ]
  }

  private func heading(_ words: any Wording) -> String {
    switch sort {
    case .add: words[.ownAdd]
    case .rate: words[.ownRate]
    case .reopen: words[.ownReopen]
    case .withdraw: words[.ownWithdraw]
    }
  }

  private func button(_ words: any Wording) -> String {
    switch sort {
    case .add: words[.ownAddButton]
    case .rate: words[.ownRateButton]
    case .reopen: words[.ownReopen]
    case .withdraw: words[.ownWithdrawButton]
    }
  }
}

extension OwnTicketPage.Act.Sort {
  /// Where its form is sent.
  public var path: String {
    switch self {
    case .add: "/tra-cuu/bo-sung"
    case .rate: "/tra-cuu/danh-gia"
    case .reopen: "/tra-cuu/xu-ly-lai"
    case .withdraw: "/tra-cuu/rut"
    }
  }
}
