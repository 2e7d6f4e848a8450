import Casework
import Pages
import Rules

/// The operator's form as it was typed, and what is wrong with it.
struct IntakeForm {
  /// As typed, and where somebody asked for it as suggested.
  var typed: FormFields
  /// What is wrong; empty before anything was checked.
  var problems: [FieldProblem] = []
  /// What is wrong with the answer, worded; nil for nothing.
  var answerProblem: String?
  /// Whether the field for an answer is shown.
  var showsAnswer: Bool
  private let catalogue: Catalogue
  private let words: any Wording
  private let today: LocalDay?

  init(_ typed: FormFields, _ catalogue: Catalogue, _ words: any Wording, today: LocalDay?) {
    (self.typed, self.catalogue, self.words, self.today) = (typed, catalogue, words, today)
    showsAnswer = typed.has("answerText")
  }

  /// What is to be parsed.
  var submission: SubmissionForm {
    var form = SubmissionForm()
    form.channel = typed["channel"]
    form.title = typed["title"]
    form.body = typed["body"]
    form.kind = typed["kind"]
    form.category = typed["category"]
    form.urgent = typed.isOn("urgent")
    form.commune = typed["commune"]
    form.placeText = typed["placeText"]
    form.reporterName = typed["reporterName"]
    form.phone = typed["phone"]
    form.email = typed["email"]
    form.address = typed["address"]
    form.anonymous = typed.isOn("anonymous")
    form.publicationWish = typed["publicationWish"]
    form.receivedAt = typed["receivedAt"]
    form.externalSystem = typed["externalSystem"]
    form.externalNumber = typed["externalNumber"]
    form.unit = typed["unit"]
    return form
  }

  /// What tells a replay of the same form from another one: everything that was typed, the token
  /// and the button aside.
  var digestInput: [UInt8] {
    let aside: Set<String> = [
      FormTokens.field, "do", "ready", "untouched", "answerText", "toldAlready",
    ]
    return typed.pairs.filter { !aside.contains($0.name) && !DraftSheet.fields.contains($0.name) }
      .flatMap { Array("\($0.name)=\($0.value)\n".utf8) }
  }

  /// The fields of the page.
  var fields: IntakePage.Fields {
    let choices = Choices(catalogue, words)
    let none = [Field.Choice("", words[.choose])]
    return IntakePage.Fields(
      story: story, sorting: sorting(choices),
      place: [
        line("placeText", .placeText, hint: words[.placeHint], limit: 500),
        choice("commune", .commune, none + choices.communes(on: today)),
      ],
      reporter: [
        line("reporterName", .reporterName, limit: 200), line("phone", .phone, limit: 50),
        line("email", .email, type: "email", limit: 254),
        line("address", .address, limit: 500),
        check("anonymous", words[.anonymousMark]),
        choice("publicationWish", .publicationWish, Field.Choice.publicationWishes(words)),
      ],
      receipt: receipt(choices), answer: showsAnswer ? answer : [])
  }

  private var story: [Field] {
    var body = Field(
      "body", label: words.field(.body), hint: words[.storyHint], value: typed["body"],
      control: .text(rows: 5), isRequired: true, limit: 10_000, error: error(.body))
    body.isFirst = typed.pairs.isEmpty || (typed["body"].isEmpty && problems.isEmpty)
    return [body, line("title", .title, hint: words[.titleHint], limit: 200)]
  }

  private func sorting(_ choices: Choices) -> [Field] {
    var kind = choice("kind", .kind, choices.kinds)
    if kind.value.isEmpty { kind.value = Kind.feedback.rawValue }
    var category = choice("category", .category, choices.categories)
    if category.value.isEmpty { category.value = Submission.unsortedCategory }
    return [kind, category, check("urgent", words[.urgentMark])]
  }

  private func receipt(_ choices: Choices) -> [Field] {
    var channel = choice("channel", .channel, choices.channels)
    if channel.value.isEmpty { channel.value = KnownChannel.hotline.rawValue }
    channel.isRequired = true
    let proposed = [Field.Choice("", words[.proposedByRules])]
    var unit = choice("unit", .unit, proposed + choices.units(on: today) { $0.parent != nil })
    unit.label = words[.otherUnit]
    return [
      channel, line("receivedAt", .receivedAt, hint: words[.receivedHint], limit: 40), unit,
      line("externalSystem", .externalSystem, hint: words[.externalSource], limit: 50),
      line("externalNumber", .externalNumber, limit: 100),
    ]
  }

  private var answer: [Field] {
    [
      Field(
        "answerText", label: words[.answerText], value: typed["answerText"],
        control: .text(rows: 5), isRequired: true, limit: 10_000,
        error: answerProblem),
      check("toldAlready", words[.toldAlready]),
    ]
  }

  private func line(
    _ name: String, _ field: SubmissionField, hint: String? = nil, type: String = "text",
    limit: Int
  ) -> Field {
    Field(
      name, label: words.field(field), hint: hint, value: typed[name],
      control: .line(type: type, autocomplete: "off"), limit: limit, error: error(field))
  }

  private func choice(
    _ name: String, _ field: SubmissionField, _ choices: [Field.Choice]
  ) -> Field {
    Field(
      name, label: words.field(field), value: typed[name], control: .choice(choices),
      error: error(field))
  }

  private func check(_ name: String, _ label: String) -> Field {
    Field(name, label: label, control: .check(isOn: typed.isOn(name)))
  }

  private func error(_ field: SubmissionField) -> String? {
    problems.first { $0.field == field }.map { words.problem($0.code, of: words.field(field)) }
  }
}
