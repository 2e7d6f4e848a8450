import Casework
import Pages
import Rules

/// What the words of the operator's form suggest, and the form with it.
struct IntakeAdvice {
  /// Fewer letters say too little.
  private static let fewestLetters = 12

  private let suggestion: Suggestion
  private let catalogue: Catalogue
  private let words: any Wording
  /// The place that the words name, if that says which commune.
  private let place: Place?

  /// - Returns: nil for too few words.
  init?(_ form: IntakeForm, _ call: Call, _ catalogue: Catalogue) {
    let (title, body) = (form.typed["title"], form.typed["body"])
    guard body.count(where: \.isLetter) >= IntakeAdvice.fewestLetters else { return nil }
    suggestion = call.house.suggester.suggest(title: title, body: body)
    self.catalogue = catalogue
    words = call.words
    let communes = catalogue.communes(on: call.today(in: catalogue))
    place =
      catalogue.gazetteer.named(in: form.typed["placeText"], of: communes)
      ?? catalogue.gazetteer.named(in: "\(title) \(body)", of: communes)
  }

  /// The category to compare with others by.
  func category(of form: IntakeForm) -> String {
    let typed = form.typed["category"]
    return typed.isEmpty || typed == Submission.unsortedCategory
      ? suggestion.category.value : typed
  }

  /// Whether it may leave the flow: nobody but a person chooses that.
  var isRestricted: Bool { suggestion.kind.value.isRestricted }

  /// The form with the suggestions that somebody asked for, or that their program asks for in
  /// fields that nobody touched.
  func followed(in form: IntakeForm) -> IntakeForm {
    let fields = asked(in: form)
    var form = form
    for choice in choices(for: form) where fields.contains(choice.field) {
      form.typed = form.typed.with(choice.field, choice.value)
    }
    return form
  }

  /// A program fills in neither what makes a ticket leave the flow, nor what makes people run.
  private func asked(in form: IntakeForm) -> [String] {
    switch form.typed["do"] {
    case "use": ["kind", "category", "urgent", "commune"]
    case "preview":
      form.typed["untouched"].split(separator: ",").map(String.init)
        .filter { ["category", "commune"].contains($0) || $0 == "kind" && !isRestricted }
    case _: []
    }
  }

  /// What is suggested for each field, as the form stands.
  func choices(for form: IntakeForm) -> [IntakeSuggestions.Choice] {
    let kind = suggestion.kind
    var choices = [
      choice("kind", kind.value.rawValue, words.kind(kind.value), kind.because, form)
    ]
    if let category = catalogue.categories[suggestion.category.value] {
      choices.append(
        choice(
          "category", category.id, Choices(catalogue, words).name(of: category),
          suggestion.category.because, form))
    }
    if suggestion.urgent.value {
      choices.append(choice("urgent", "1", words[.urgentMark], suggestion.urgent.because, form))
    }
    if let place, let commune = catalogue.units[place.commune] {
      choices.append(choice("commune", "\(commune.id)", commune.name, [place.name], form))
    }
    return choices
  }

  private func choice(
    _ field: String, _ value: String, _ label: String, _ because: [String], _ form: IntakeForm
  ) -> IntakeSuggestions.Choice {
    let isChosen = field == "urgent" ? form.typed.isOn(field) : form.typed[field] == value
    return IntakeSuggestions.Choice(
      field: field, value: value, label: label, because: because, isChosen: isChosen)
  }
}
