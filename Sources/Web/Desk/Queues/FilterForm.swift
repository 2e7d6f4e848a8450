import Casework
import Pages
import Rules

/// The filters of a list as they were chosen; what isn't known is not looked at.
struct FilterForm {
  private let query: FormFields
  private let catalogue: Catalogue
  private let words: any Wording
  /// Whether units can be chosen.
  private let offersUnits: Bool
  private let offersStates: Bool

  /// The working hours within which something is due, to choose from: two hours to a week.
  private static let hoursAhead = [2, 4, 8, 16, 40]

  init(
    _ query: FormFields, _ catalogue: Catalogue, _ words: any Wording, offers units: Bool,
    states: Bool = false
  ) {
    (self.query, self.catalogue, self.words) = (query, catalogue, words)
    (offersUnits, offersStates) = (units, states)
  }

  private var kind: Kind? { Kind(rawValue: query["kind"]) }
  private var category: Rules.Category? { catalogue.categories[query["category"]] }
  private var channel: Channel? { catalogue.channels[query["channel"]] }
  private var state: State? { offersStates ? State(rawValue: query["state"]) : nil }
  private var hours: Int? {
    Int(query["within"]).flatMap { FilterForm.hoursAhead.contains($0) ? $0 : nil }
  }
  private var unit: Unit? {
    offersUnits ? Int64(query["unit"]).flatMap { catalogue.units[ID($0)] } : nil
  }

  /// What was chosen, as it stands in an address.
  var fields: [(String, String)] {
    [
      ("state", state?.rawValue), ("kind", kind?.rawValue), ("category", category?.id),
      ("channel", channel?.id), ("unit", unit.map { "\($0.id)" }),
      ("within", hours.map { "\($0)" }),
    ].compactMap { field in field.1.map { (field.0, $0) } }
  }

  /// Whether anything was chosen.
  var isSet: Bool { !fields.isEmpty }

  /// Narrows a list.
  func narrow(_ filter: inout TicketFilter) {
    if let kind { filter.kinds = [kind] }
    if let state { filter.states = [state] }
    filter.dueWithin = hours ?? filter.dueWithin
    filter.category = category?.id ?? filter.category
    filter.channel = channel?.id ?? filter.channel
    if let unit {
      filter.units = catalogue.units.keys.filter { catalogue.isUnit($0, within: unit.id) }.sorted()
    }
  }

  /// The fields to choose with.
  var controls: [Field] {
    let choices = Choices(catalogue, words)
    let any = Field.Choice("", words[.any])
    return [
      offersStates
        ? field(
          "state", words[.stateWord],
          State.allCases.map { Field.Choice($0.rawValue, words.state($0)) }, state?.rawValue) : nil,
      field("kind", words.field(.kind), choices.kinds, kind?.rawValue),
      field("category", words.field(.category), choices.categories, category?.id),
      field("channel", words.field(.channel), choices.channels, channel?.id),
      offersUnits
        ? field(
          "unit", words[.unitWord], choices.units(on: nil), unit.map { "\($0.id)" }) : nil,
      field(
        "within", words[.dueWithin],
        FilterForm.hoursAhead.map { hours in
          Field.Choice("\(hours)", words.target(.workingSeconds(hours * 3_600)))
        }, hours.map { "\($0)" }),
    ].compactMap { field in
      guard var field, case .choice(let list) = field.control else { return nil }
      field.control = .choice([any] + list)
      return field
    }
  }

  private func field(
    _ name: String, _ label: String, _ choices: [Field.Choice], _ value: String?
  ) -> Field {
    Field(name, label: label, value: value ?? "", control: .choice(choices))
  }
}
