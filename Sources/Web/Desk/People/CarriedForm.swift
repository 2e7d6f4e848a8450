import HTTPTypes
import Hummingbird
import Pages

/// A form that outlived its session. What was typed goes along unseen, through the sign-in page,
/// until whoever typed it sends it again; nothing of it is kept here.
struct CarriedForm: Error {
  /// Where it was to be sent.
  let address: String
  /// What was typed; the old session's token and passwords aside.
  let fields: [(name: String, value: String)]

  private static let prefix = "kept:"
  private static let mark = "kept"

  /// A form as it came.
  init(_ fields: FormFields, to address: String) {
    self.address = address
    self.fields = fields.pairs.filter { ![FormTokens.field, "password"].contains($0.name) }
  }

  /// The form that a sign-in page carries; nil if it carries none.
  init?(in signIn: FormFields, to address: String?) {
    guard let address, signIn.isOn(CarriedForm.mark) else { return nil }
    self.address = address
    fields = signIn.pairs.filter { $0.name.hasPrefix(CarriedForm.prefix) }
      .map { (String($0.name.dropFirst(CarriedForm.prefix.count)), $0.value) }
  }

  /// What the sign-in page carries.
  var hidden: [ActForm.Hidden] {
    [ActForm.Hidden(CarriedForm.mark, "yes")]
      + fields.map { ActForm.Hidden(CarriedForm.prefix + $0.name, $0.value) }
  }

  /// The page on which it is sent again. A form that is given back anyway is opened, not done.
  func page(_ words: any Wording, token: String) -> FormPage {
    let isGivenBack = address == DeskIntakeRoutes.path || address.hasSuffix("/answer")
    let kept = fields.filter { !(isGivenBack && $0.name == "do") }
    let form = ActForm(
      "carry-on", to: address,
      hidden: [ActForm.Hidden(FormTokens.field, token)]
        + kept.map { ActForm.Hidden($0.name, $0.value) },
      buttons: [ActForm.Button(words[.carryOn])], isOpen: true)
    return FormPage(
      words[.signedInAgain], intro: [words[.typedIsKept], words[.filesAreNotKept]], forms: [form])
  }
}

extension Call {
  /// The sign-in page for a form that came without a session.
  func signInCarrying() async throws -> Response {
    let form = CarriedForm(try await typedUpload().fields, to: request.uri.path)
    return DeskSignInRoutes.page(
      self,
      SignInPage(
        hasEnded: true, next: form.address, carried: form.hidden,
        token: house.tokens.open(at: house.now)), status: .unauthorized)
  }
}
