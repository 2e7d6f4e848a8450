import Foundation

extension SubmissionParser {
  /// Viet Nam with its islands and some sea around, in degrees; a loose check against swapped
  /// and mistyped coordinates, not a border.
  private static let latitudes = 6.0...24.0
  private static let longitudes = 101.0...118.0

  /// The place as far as it was given.
  mutating func place(on day: LocalDay) -> Submission.Place {
    let commune = commune(on: day)
    let text = line(.placeText, form.placeText, limit: 500)
    return Submission.Place(commune: commune, text: text, point: point())
  }

  /// The unit that staff chose: any that exists today.
  mutating func unit() -> ID<Unit>? {
    unit(.unit, form.unit, on: clock.day(at: now)) { _ in true }
  }

  private mutating func commune(on day: LocalDay) -> ID<Unit>? {
    unit(.commune, form.commune, on: day) { $0.sort == .commune }
  }

  /// A unit by code or id. A code passes from unit to unit when they are merged or raised, so the
  /// day decides whose it is.
  private mutating func unit(
    _ field: SubmissionField, _ typed: String, on day: LocalDay, where isMeant: (Unit) -> Bool
  ) -> ID<Unit>? {
    let code = NFC.line(typed)
    guard !code.isEmpty else { return nil }
    var found = catalogue.units.values.filter { $0.code == code && isMeant($0) }
    if found.isEmpty, let id = Int64(code), let unit = catalogue.units[ID(id)], isMeant(unit) {
      found = [unit]
    }
    guard !found.isEmpty else {
      refuse(field, .unknown)
      return nil
    }
    guard let unit = found.filter({ $0.isValid(on: day) }).min(by: { $0.id < $1.id }) else {
      refuse(field, .notValidThen)
      return nil
    }
    return unit.id
  }

  private mutating func point() -> Submission.Point? {
    let latitude = degrees(.latitude, form.latitude, within: Self.latitudes)
    let longitude = degrees(.longitude, form.longitude, within: Self.longitudes)
    let isLatitudeEmpty = NFC.line(form.latitude).isEmpty
    let isLongitudeEmpty = NFC.line(form.longitude).isEmpty
    if isLatitudeEmpty && !isLongitudeEmpty { refuse(.latitude, .missing) }
    if isLongitudeEmpty && !isLatitudeEmpty { refuse(.longitude, .missing) }
    guard let latitude, let longitude else { return nil }
    return Submission.Point(latitude: latitude, longitude: longitude)
  }

  private mutating func degrees(
    _ field: SubmissionField, _ typed: String, within bounds: ClosedRange<Double>
  ) -> Double? {
    let text = NFC.line(typed).replacing(",", with: ".")
    guard !text.isEmpty else { return nil }
    guard text.utf8.count <= 30,
      text.allSatisfy({ $0.isASCII && ($0.isNumber || "+-.".contains($0)) }),
      let degrees = Double(text)
    else {
      refuse(field, .badNumber)
      return nil
    }
    guard bounds.contains(degrees) else {
      refuse(field, .outsideVietnam)
      return nil
    }
    return degrees
  }
}
