public import Foundation

/// Instants as the world outside writes them, and whole seconds as the engine counts them.
public enum Instant {
  /// Reads RFC 3339, such as `2024-05-06T11:00:00+07:00` or `2024-05-06T04:00:00.25Z`. A
  /// fraction of a second is cut off. Nil for any other form, a missing offset, or a date or
  /// time that does not exist (leap seconds included).
  public static func date(rfc3339 text: String) -> Date? {
    seconds(rfc3339: text).map { Date(timeIntervalSince1970: Double($0)) }
  }

  /// RFC 3339 in UTC with `Z`, to the whole second.
  public static func rfc3339(_ date: Date) -> String { rfc3339(seconds: seconds(date)) }

  /// Whole seconds since 1970, cut off downwards and held within the years 0…9999.
  static func seconds(_ date: Date) -> Int {
    let seconds = date.timeIntervalSince1970
    guard seconds > Double(earliest) else { return earliest }
    guard seconds < Double(latest) else { return latest }
    return Int(seconds.rounded(.down))
  }

  static func seconds(rfc3339 text: String) -> Int? {
    let bytes = Array(text.utf8)
    guard bytes.count >= 20, bytes[10] | 0x20 == UInt8(ascii: "t"),
      bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
      let day = LocalDay(String(text.prefix(10))),
      let hour = Digits.number(bytes[11..<13]), hour < 24,
      let minute = Digits.number(bytes[14..<16]), minute < 60,
      let second = Digits.number(bytes[17..<19]), second < 60,
      let offset = offset(bytes[19...])
    else { return nil }
    return day.number * 86_400 + hour * 3600 + minute * 60 + second - offset
  }

  static func rfc3339(seconds: Int) -> String {
    let day = seconds.flooredQuotient(by: 86_400)
    let rest = seconds - day * 86_400
    let date = LocalDay(number: day).parts
    // Lists write hundreds of these: digit by digit into the string's own memory.
    return String(unsafeUninitializedCapacity: 20) { text in
      _ = text.update(fromContentsOf: template)
      Digits.write(date.year, into: text[0..<4])
      Digits.write(date.month, into: text[5..<7])
      Digits.write(date.day, into: text[8..<10])
      Digits.write(rest / 3600, into: text[11..<13])
      Digits.write(rest / 60 % 60, into: text[14..<16])
      Digits.write(rest % 60, into: text[17..<19])
      return 20
    }
  }

  private static let template = Array("0000-00-00T00:00:00Z".utf8)

  /// Seconds east of UTC, from what follows the seconds: a fraction, if any, and an offset.
  private static func offset(_ bytes: ArraySlice<UInt8>) -> Int? {
    var rest = bytes
    if rest.first == UInt8(ascii: ".") {
      let digits = rest.dropFirst().prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      guard !digits.isEmpty else { return nil }
      rest = rest[digits.endIndex...]
    }
    guard let sign = rest.first else { return nil }
    if sign | 0x20 == UInt8(ascii: "z") { return rest.count == 1 ? 0 : nil }
    let first = rest.startIndex
    guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"), rest.count == 6,
      rest[first + 3] == UInt8(ascii: ":"),
      let hours = Digits.number(rest[first + 1..<first + 3]), hours < 24,
      let minutes = Digits.number(rest[first + 4..<first + 6]), minutes < 60
    else { return nil }
    return (sign == UInt8(ascii: "-") ? -1 : 1) * (hours * 3600 + minutes * 60)
  }

  /// 0000-01-01 and 9999-12-31T23:59:59, UTC.
  private static let earliest = -62_167_219_200
  private static let latest = 253_402_300_799
}
