import Casework
import HTTPTypes
import Hummingbird
import Pages
import Rules

/// One's own ticket: looking it up by number and access code, and what one can do with it. Both
/// travel in the body of forms only.
enum TrackRoutes {
  static let routes: [Route] = [
    .get("/tra-cuu", for: .everyone, handler: ask),
    .post("/tra-cuu", for: .everyone, rate: .track, handler: show),
    act(.add, does: .addInformation),
    act(.rate, does: .rate),
    act(.reopen, does: .reopen),
    act(.withdraw, does: .withdraw),
  ]

  private static func act(_ sort: OwnTicketPage.Act.Sort, does verb: Verb) -> Route {
    .post(sort.path, for: .everyone, does: verb, body: .upload, rate: .track) { call in
      let upload = try await PublicUpload(call)
      switch OwnKey.read(upload.form.fields) {
      case .wrong(let wrong): return form(call, wrong)
      case .key(let key): return try await OwnTicketActs(call, key, upload).run(sort)
      }
    }
  }

  @Sendable private static func ask(_ call: Call) async throws -> Response {
    var typed = OwnKey.Wrong()
    typed.number = call.query["so"]
    return call.publicPage(
      TrackPage(fields: typed.fields(call.words)), in: .track, at: "/tra-cuu",
      description: call.words[.trackLead])
  }

  @Sendable private static func show(_ call: Call) async throws -> Response {
    switch OwnKey.read(try await call.typedForm()) {
    case .wrong(let wrong): return form(call, wrong)
    case .key(let key): return try await OwnTicketAnswer(call, key).response()
    }
  }

  /// The form with what is wrong in it.
  static func form(_ call: Call, _ wrong: OwnKey.Wrong) -> Response {
    let fields = wrong.fields(call.words)
    let general = wrong.isUnknown ? [call.words[.trackNotFound]] : []
    return call.publicPage(
      TrackPage(fields: fields, problems: ErrorSummary(fields, general: general)), in: .track,
      at: "/tra-cuu", status: wrong.isUnknown ? .notFound : .unprocessableContent)
  }
}

/// Number and access code as they open a ticket.
struct OwnKey {
  let number: TicketNumber
  let code: AccessCode

  /// A key, or what is wrong with what was typed.
  enum Read {
    case key(OwnKey)
    case wrong(Wrong)
  }

  /// What was typed, and what is wrong with it.
  struct Wrong {
    var number = ""
    var code = ""
    var hasBadNumber = false
    var hasBadCode = false
    /// Both make sense, and open nothing: an unknown number and a wrong code are told alike.
    var isUnknown = false

    func fields(_ words: any Wording) -> [Field] {
      [
        Field(
          "number", label: words[.receiptNumber], hint: words[.trackNumberHint], value: number,
          control: .line(autocomplete: "off"), isRequired: true,
          error: hasBadNumber ? words[.trackBadNumber] : nil),
        Field(
          "code", label: words[.receiptCode], hint: words[.trackCodeHint], value: code,
          control: .line(autocomplete: "off"), isRequired: true,
          error: hasBadCode ? words[.trackBadCode] : nil),
      ]
    }
  }

  static func read(_ fields: FormFields) -> Read {
    var wrong = Wrong(number: fields["number"], code: fields["code"])
    let number = TicketNumber(checked: wrong.number)
    let code = AccessCode(wrong.code)
    if let number, let code { return .key(OwnKey(number: number, code: code)) }
    wrong.hasBadNumber = number == nil
    wrong.hasBadCode = code == nil
    return .wrong(wrong)
  }

  /// The key opened nothing.
  var unknown: Wrong { Wrong(number: "\(number)", code: "\(code)", isUnknown: true) }
}
