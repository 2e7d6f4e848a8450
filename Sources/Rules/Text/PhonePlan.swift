/// The Vietnamese numbering plan, as far as a citizen's number needs it.
///
/// Source: decision 2036/QĐ-BTTTT of 2017 (eleven to ten digits, 2018), circular 22/2014/TT-BTTTT
/// (area codes since 2017), `vietnam.md` 4.4.
enum PhonePlan {
  /// The sort and canonical form of a number, nil if the plan has no such number.
  static func number(of typed: PhoneDigits) -> (sort: PhoneNumber.Sort, canonical: String)? {
    if typed.isInternational {
      guard typed.digits.hasPrefix("84") else { return foreign(typed.digits) }
      return domestic("0" + trunkless(typed.digits.dropFirst(2)))
    }
    if let known = domestic(typed.digits) { return known }
    if typed.digits.hasPrefix("84"), typed.digits.count >= 11 {
      return domestic("0" + trunkless(typed.digits.dropFirst(2)))
    }
    return [9, 10].contains(typed.digits.count) && !typed.digits.hasPrefix("0")
      ? domestic("0" + typed.digits) : nil
  }

  /// `0` after the country code, as in +84 (0)912 …
  private static func trunkless(_ rest: Substring) -> Substring {
    rest.hasPrefix("0") ? rest.dropFirst() : rest
  }

  private static func foreign(_ digits: String) -> (sort: PhoneNumber.Sort, canonical: String)? {
    guard (8...15).contains(digits.count), !digits.hasPrefix("0") else { return nil }
    return (.foreign, "+" + digits)
  }

  private static func domestic(_ digits: String) -> (sort: PhoneNumber.Sort, canonical: String)? {
    if digits.count <= 4, shortCodes.contains(digits) { return (.shortCode, digits) }
    if digits.hasPrefix("1800") || digits.hasPrefix("1900"), [8, 10].contains(digits.count) {
      return (.service, digits)
    }
    guard digits.hasPrefix("0") else { return nil }
    if digits.count == 10, mobilePrefixes.contains(String(digits.prefix(3))) {
      return (.mobile, "+84" + digits.dropFirst())
    }
    if digits.count == 11, let today = renumbered[String(digits.prefix(4))] {
      return (.mobile, "+84" + today.dropFirst() + digits.dropFirst(4))
    }
    if digits.count == 11, isArea(digits) { return (.landline, "+84" + digits.dropFirst()) }
    if isArea(digits), shortCodes.contains(String(digits.dropFirst(4))) {
      return (.shortCode, "+84" + digits.dropFirst())
    }
    return digits.count == 10 && digits.hasPrefix("061")
      ? (.landline, "+84251" + digits.dropFirst(3)) : nil
  }

  /// 024 and 028 with eight digits, other areas 020x–029x with seven.
  private static func isArea(_ digits: String) -> Bool {
    digits.hasPrefix("02") && !digits.hasPrefix("0200") && !digits.hasPrefix("0201")
  }

  /// Emergency, enquiry and government numbers.
  static let shortCodes: Set<String> = [
    "108", "111", "112", "113", "114", "115", "116", "117", "118", "119", "1022", "1080",
  ]

  static let mobilePrefixes: Set<String> = [
    "032", "033", "034", "035", "036", "037", "038", "039", "052", "055", "056", "058", "059",
    "070", "076", "077", "078", "079", "081", "082", "083", "084", "085", "086", "087", "088",
    "089", "090", "091", "092", "093", "094", "096", "097", "098", "099",
  ]

  /// Prefixes of eleven-digit mobiles until 2018 and what they became.
  static let renumbered: [String: String] = [
    "0162": "032", "0163": "033", "0164": "034", "0165": "035", "0166": "036", "0167": "037",
    "0168": "038", "0169": "039", "0120": "070", "0121": "079", "0122": "077", "0126": "076",
    "0128": "078", "0123": "083", "0124": "084", "0125": "085", "0127": "081", "0129": "082",
    "0182": "052", "0186": "056", "0188": "058", "0199": "059",
  ]
}
