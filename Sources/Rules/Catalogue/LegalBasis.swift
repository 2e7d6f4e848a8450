/// What a service level rests on, in words.
public enum LegalBasis {
  /// Whether a rule is named with its number or year, such as "Quyết định 15/2026/QĐ-UBND" or
  /// "Điều 28 Luật Tiếp công dân 2013": a promise that is longer than that of its kind needs one
  /// (`product.md`, "Obligations").
  public static func citesRule(_ text: String) -> Bool {
    let folded = SearchFolding.fold(text)
    let padded = " \(folded) "
    return folded.contains(where: \.isNumber)
      && rules.contains { padded.contains(" \($0) ") }
  }

  private static let rules = [
    "luật", "pháp lệnh", "nghị định", "nghị quyết", "thông tư", "quyết định", "chỉ thị", "quy chế",
    "quy định", "kế hoạch", "công văn", "thông báo",
  ].map { SearchFolding.fold($0) }
}
