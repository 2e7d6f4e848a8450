/// Where staff sign in.
public struct SignInPage: Page {
  /// The name that was typed.
  public var username: String
  /// Whether the last try failed: one sentence for every cause, so that nothing can be learnt.
  public var hasFailed: Bool
  /// Whether a form came that had outlived its session.
  public var hasEnded: Bool
  /// What of that form goes along.
  public var carried: [ActForm.Hidden]
  /// Where to go afterwards; a path of ours.
  public var next: String?
  /// Token against forged requests.
  public var token: String

  /// A page.
  public init(
    username: String = "", hasFailed: Bool = false, hasEnded: Bool = false, next: String?,
    carried: [ActForm.Hidden] = [], token: String
  ) {
    self.username = username
    self.hasFailed = hasFailed
    self.hasEnded = hasEnded
    self.carried = carried
    self.next = next
    self.token = token
  }

  /// `desk/sign-in`.
  public var template: Template { .deskSignIn }

  /// "Đăng nhập".
  public func title(_ words: any Wording) -> String { words[.signIn] }

  /// What the template sees.
  public func content(_ words: any Wording) -> Content {
    let fields = [
      Field(
        "username", label: words[.username], value: username,
        control: .line(autocomplete: "username"), isRequired: true, limit: 64),
      Field(
        "password", label: words[.password],
        control: .line(type: "password", autocomplete: "current-password"), isRequired: true,
        limit: 200),
    ]
    let form = ActForm(
      "sign-in", to: "/desk/sign-in",
      hidden: [ActForm.Hidden("_token", token)] + (next.map { [ActForm.Hidden("next", $0)] } ?? [])
        + carried,
      fields: fields, buttons: [ActForm.Button(words[.signIn])], isOpen: true)
    return ["form": form.content(words), "hasFailed": hasFailed, "hasEnded": hasEnded]
  }
}
