extension PublicWord {
  /// Its text in Vietnamese.
  public var vietnamese: String {
    switch self {
    case .homeTitle: "Phản ánh của ông/bà luôn có hồi âm"
    }
  }
}
