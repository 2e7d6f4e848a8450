import FoundationEssentials
import Rules

extension Catalogue {
  /// A unit by code or id. A code passes from unit to unit when they are merged or raised, so the
  /// day decides whose it is.
  func unit(_ typed: String, on day: LocalDay) -> ID<Unit>? {
    let named = units.values.filter { $0.code == typed && $0.isValid(on: day) }
    if let unit = named.min(by: { $0.id < $1.id }) { return unit.id }
    return Int64(typed).flatMap { units[ID($0)]?.id }
  }

  /// A unit by code or id, as of today.
  func unit(_ typed: String, at now: Date) -> ID<Unit>? {
    officeCalendar.flatMap { unit(typed, on: $0.day(at: now)) }
  }

  /// A unit with everything below it, by id.
  func subtree(of root: ID<Unit>) -> [ID<Unit>] {
    units.keys.filter { isUnit($0, within: root) }.sorted()
  }
}

extension JSONBody {
  /// A unit by code or id; nil, with a fault if it is none, otherwise.
  func unit(_ name: String, in catalogue: Catalogue, at now: Date) -> ID<Unit>? {
    guard let typed = codeOrID(name) else { return nil }
    if let unit = catalogue.unit(typed, at: now) { return unit }
    refuse(name, .problem(.unknown))
    return nil
  }

  /// A unit that has to be there; 0, with a fault, if it is not.
  func requiredUnit(_ name: String, in catalogue: Catalogue, at now: Date) -> ID<Unit> {
    let known = faultCount
    if let unit = unit(name, in: catalogue, at: now) { return unit }
    if faultCount == known { refuse(name, .problem(.missing)) }
    return ID(0)
  }

  /// A code of a list that has to be there; `fallback`, with a fault, if it is not.
  func requiredCode<Code: RawRepresentable<String>>(_ name: String, or fallback: Code) -> Code {
    let known = faultCount
    if let code = code(name, of: Code.self) { return code }
    if faultCount == known { refuse(name, .problem(.missing)) }
    return fallback
  }

  /// A whole number that has to be there; 0, with a fault, if it is not.
  func requiredInteger(_ name: String) -> Int {
    let known = faultCount
    if let number = integer(name) { return number }
    if faultCount == known { refuse(name, .problem(.missing)) }
    return 0
  }

  /// A date that has to be there; the first of all days, with a fault, if it is not.
  func requiredDay(_ name: String) -> LocalDay {
    let known = faultCount
    if let day = day(name) { return day }
    if faultCount == known { refuse(name, .problem(.missing)) }
    return LocalDay(number: 0)
  }
}
