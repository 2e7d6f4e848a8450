/// What the citizen said of showing their matter to everyone; nothing said means the rule of its
/// kind (`product.md`, "Publication").
public enum PublicationWish: String, Sendable, Codable, CaseIterable {
  /// They agree.
  case agreed
  /// They want nothing of it to be published.
  case refused
}

extension Kind {
  /// Whether a ticket of this kind may be proposed for publication: advice and praise only with the
  /// citizen's consent, everything else unless they refuse.
  public func mayBePublic(_ wish: PublicationWish?) -> Bool {
    switch self {
    case .suggestion, .praise: wish == .agreed
    case .feedback, .recommendation, .regulation, .question, .informationRequest, .complaint,
      .denunciation, .dataSubject, .invalid:
      isPublishable && wish != .refused
    }
  }
}
