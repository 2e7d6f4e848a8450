/// Figures with the separators a language wants.
enum Figures {
  /// `12.345`: in groups of three from a thousand on.
  static func grouped(_ number: Int, separator: String) -> String {
    let digits = String(number.magnitude)
    var grouped = ""
    for (index, digit) in digits.enumerated() {
      if index > 0 && (digits.count - index) % 3 == 0 { grouped += separator }
      grouped.append(digit)
    }
    return (number < 0 ? "-" : "") + grouped
  }

  /// Rounded to one digit after the point.
  static func tenths(of value: Double, point: String) -> String {
    let tenths = Int((value * 10).rounded())
    return "\(tenths / 10)\(point)\(abs(tenths % 10))"
  }
}
