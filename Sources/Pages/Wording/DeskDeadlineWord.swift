/// Words of the pages that explain due dates.
public enum DeskDeadlineWord: String, Vocable {
  case ledgerTitle, ledgerDays, ledgerExtension, ledgerCounted, ledgerBecause, ledgerPicture
  case ledgerCounts, ledgerOff, ledgerHoliday, ledgerWaits, ledgerHistory, ledgerWhy
  case ledgerPromised
  case workedDay, weeklyDayOff, previewTitle, previewChange, saveCalendar, importHolidays
  case importHint, holidayFile, yearIncomplete, newDue
  case countedFrom, granted, restsOn, calendarUsed, extendedBy, stoodStill

  /// Its text in Vietnamese.
  public var vietnamese: String {
    switch self {
    case .ledgerTitle: "Vì sao có thời hạn này"
    case .ledgerDays: "Từng ngày"
    case .ledgerExtension: "gia hạn"
    case .ledgerCounted: "Tính"
    case .ledgerBecause: "Vì sao"
    case .ledgerPicture: "Các ngày của thời hạn"
    case .ledgerCounts: "được tính"
    case .ledgerOff: "không tính"
    case .ledgerHoliday: "nghỉ theo thông báo"
    case .ledgerWaits: "chờ người dân"
    case .ledgerHistory: "Thời hạn đã thay đổi thế nào"
    case .ledgerWhy: "Vì sao?"
    case .ledgerPromised: "hạn ban đầu"
    case .workedDay: "ngày làm bù, giờ riêng"
    case .weeklyDayOff: "nghỉ hằng tuần"
    case .previewTitle: "Thay đổi này ảnh hưởng thế nào"
    case .previewChange: "Xem ảnh hưởng"
    case .saveCalendar: "Lưu lịch mới"
    case .importHolidays: "Nhập ngày nghỉ từ tệp iCalendar"
    case .importHint:
      "Chưa lưu gì: các ngày trong tệp được đưa vào biểu mẫu để ông/bà xem lại rồi mới lưu."
    case .holidayFile: "Tệp .ics"
    case .yearIncomplete: "Năm này còn ngày nghỉ chưa công bố"
    case .newDue: "Hạn mới"
    case .countedFrom: "Tính từ"
    case .granted: "Được"
    case .restsOn: "Căn cứ"
    case .calendarUsed: "Lịch"
    case .extendedBy: "Gia hạn"
    case .stoodStill: "Tạm dừng"
    }
  }

  /// Its text in English.
  public var english: String {
    switch self {
    case .ledgerTitle: "Why it is due then"
    case .ledgerDays: "Day by day"
    case .ledgerExtension: "extension"
    case .ledgerCounted: "Counts"
    case .ledgerBecause: "Because"
    case .ledgerPicture: "The days until it is due"
    case .ledgerCounts: "counted"
    case .ledgerOff: "not counted"
    case .ledgerHoliday: "announced day off"
    case .ledgerWaits: "citizen asked"
    case .ledgerHistory: "How the date has changed"
    case .ledgerWhy: "Why?"
    case .ledgerPromised: "due at first"
    case .workedDay: "worked, hours of its own"
    case .weeklyDayOff: "weekly day off"
    case .previewTitle: "What this change does"
    case .previewChange: "See what it moves"
    case .saveCalendar: "Save the new calendar"
    case .importHolidays: "Take days off from an iCalendar file"
    case .importHint:
      "Nothing is saved yet: the file's days are put into the form for you to check first."
    case .holidayFile: "The .ics file"
    case .yearIncomplete: "Some days off of this year are not announced yet"
    case .newDue: "New due date"
    case .countedFrom: "Counted from"
    case .granted: "Granted"
    case .restsOn: "Rests on"
    case .calendarUsed: "Calendar"
    case .extendedBy: "Extended by"
    case .stoodStill: "Stood still"
    }
  }
}

extension Wording {
  /// A word of the pages that explain due dates.
  public subscript(word: DeskDeadlineWord) -> String { word.text(in: language) }
}
