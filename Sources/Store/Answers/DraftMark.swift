import FoundationEssentials

/// What tells one state of a draft from another: its version, and when it was saved, in
/// milliseconds.
enum DraftMark {
  static func of(_ version: Int16, _ savedAt: Date) -> String {
    "\(version)-\(Int(savedAt.timeIntervalSince1970 * 1_000))"
  }
}
