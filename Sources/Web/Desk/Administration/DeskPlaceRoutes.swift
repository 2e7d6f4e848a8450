import Casework
import HTTPTypes
import Hummingbird
import Pages
import Rules

/// What callers name when they say where: one list of places for each commune, and the finding of
/// them by typing.
enum DeskPlaceRoutes {
  private static let path = "/desk/admin/places"

  static let routes =
    Route.register(
      path, does: .editRules, list: { try await list($0) },
      page: { try await page($0, $1, $2) },
      save: { call, fields in
        try await save(call, fields)
        return path
      }) + [.get("/desk/places", for: .desk, does: .file, handler: find)]

  private static func list(_ call: Call) async throws -> Response {
    let words = call.words
    let catalogue = try await call.office.catalogue()
    let known = Dictionary(grouping: catalogue.places, by: \.commune)
    let rows = communes(call, catalogue).map { commune in
      let places = known[commune.id] ?? []
      return [
        Table.Cell(commune.name, href: words.address("\(path)/\(commune.id)")),
        Table.Cell(words.number(places.count)),
        Table.Cell(places.prefix(4).map(\.name).joined(separator: ", ")),
      ]
    }
    let columns = [
      Table.Column(words.field(.commune)), Table.Column(words[.placesWord], isNumeric: true),
      Table.Column(words[.placesSuchAs]),
    ]
    return try await call.list(
      words[.adminPlaces], intro: [words[.adminPlacesText]], add: nil,
      Table(words[.adminPlaces], columns: columns, rows: rows))
  }

  private static func page(
    _ call: Call, _ form: RegisterForm, _ status: HTTPResponse.Status
  ) async throws -> Response {
    let words = call.words
    let catalogue = try await call.office.catalogue()
    let commune = try commune(call, catalogue)
    let last = try await call.lastEdit(of: .places, commune.id.rawValue)
    let known = catalogue.places.filter { $0.commune == commune.id }.map(\.name)
    let places = form.text(
      "places", words[.placesWord], known.joined(separator: "\n"), rows: 20,
      hint: words[.placesHint])
    return try await call.editor(
      commune.name, form,
      [call.saving("places", to: "\(path)/\(commune.id)", [places], seen: last)], back: path,
      backName: words[.adminPlaces], status: status)
  }

  private static func save(_ call: Call, _ fields: FormFields) async throws {
    let commune = try await commune(call, call.office.catalogue())
    try await call.office.savePlaces(
      fields["places"].split(whereSeparator: \.isNewline).map(String.init), of: commune.id,
      seeing: fields.seenEdit, by: call.actor())
  }

  private static func communes(_ call: Call, _ catalogue: Catalogue) -> [Unit] {
    catalogue.communes(on: call.today(in: catalogue)).sorted()
      .compactMap { catalogue.units[$0] }
  }

  private static func commune(_ call: Call, _ catalogue: Catalogue) throws -> Unit {
    guard let id = try call.entry(), let unit = catalogue.units[ID(id)], unit.sort == .commune
    else { throw WebError.notFound }
    return unit
  }

  /// Places whose names go on as somebody types.
  private static func find(_ call: Call) async throws -> Response {
    _ = try call.signedIn()
    let catalogue = try await call.office.catalogue()
    let communes = catalogue.communes(on: call.today(in: catalogue))
    let found = catalogue.gazetteer.find(call.query["q"], in: communes)
    return Response.json { json in
      json.member("places", of: found) { json, place in
        json.object { json in
          json.member("name", place.name)
          json.member("commune", place.commune.description)
          json.member("in", catalogue.units[place.commune]?.shortName)
        }
      }
    }
  }
}
