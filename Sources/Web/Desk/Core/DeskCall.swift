import Casework
import HTTPTypes
import Hummingbird
import Pages
import Rules

// What handlers of the desk need of a call.

extension Call {
  /// The hidden field that proves that a form comes from this session.
  var hiddenToken: ActForm.Hidden { ActForm.Hidden(FormTokens.field, formToken) }

  /// The ticket's number in the path.
  ///
  /// - Throws: `WebError.notFound` for what is no number with a right check digit.
  func ticketNumber() throws(WebError) -> TicketNumber {
    guard let number = TicketNumber(checked: try parameter("number")) else { throw .notFound }
    return number
  }

  /// A page in the frame of the desk.
  ///
  /// - Parameter address: where the language is switched; this page by default.
  func page(
    _ page: some Page, status: HTTPResponse.Status = .ok, at address: String? = nil,
    flash: Flash? = nil
  ) async throws -> Response {
    let frame = try await frame(at: address, flash: flash ?? self.flash)
    return Response.html(page.render(house.renderer, in: frame), status: status)
  }

  /// 303 to a page of the desk, which says what was done.
  func done(_ path: String, _ code: String) -> Response {
    let parts = path.split(separator: "#", maxSplits: 1)
    let anchor = parts.count > 1 ? "#\(parts[1])" : ""
    let mark = parts[0].contains("?") ? "&" : "?"
    return .seeOther(words.address("\(parts[0])\(mark)done=\(code)\(anchor)"))
  }

  /// What the page before left to say.
  private var flash: Flash? {
    guard let code = query.value("done"), let text = DoneCode.text(code, words) else {
      return nil
    }
    return Flash(.done, text)
  }

  private func frame(at address: String?, flash: Flash?) async throws -> DeskFrame {
    let person = try signedIn()
    return DeskFrame(
      language: language, address: address ?? ownAddress,
      items: DeskNavigation(person.principal, words, at: request.uri.path).items,
      person: DeskFrame.Person(name: person.name, roles: try await roles(of: person.principal)),
      token: formToken, flash: flash, hears: DeskEvent.hears(person.principal))
  }

  /// This page without its language and without what was said once.
  private var ownAddress: String {
    let kept = query.pairs.filter { $0.name != "lang" && $0.name != "done" }
    return Address.path(request.uri.path, kept.map { ($0.name, $0.value) })
  }

  /// Roles in words; those of units with the unit's short name.
  private func roles(of principal: Principal) async throws -> String {
    guard case .person(_, let grants) = principal else { return "" }
    let unitRoles: Set<Role> = [.officer, .head]
    let isOfUnit = !principal.roles.isDisjoint(with: unitRoles)
    let catalogue = isOfUnit ? try await office.catalogue() : nil
    let today = catalogue?.officeCalendar?.day(at: house.now)
    return principal.roles.sorted { $0.rawValue < $1.rawValue }.map { role in
      let units = grants.filter { $0.role == role && unitRoles.contains(role) }
        .compactMap { catalogue?.units[$0.unit] }
        .filter { unit in today.map { unit.isValid(on: $0) } ?? true }
        .map(\.shortName).sorted()
      return ([words.role(role)] + units).joined(separator: " · ")
    }.joined(separator: ", ")
  }
}

/// Addresses with a query.
enum Address {
  /// A path with its query; fields without a value are left out.
  static func path(_ path: String, _ fields: [(String, String)]) -> String {
    let query = self.fields(fields)
    return query.isEmpty ? path : path + "?" + query
  }

  /// Fields as a query or a form sends them; those without a value are left out.
  static func fields(_ fields: [(String, String)]) -> String {
    fields.filter { !$0.1.isEmpty }.map { "\(encode($0.0))=\(encode($0.1))" }
      .joined(separator: "&")
  }

  private static func encode(_ text: String) -> String {
    var encoded = ""
    for byte in text.utf8 {
      let scalar = Unicode.Scalar(byte)
      let isPlain =
        byte < 0x80 && (scalar.properties.isAlphabetic || (0x30...0x39).contains(byte))
      if isPlain || "-_.~".utf8.contains(byte) {
        encoded.unicodeScalars.append(scalar)
      } else {
        let hex = String(byte, radix: 16, uppercase: true)
        encoded += "%" + (hex.count == 1 ? "0" : "") + hex
      }
    }
    return encoded
  }
}

/// What a page says about the one before, by a code in its address: a closed list, so that nobody
/// can put words into our mouth.
enum DoneCode {
  /// The sentence of a code; nil for anything else.
  static func text(_ code: String, _ words: any Wording) -> String? {
    if let act = TicketAct.byID[code] { return words.didAct(act.verb) }
    switch code {
    case "saved": return words[.savedMessage]
    case "draft": return words[.draftSaved]
    case "photo": return words[.photoReceived]
    case "public-text": return words[.publicTextSaved]
    case "submit": return words.didAct(.submitAnswer)
    case "answer": return words.didAct(.approveAnswer)
    case "undo": return words[.undoneAnswer]
    case "publish": return words.didAct(.approvePublication)
    case "refuse": return words[.refusedPublicationMessage]
    case "call-done": return words[.savedMessage]
    case "call-tied": return words[.callHasTickets] + "."
    case "withdraw-publication": return words.didAct(.withdrawPublication)
    case _: return nil
    }
  }
}
