import Rules

extension LocalDay {
  /// A day as people type it, `26/11/2026`, or as browsers send it.
  ///
  /// - Parameter year: of a day without one, `26/11`; nil to refuse such a day.
  /// - Returns: nil for what is no day, or one that doesn't exist.
  init?(typed: String, year: Int? = nil) {
    if let day = LocalDay(typed) {
      self = day
      return
    }
    let parts = typed.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard (2...3).contains(parts.count), let day = parts[0], let month = parts[1],
      let year = parts.count == 3 ? parts[2] : year
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// As people type it.
  var typed: String {
    let digits = [day, month].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return "\(digits[0])/\(digits[1])/\(year)"
  }
}
