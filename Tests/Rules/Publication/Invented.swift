import Foundation

/// Common names and well-formed numbers; nobody's.
enum Invented {
  static let families = [
    "Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Võ", "Đặng", "Bùi", "Đỗ", "Ngô", "Trương", "Hoàng",
  ]
  static let middles = ["Văn", "Thị", "Hữu", "Thanh", "Ngọc", "Minh", "Quốc", "Kim"]
  static let given = [
    "An", "Bình", "Dũng", "Hạnh", "Hoa", "Khoa", "Lan", "Liên", "Mai", "Nam", "Phúc", "Quang",
    "Sơn", "Thảo", "Thuỷ", "Tuấn", "Vinh", "Yến",
  ]

  static func like(_ mark: Sample.Mark, using random: inout SeededGenerator) -> String {
    switch mark.type {
    case "ho_ten": name(like: mark.text, using: &random)
    case "email":
      "\(given.randomElement(using: &random) ?? "an").tran@thuvien.example.com"
        .folding(options: .diacriticInsensitive, locale: nil).replacing("đ", with: "d")
    case "so_dien_thoai": digits(like: mark.text, keeping: 4, using: &random)
    case "cccd": digits(like: mark.text, keeping: 3, using: &random)
    case "bien_so_xe", "so_tai_khoan", "ma_ho_so":
      digits(like: mark.text, keeping: 2, using: &random)
    default: mark.text
    }
  }

  /// The syllables of an invented name of the same length; words that are no name stay.
  static func name(like text: String, using random: inout SeededGenerator) -> String {
    let words = text.split(separator: " ").map(String.init)
    let isShouted = text == text.uppercased()
    let isDecomposed =
      text.unicodeScalars.count
      > text.precomposedStringWithCanonicalMapping.unicodeScalars.count
    var invented: [String] = []
    for (index, word) in words.enumerated() {
      let isName = word.first?.isUppercase ?? false
      let list = index == words.count - 1 ? given : index == 0 ? families : middles
      let keepsNickname =
        index == words.count - 2 && words.count < 4 && words[0].first?.isLowercase == true
      let isAlone = index == 0 && words.count == 2
      invented.append(
        !isName || keepsNickname
          ? word : (isAlone ? given : list).randomElement(using: &random) ?? word)
    }
    let name = invented.joined(separator: " ")
    let shown = isShouted ? name.uppercased() : name
    return isDecomposed
      ? shown.decomposedStringWithCanonicalMapping : shown.precomposedStringWithCanonicalMapping
  }

  /// The same groups with other digits after the first few.
  static func digits(
    like text: String, keeping: Int, using random: inout SeededGenerator
  ) -> String {
    var seen = 0
    return String(
      text.map { letter in
        guard letter.isNumber else { return letter }
        seen += 1
        return seen <= keeping
          ? letter : Character(String(Int.random(in: 0...9, using: &random)))
      })
  }
}
