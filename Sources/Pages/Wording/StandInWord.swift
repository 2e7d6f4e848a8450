public import FoundationEssentials
public import Rules

/// Words of the page that says who stands in for whom, and who is on duty.
public enum StandInWord: String, Vocable {
  case adminStandIns, adminStandInsText, standInsIntro, absencesTitle, dutiesTitle
  case addAbsence, addDuty, noDeputy, noAbsences, noDuties, firstDay, lastDay
  case dutyUntil, alarmHint

  /// Its text in Vietnamese.
  public var vietnamese: String {
    switch self {
    case .adminStandIns: "Vắng mặt và trực"
    case .adminStandInsText: "Ai vắng thì ai thay, ai trực ngoài giờ"
    case .standInsIntro:
      "Nhắc hạn gửi cho người vắng sẽ đến người thay. Ngoài giờ làm việc, chỉ người trực được báo,"
        + " và chỉ về phiếu khẩn."
    case .absencesTitle: "Vắng mặt"
    case .dutiesTitle: "Lịch trực"
    case .addAbsence: "Thêm ngày vắng"
    case .addDuty: "Thêm ca trực"
    case .noDeputy: "Không có người thay"
    case .noAbsences: "Không ai vắng."
    case .noDuties: "Chưa xếp ca trực nào: ngoài giờ không ai được báo về phiếu khẩn."
    case .firstDay: "Từ ngày"
    case .lastDay: "Đến hết ngày"
    case .dutyUntil: "Đến giờ (nhỏ hơn giờ bắt đầu: sáng hôm sau)"
    case .alarmHint:
      "Ngoài lần nhắc khi còn một nửa thời gian. Để trống: khi còn 24 giờ, nếu ít hơn một nửa."
    }
  }

  /// Its text in English.
  public var english: String {
    switch self {
    case .adminStandIns: "Absence and duty"
    case .adminStandInsText: "Who stands in for whom, who is on duty out of hours"
    case .standInsIntro:
      "Reminders for whoever is away go to their deputy. Out of hours only whoever is on duty is"
        + " told, and only of urgent tickets."
    case .absencesTitle: "Absences"
    case .dutiesTitle: "Duty roster"
    case .addAbsence: "Add an absence"
    case .addDuty: "Add a duty"
    case .noDeputy: "No deputy"
    case .noAbsences: "Nobody is away."
    case .noDuties: "No duty is planned: out of hours nobody is told of urgent tickets."
    case .firstDay: "First day"
    case .lastDay: "Last day"
    case .dutyUntil: "Until (before the start: the next morning)"
    case .alarmHint:
      "Beside the warning at half of the time. Empty: when 24 hours are left, if that is less."
    }
  }
}

extension Wording {
  /// A word of the page of absences and duties.
  public subscript(word: StandInWord) -> String { word.text(in: language) }

  /// From the first day to the last.
  public func days(_ first: LocalDay, _ last: LocalDay) -> String {
    first == last
      ? day(first) : say("\(day(first)) đến hết \(day(last))", "\(day(first)) to \(day(last))")
  }

  /// A duty: `17 giờ 00, thứ Hai 23/11/2026 – 7 giờ 30, thứ Ba 24/11/2026`.
  public func duty(_ start: Date, _ end: Date) -> String { "\(moment(start)) – \(moment(end))" }
}
