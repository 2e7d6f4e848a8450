extension PublicWord {
  /// Its text in English.
  public var english: String {
    switch self {
    case .homeTitle: "Your feedback always gets an answer"
    }
  }
}
