/// What stands above a paper on the screen and is not printed: the way back, how to print, who
/// signs, and the click that puts a name on it.
public struct PaperBar: Sendable, Hashable {
  /// What the paper is called.
  public var name: String
  /// How to print it.
  public var hint: String
  /// Where the paper stands, without the language; whoever signs is chosen there.
  public var address: String
  /// Who can be chosen to sign; nil where nobody signs for the office, and once a name stands on
  /// the paper.
  public var signer: Field?
  /// Asks for the name; nil without the right, and once it is known.
  public var asking: ActForm?

  /// A bar.
  public init(
    name: String, hint: String, address: String, signer: Field? = nil, asking: ActForm? = nil
  ) {
    self.name = name
    self.hint = hint
    self.address = address
    self.signer = signer
    self.asking = asking
  }

  /// What the part `paper/bar` sees.
  func content(_ words: any Wording) -> Content {
    [
      "paperName": name, "hint": hint, "paperAddress": words.address(address),
      "signers": signer.map { [$0.content] }, "asking": asking?.content(words),
    ]
  }
}
