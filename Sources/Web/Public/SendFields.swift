import Pages
import Rules

/// The fields of the citizen's form, between what browsers send, what `Rules` parse and what
/// `Pages` show.
struct SendFields {
  let catalogue: Catalogue
  let day: LocalDay
  let words: any Wording

  /// What was typed.
  static func form(_ fields: FormFields) -> SubmissionForm {
    var form = SubmissionForm()
    for (field, path) in paths { form[keyPath: path] = fields[field.rawValue] }
    form.anonymous = fields.isOn("anonymous")
    return form
  }

  /// The form as it is filed, whatever the browser did to its encoding: tells a repeated form
  /// from another one.
  static func canonical(_ form: SubmissionForm, photos: [String]) -> [UInt8] {
    let texts = paths.map { "\($0.0.rawValue)=\(form[keyPath: $0.1])" }
    return Array((texts + ["\(form.anonymous)"] + photos).joined(separator: "\u{1F}").utf8)
  }

  private static var paths: [(SubmissionField, WritableKeyPath<SubmissionForm, String>)] {
    [
      (.body, \.body), (.title, \.title), (.commune, \.commune), (.placeText, \.placeText),
      (.kind, \.kind), (.category, \.category), (.reporterName, \.reporterName),
      (.phone, \.phone), (.email, \.email), (.address, \.address),
      (.publicationWish, \.publicationWish),
    ]
  }

  /// The fields with what was typed and what is wrong.
  func fields(
    _ form: SubmissionForm, problems: SubmissionProblems? = nil, photoProblem: String? = nil
  ) -> SendPage.Fields {
    func error(_ field: SubmissionField, _ label: PublicWord) -> String? {
      problems?[field: field].first.map { words.problem($0, of: words[label]) }
    }
    func line(
      _ field: SubmissionField, _ label: PublicWord, hint: PublicWord? = nil,
      value: String, _ control: Field.Control = .line()
    ) -> Field {
      Field(
        field.rawValue, label: words[label], hint: hint.map { words[$0] }, value: value,
        control: control, isRequired: field == .body, error: error(field, label))
    }
    return SendPage.Fields(
      story: [
        line(.body, .sendBody, hint: .sendBodyHint, value: form.body, .text(rows: 7)),
        line(.title, .sendHeading, hint: .sendHeadingHint, value: form.title),
      ],
      place: [
        line(.placeText, .sendPlaceText, hint: .sendPlaceHint, value: form.placeText),
        line(.commune, .sendCommune, value: form.commune, .choice(communes)),
      ],
      photos: [photos(photoProblem)],
      sorting: [
        line(.kind, .resultKind, value: form.kind, .choice(kinds(form.kind))),
        line(.category, .resultCategory, value: form.category, .choice(categories)),
      ],
      reporter: [
        line(
          .reporterName, .sendName, value: form.reporterName, .line(autocomplete: "name")),
        line(.phone, .sendPhone, value: form.phone, .line(type: "tel", autocomplete: "tel")),
        line(
          .email, .sendEmail, value: form.email, .line(type: "email", autocomplete: "email")),
        line(
          .address, .sendAddress, hint: .sendAddressHint, value: form.address,
          .line(autocomplete: "street-address")),
      ],
      wishes: [
        Field(
          "anonymous", label: words[.sendAnonymous], control: .check(isOn: form.anonymous)),
        line(
          .publicationWish, .sendPublicationWish, hint: .sendPublicationWishHint,
          value: form.publicationWish,
          .radios(Field.Choice.publicationWishes(words))),
      ])
  }

  private func photos(_ problem: String?) -> Field {
    let types = MediaTypes.photos.joined(separator: ",")
    return Field(
      CitizenPhotos.field, label: words[.sendPhotoField], hint: words[.sendPhotoHint],
      control: .files(accept: types, several: true), error: problem)
  }

  /// Communes of today; by id, since codes pass from unit to unit.
  private var communes: [Field.Choice] {
    let all = catalogue.units.values.filter { $0.sort == .commune && $0.isValid(on: day) }
      .sorted { SearchFolding.fold($0.name) < SearchFolding.fold($1.name) }
    return [Field.Choice("", words[.sendUnknown])]
      + all.map { Field.Choice("\($0.id)", $0.name, isVietnamese: true) }
  }

  /// What a citizen chooses from. Complaints and denunciations have their own legal forms; the
  /// page says so, and takes them all the same from whoever sends them.
  private func kinds(_ typed: String) -> [Field.Choice] {
    var kinds: [Kind] = [
      .feedback, .recommendation, .question, .suggestion, .praise, .regulation,
      .informationRequest, .dataSubject,
    ]
    if let other = Kind(rawValue: typed), !kinds.contains(other) { kinds.append(other) }
    return kinds.map { Field.Choice($0.rawValue, words.kind($0)) }
  }

  private var categories: [Field.Choice] {
    func name(_ category: Category) -> String {
      words.language == .vietnamese ? category.name : category.nameEnglish
    }
    let unsorted = Submission.unsortedCategory
    let all = catalogue.categories.values.filter { $0.isActive && $0.id != unsorted }
      .sorted { SearchFolding.fold(name($0)) < SearchFolding.fold(name($1)) }
    return [Field.Choice("", words[.sendUnknown])] + all.map { Field.Choice($0.id, name($0)) }
      + (catalogue.categories[unsorted].map { [Field.Choice($0.id, name($0))] } ?? [])
  }
}
