public import Foundation

extension Submission {
  /// How many days back hand-entered tickets may be dated (`product.md`, "States and moves").
  public static let backdatingDays = 7
  /// The category of what nobody has sorted yet.
  public static let unsortedCategory = "khac"

  /// Turns a typed form into a submission.
  /// - Parameters:
  ///   - form: As typed.
  ///   - author: Decides which fields count and which bounds hold.
  ///   - catalogue: The channels, categories, units and the office calendar's time zone.
  ///   - now: The instant of filing.
  /// - Throws: One or more problems per field; nothing is half parsed.
  public static func parse(
    _ form: SubmissionForm, by author: Author, in catalogue: Catalogue, now: Date
  ) throws(SubmissionProblems) -> Submission {
    var parser = SubmissionParser(form: form, author: author, catalogue: catalogue, now: now)
    let submission = parser.submission()
    guard parser.problems.isEmpty, let submission else {
      throw SubmissionProblems(parser.problems)
    }
    return submission
  }
}

/// Walks through a form field by field and collects what is wrong.
struct SubmissionParser {
  let form: SubmissionForm
  let author: Submission.Author
  let catalogue: Catalogue
  let now: Date
  let clock: OfficeClock
  var problems: [FieldProblem] = []
  var warnings: [FieldProblem] = []

  init(form: SubmissionForm, author: Submission.Author, catalogue: Catalogue, now: Date) {
    self.form = form
    self.author = author
    self.catalogue = catalogue
    self.now = now
    clock = OfficeClock(catalogue)
  }

  var isStaff: Bool { author == .staff }

  /// The submission; nil or not to be used if there are problems.
  mutating func submission() -> Submission? {
    let channel = channel()
    let title = line(.title, form.title, limit: 200)
    let body = body()
    let kind = kind()
    let category = category()
    let external = isStaff ? external() : nil
    let receivedAt = isStaff ? receivedAt(channel: channel, isImported: external != nil) : now
    let place = place(on: clock.day(at: receivedAt ?? now))
    let reporter = reporter()
    let wish = publicationWish()
    let unit = isStaff ? unit() : nil
    guard let channel, let body, let kind, let category, let receivedAt else { return nil }
    return Submission(
      channel: channel.id, title: title ?? headline(of: body, by: reporter), body: body, kind: kind,
      category: category.id, urgent: isStaff && form.urgent, forward: isStaff && form.forward,
      place: place, reporter: reporter, publicationWish: wish,
      receivedAt: receivedAt, external: external, unit: unit, isRestricted: kind.isRestricted,
      isConfidential: category.isConfidential, warnings: warnings)
  }

  /// A title taken from the text: it stands in lists, so it does not say who reported.
  private func headline(of body: String, by reporter: Submission.Reporter) -> String {
    let beginning = String(body.prefix(4 * Headline.limit))
    let known = Redaction.Reporter(name: reporter.name, address: reporter.address)
    return Headline.of(Redaction.mask(beginning, reporter: known).text)
  }

  mutating func refuse(_ field: SubmissionField, _ code: FieldProblem.Code) {
    problems.append(FieldProblem(field, code))
  }

  /// A field of one line; nil when empty or too long.
  mutating func line(_ field: SubmissionField, _ typed: String, limit: Int) -> String? {
    let text = NFC.line(typed)
    guard text.unicodeScalars.count <= limit else {
      refuse(field, .tooLong(limit: limit))
      return nil
    }
    return text.isEmpty ? nil : text
  }

  private mutating func body() -> String? {
    let text = NFC.clean(form.body)
    let count = text.unicodeScalars.count
    let minimum = isStaff ? 1 : 10
    if count == 0 {
      refuse(.body, .missing)
    } else if count < minimum {
      refuse(.body, .tooShort(minimum: minimum))
    } else if count > 10_000 {
      refuse(.body, .tooLong(limit: 10_000))
    } else {
      return text
    }
    return nil
  }

  private mutating func publicationWish() -> PublicationWish? {
    let code = NFC.line(form.publicationWish)
    let wish = PublicationWish(rawValue: code)
    if wish == nil && !code.isEmpty { refuse(.publicationWish, .unknown) }
    return wish
  }

  private mutating func channel() -> Channel? {
    let code: String
    switch author {
    case .citizen(let fixed): code = fixed
    case .staff: code = NFC.line(form.channel)
    }
    guard !code.isEmpty else {
      refuse(.channel, .missing)
      return nil
    }
    guard let channel = catalogue.channels[code] else {
      refuse(.channel, .unknown)
      return nil
    }
    if !channel.isActive { refuse(.channel, .inactive) }
    return channel
  }

  private mutating func kind() -> Kind? {
    let code = NFC.line(form.kind)
    guard !code.isEmpty else { return .feedback }
    guard let kind = Kind(rawValue: code), isStaff || kind != .invalid else {
      refuse(.kind, .unknown)
      return nil
    }
    return kind
  }

  private mutating func category() -> Category? {
    let typed = NFC.line(form.category)
    let code = typed.isEmpty ? Submission.unsortedCategory : typed
    guard let category = catalogue.categories[code] else {
      refuse(.category, .unknown)
      return nil
    }
    if !category.isActive { refuse(.category, .inactive) }
    return category
  }

  private mutating func external() -> Submission.External? {
    let system = line(.externalSystem, form.externalSystem, limit: 50)
    let number = line(
      .externalNumber, form.externalNumber, limit: Submission.External.longestNumber)
    if system == nil, number != nil { refuse(.externalSystem, .missing) }
    if number == nil, system != nil { refuse(.externalNumber, .missing) }
    guard let system, let number else { return nil }
    return Submission.External(system: system, number: number)
  }
}
