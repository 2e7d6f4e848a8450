import Casework
import HTTPTypes
import Hummingbird
import Pages

/// Where staff come in and go out.
enum DeskSignInRoutes {
  static let path = "/desk/sign-in"

  /// Signing in reads no cookie: whoever sends the form proves with an open token that it is ours.
  static let routes: [Route] = [
    .get(path, for: .everyone) { call in
      page(call, SignInPage(next: next(call.query), token: call.formToken))
    },
    .post(path, for: .everyone, rate: .signIn) { call in
      try await signIn(call)
    },
    .post("/desk/sign-out", for: .desk) { call in
      try await signOut(call)
    },
  ]

  private static func signIn(_ call: Call) async throws -> Response {
    let fields = try await call.typedForm()
    do {
      try call.verify(fields)
    } catch {
      guard error == WebError.expiredForm else { throw error }
      return again(call, fields, status: .forbidden)
    }
    do {
      let username = fields["username"].filter { !$0.isWhitespace }
      let session = try await call.office.signIn(
        username: username, password: fields["password"], purpose: .page)
      var response = signedIn(call, fields, session.token)
      response.headers.append(
        HTTPField(name: .setCookie, value: call.house.cookie.setting(session.token)))
      return response
    } catch is SignInRefusal {
      return again(call, fields, status: .unauthorized)
    }
  }

  /// Where one wanted to go; with a form that outlived its session, the page that sends it again.
  private static func signedIn(_ call: Call, _ fields: FormFields, _ session: String) -> Response {
    guard let form = CarriedForm(in: fields, to: next(fields)) else {
      return .seeOther(call.words.address(next(fields) ?? "/desk"))
    }
    let page = form.page(call.words, token: call.house.tokens.token(session: session))
    let frame = DeskFrame(language: call.language, address: "/desk")
    return Response.html(page.render(call.house.renderer, in: frame))
  }

  /// The page again, with the name that was typed.
  private static func again(
    _ call: Call, _ fields: FormFields, status: HTTPResponse.Status
  ) -> Response {
    page(
      call,
      SignInPage(
        username: String(fields["username"].prefix(64)), hasFailed: status == .unauthorized,
        next: next(fields), carried: CarriedForm(in: fields, to: next(fields))?.hidden ?? [],
        token: call.formToken),
      status: status)
  }

  private static func signOut(_ call: Call) async throws -> Response {
    guard call.person != nil else { return .seeOther(call.words.address(path)) }
    _ = try await call.form()
    if let token = call.token { try await call.office.signOut(token: token) }
    var response = Response.seeOther(call.words.address(path))
    response.headers.append(HTTPField(name: .setCookie, value: call.house.cookie.clearing))
    // Drafts that lie encrypted on the machine go with whoever wrote them.
    response.headers[.clearSiteData] = "\"storage\""
    return response
  }

  /// Where to go afterwards: an address of the desk, nothing else.
  private static func next(_ fields: FormFields) -> String? { safe(fields["next"]) }

  /// An address of the desk, with its query; nil for anything else.
  static func safe(_ address: String) -> String? {
    let parts = address.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    guard let path = parts.first, path == "/desk" || path.hasPrefix("/desk/") else { return nil }
    func isPlain(_ text: Substring, _ marks: String) -> Bool {
      text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || marks.contains($0)) }
    }
    let isSafe =
      isPlain(path, "/-_.") && !path.contains("//") && !path.contains("..")
      && isPlain(parts.dropFirst().first ?? "", "-_.~%=&+")
    return isSafe && address.utf8.count <= 2_000 ? address : nil
  }

  static func page(
    _ call: Call, _ page: SignInPage, status: HTTPResponse.Status = .ok
  ) -> Response {
    let address = Address.path(path, [("next", page.next ?? "")])
    let frame = DeskFrame(language: call.language, address: address)
    return Response.html(page.render(call.house.renderer, in: frame), status: status)
  }
}
