import Rules

/// An object that a client sent, read member by member. What is wrong is collected, so that a
/// client is told everything at once; what nobody asked for is refused at the end.
final class JSONBody {
  private final class Faults {
    var list: [FieldFault] = []
    var bodies: [JSONBody] = []
  }

  private let members: [String: JSON]
  private let pointer: String
  private let faults: Faults
  private var read: Set<String> = []

  /// The object of a body.
  ///
  /// - Throws: `WebError.unreadable(.json)`; `.invalid` if it is something else than an object.
  convenience init(_ bytes: [UInt8]) throws(WebError) {
    guard case .object(let members) = try JSON(bytes) else {
      throw .invalid([FieldFault("", .wrongType("object"))])
    }
    self.init(members, at: "", Faults())
  }

  private init(_ members: [JSON.Member], at pointer: String, _ faults: Faults) {
    self.members = Dictionary(members.map { ($0.name, $0.value) }) { first, _ in first }
    self.pointer = pointer
    self.faults = faults
    faults.bodies.append(self)
  }

  /// A text; nil if it is missing or null.
  func text(_ name: String) -> String? {
    switch member(name) {
    case nil, .null: return nil
    case .string(let text):
      guard text.utf8.contains(0) else { return text }
      refuse(name, .badText)
    case .bool, .number, .array, .object: refuse(name, .wrongType("string"))
    }
    return nil
  }

  /// A text that has to be there; empty, with a fault, if it is not.
  func required(_ name: String) -> String {
    let known = faults.list.count
    if let text = text(name) { return text }
    if faults.list.count == known { refuse(name, .problem(.missing)) }
    return ""
  }

  /// True or false; nil if it is missing or null.
  func flag(_ name: String) -> Bool? {
    switch member(name) {
    case nil, .null: return nil
    case .bool(let flag): return flag
    case .string, .number, .array, .object: refuse(name, .wrongType("boolean"))
    }
    return nil
  }

  /// A whole number; nil if it is missing or null.
  func integer(_ name: String) -> Int? {
    switch member(name) {
    case nil, .null: return nil
    case .number(let typed):
      if let number = Int(typed) { return number }
      refuse(name, .wrongType("integer"))
    case .bool, .string, .array, .object: refuse(name, .wrongType("integer"))
    }
    return nil
  }

  /// A number as it was typed; nil if it is missing or null.
  func number(_ name: String) -> String? {
    switch member(name) {
    case nil, .null: return nil
    case .number(let typed): return typed
    case .bool, .string, .array, .object: refuse(name, .wrongType("number"))
    }
    return nil
  }

  /// A date such as `2026-11-26`; nil if it is missing or null.
  func day(_ name: String) -> LocalDay? {
    guard let typed = text(name) else { return nil }
    if let day = LocalDay(typed) { return day }
    refuse(name, .problem(.badDate))
    return nil
  }

  /// A value of a list of codes; nil if it is missing or null.
  func code<Code: RawRepresentable<String>>(_ name: String, of type: Code.Type) -> Code? {
    guard let typed = text(name) else { return nil }
    if let code = Code(rawValue: typed) { return code }
    refuse(name, .problem(.unknown))
    return nil
  }

  /// A code or an id, as text: units may be named by either.
  func codeOrID(_ name: String) -> String? {
    if case .number(let typed) = members[name] {
      read.insert(name)
      return typed
    }
    return text(name)
  }

  /// An object within; nil if it is missing or null.
  func object(_ name: String) -> JSONBody? {
    switch member(name) {
    case nil, .null: return nil
    case .object(let members): return JSONBody(members, at: path(name), faults)
    case .bool, .string, .number, .array: refuse(name, .wrongType("object"))
    }
    return nil
  }

  /// Objects in an array; nil if it is missing or null.
  func objects(_ name: String) -> [JSONBody]? {
    elements(name)?.enumerated().compactMap { index, element in
      if case .object(let members) = element {
        return JSONBody(members, at: "\(path(name))/\(index)", faults)
      }
      refuse("\(name)/\(index)", .wrongType("object"))
      return nil
    }
  }

  /// Texts in an array; nil if it is missing or null.
  func texts(_ name: String) -> [String]? {
    elements(name)?.enumerated().compactMap { index, element in
      if case .string(let text) = element, !text.utf8.contains(0) { return text }
      refuse("\(name)/\(index)", .wrongType("string"))
      return nil
    }
  }

  /// Whole numbers in an array; nil if it is missing or null.
  func integers(_ name: String) -> [Int]? {
    elements(name)?.enumerated().compactMap { index, element in
      if case .number(let typed) = element, let number = Int(typed) { return number }
      refuse("\(name)/\(index)", .wrongType("integer"))
      return nil
    }
  }

  /// The names of all members; each counts as read.
  var names: [String] {
    read.formUnion(members.keys)
    return members.keys.sorted()
  }

  /// How much is wrong so far.
  var faultCount: Int { faults.list.count }

  /// Adds a fault of a member.
  func refuse(_ name: String, _ what: FieldFault.What) {
    faults.list.append(FieldFault(path(name), what))
  }

  /// Ends the reading, of this object and those within.
  ///
  /// - Throws: `WebError.invalid` with everything that is wrong, unknown members included.
  func check() throws(WebError) {
    for body in faults.bodies {
      for name in body.members.keys.sorted() where !body.read.contains(name) {
        faults.list.append(FieldFault(body.path(name), .unknownMember))
      }
    }
    guard faults.list.isEmpty else { throw .invalid(faults.list) }
  }

  private func elements(_ name: String) -> [JSON]? {
    switch member(name) {
    case nil, .null: return nil
    case .array(let elements): return elements
    case .bool, .string, .number, .object: refuse(name, .wrongType("array"))
    }
    return nil
  }

  private func member(_ name: String) -> JSON? {
    read.insert(name)
    return members[name]
  }

  private func path(_ name: String) -> String {
    let escaped = name.replacing("~", with: "~0")
    // Elements of arrays come as `name/index`, which is a pointer already.
    return "\(pointer)/\(members[name] == nil ? escaped : escaped.replacing("/", with: "~1"))"
  }
}
