import Casework
import Hummingbird
import Media
import Pages
import Rules

/// What a citizen does with their own ticket. The page that follows is the answer to the form, so
/// that the access code stands in no address; a form sent twice is done once.
struct OwnTicketActs {
  private let call: Call
  private let key: OwnKey
  private let upload: PublicUpload
  private let typed: FormFields
  private var words: any Wording { call.words }
  private var actor: Actor { Actor(citizenWith: key.code) }

  init(_ call: Call, _ key: OwnKey, _ upload: PublicUpload) {
    self.call = call
    self.key = key
    self.upload = upload
    typed = upload.form.fields
  }

  /// Does it, and shows the ticket as it stands then; nothing typed is lost if it can't be done.
  func run(_ sort: OwnTicketPage.Act.Sort) async throws -> Response {
    var answer = OwnTicketAnswer(call, key)
    do {
      try call.verify(typed)
      let problems = try await act(sort)
      if problems.isEmpty {
        answer.flash = Flash(.done, words[done(sort)])
      } else {
        (answer.errors, answer.typed) = (problems, typed)
        answer.status = .unprocessableContent
      }
    } catch let error as WebError where error == .expiredForm || error == .crossSite {
      (answer.flash, answer.typed) = (Flash(.problem, words[.ownExpired]), typed)
      answer.status = .forbidden
    } catch let refusal as Refusal where refusal != .notFound {
      try tell(refusal, to: &answer, sort)
    } catch Refusal.notFound {
      return TrackRoutes.form(call, key.unknown)
    }
    return try await answer.response()
  }

  /// - Returns: what is wrong, by the fields' names; nothing was done then.
  private func act(_ sort: OwnTicketPage.Act.Sort) async throws -> [String: String] {
    let office = call.office
    switch sort {
    case .add: return try await add()
    case .rate:
      guard let score = Int(typed["score"]), (1...3).contains(score) else {
        return ["score": words[.ownRateMissing]]
      }
      try await office.rate(
        key.number, score: score, comment: typed.value("comment"), by: actor)
    case .reopen: try await office.reopen(key.number, because: typed["note"], by: actor)
    case .withdraw:
      try await office.withdraw(key.number, note: typed.value("reason"), by: actor)
    }
    return [:]
  }

  /// Photos before words: words may move the ticket on.
  private func add() async throws -> [String: String] {
    let photos = try await CitizenPhotos(upload.form, call.house, words)
    if upload.isCutShort { return [CitizenPhotos.field: words[.sendTooLarge]] }
    if let problem = photos.problems.first { return [CitizenPhotos.field: problem] }
    let text = NFC.clean(typed["text"])
    if text.isEmpty && photos.photos.isEmpty {
      return ["text": words.problem(.missing, of: words[.ownAddText])]
    }
    try await call.office.attachOnce(photos.attachments, to: key.number, by: actor)
    let own = try await call.office.ownTicket(key.number, code: key.code)
    let isRepeated = own?.messages.last.map { $0.isFromCitizen && $0.body == text } ?? false
    let isEnough = text.isEmpty && own?.state != .awaitingInformation
    if isRepeated || isEnough { return [:] }
    try await call.office.addInformation(
      key.number, text: text.isEmpty ? words[.ownPhotos] : text, by: actor)
    return [:]
  }

  private func tell(
    _ refusal: Refusal, to answer: inout OwnTicketAnswer, _ sort: OwnTicketPage.Act.Sort
  ) throws {
    answer.typed = typed
    switch refusal {
    case .invalid(let problems):
      answer.status = .unprocessableContent
      for problem in problems {
        let (name, label) = field(problem.field, sort)
        answer.errors[name] = words.problem(problem.code, of: words[label])
      }
    case .moveNotAllowed, .stale:
      answer.status = .conflict
      answer.flash = Flash(.problem, words[.ownChanged])
    case .conflict(let conflict):
      answer.status = .conflict
      answer.flash = Flash(.problem, words.refusal(conflict.rawValue))
    case .overloaded, .notFound: throw refusal
    }
  }

  /// The field of the page in which a value of the verb was typed.
  private func field(
    _ field: ActProblem.Field, _ sort: OwnTicketPage.Act.Sort
  ) -> (name: String, label: PublicWord) {
    switch sort {
    case .add: ("text", .ownAddText)
    case .rate: field == .score ? ("score", .ownRateScore) : ("comment", .ownRateComment)
    case .reopen: ("note", .ownReopenText)
    case .withdraw: ("reason", .ownWithdrawText)
    }
  }

  private func done(_ sort: OwnTicketPage.Act.Sort) -> PublicWord {
    switch sort {
    case .add: .ownAdded
    case .rate: .ownRated
    case .reopen: .ownReopened
    case .withdraw: .ownWithdrawn
    }
  }
}
