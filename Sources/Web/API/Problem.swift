import HTTPTypes
import Pages
import Rules

/// A failure in the words of a language, as a problem of the API (RFC 9457).
struct Problem {
  let failure: Failure
  let words: any Wording
  /// The request's id, shown for faults.
  let id: String?

  init(_ failure: Failure, in words: any Wording, id: String?) {
    self.failure = failure
    self.words = words
    self.id = id
  }

  /// What happened, as a sentence.
  var title: String {
    FailureWord(rawValue: failure.code)?.text(in: words.language) ?? words.refusal(failure.code)
  }

  /// What happened this time: what is wrong with each field, else the sentence of the title with
  /// what goes with it.
  private var detail: String {
    if !failure.faults.isEmpty {
      return failure.faults.map(sentence).reduce(into: [String]()) { said, next in
        if !said.contains(next) { said.append(next) }
      }.joined(separator: " ")
    }
    return failure.detail.map { "\(title) (\($0))" } ?? title
  }

  /// Writes the document.
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("type", "urn:hoiam:problem:\(failure.code)")
      json.member("title", title)
      json.member("status", failure.status.code)
      json.member("detail", detail)
      if let id { json.member("instance", "urn:hoiam:request:\(id)") }
      if let revision = failure.revision { json.member("revision", revision) }
      guard !failure.faults.isEmpty else { return }
      json.member("errors", of: failure.faults) { json, fault in
        json.object { json in
          json.member("pointer", fault.pointer)
          json.member("code", fault.what.code)
          json.member("detail", sentence(fault))
        }
      }
    }
  }

  /// What is wrong with a field, as a sentence.
  private func sentence(_ fault: FieldFault) -> String {
    let language = words.language
    return switch fault.what {
    case .problem(let code): words.problem(code, of: label(fault.pointer))
    case .wrongType(let type): "\(FailureWord.wrongType.text(in: language)) \(type)."
    case .unknownMember: FailureWord.unknownMember.text(in: language)
    case .badText: FailureWord.badText.text(in: language)
    }
  }

  /// The label of the field to which a pointer leads.
  private func label(_ pointer: String) -> String {
    if let field = SubmissionPointers.field(at: pointer) { return words.field(field) }
    return words.actField(String(pointer.split(separator: "/").last ?? ""))
  }
}

extension FieldFault.What {
  /// The code for programs.
  var code: String {
    switch self {
    case .problem(let code): code.key
    case .wrongType: "wrong_type"
    case .unknownMember: "unknown_member"
    case .badText: "bad_text"
    }
  }
}

extension FieldProblem.Code {
  /// The code for programs.
  fileprivate var key: String {
    switch self {
    case .missing: "missing"
    case .tooShort: "too_short"
    case .tooLong: "too_long"
    case .unknown: "unknown"
    case .inactive: "inactive"
    case .notValidThen: "not_valid_then"
    case .badNumber: "bad_number"
    case .outsideVietnam: "outside_vietnam"
    case .badDate: "bad_date"
    case .inFuture: "in_future"
    case .tooOld: "too_old"
    case .badEmail: "bad_email"
    case .badPhone: "bad_phone"
    case .personal: "personal"
    case .noWay: "no_way"
    case .badUsername: "bad_username"
    case .notWithin: "not_within"
    case .notLater: "not_later"
    case .outOfOrder: "out_of_order"
    case .samePerson: "same_person"
    case .unsuitable: "unsuitable"
    case .needsRule: "needs_rule"
    case .blankLeft: "blank_left"
    case .unknownPlaceholder: "unknown_placeholder"
    }
  }
}

/// Where the fields of a submission stand in its JSON.
enum SubmissionPointers {
  /// The pointer of a field.
  static func pointer(_ field: SubmissionField) -> String {
    switch field {
    case .channel, .title, .body, .kind, .category, .receivedAt, .unit, .publicationWish:
      "/\(field.rawValue)"
    case .commune, .latitude, .longitude: "/place/\(field.rawValue)"
    case .placeText: "/place/text"
    case .reporterName: "/reporter/name"
    case .phone, .email, .address: "/reporter/\(field.rawValue)"
    case .externalSystem: "/external/system"
    case .externalNumber: "/external/number"
    }
  }

  /// The field at a pointer; nil if it is none of a submission.
  static func field(at pointer: String) -> SubmissionField? {
    SubmissionField.allCases.first { SubmissionPointers.pointer($0) == pointer }
  }
}
