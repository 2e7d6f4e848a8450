/// Words of the weekly report.
public enum DeskReportWord: String, Vocable {
  case weeklyOverdue, weeklyLate, weeklyUnits, weeklyOpening, weeklyReceived, weeklyAnswered
  case weeklyOnTime, weeklyAnsweredLate, weeklyOther, weeklyOpen, weeklyOpenOverdue, weeklyPaused
  case weeklyShare, weeklyPausedShare, weeklyNoUnit, weeklyRestricted, weeklySum, weeklyNumber,
    weeklyMatter
  case weeklyTurn, weeklyLateBy, weeklyReminders, weeklyChart, weeklyFormula, weeklyAsOf
  case weeklyProvisional, weeklyPrevious, weeklyNext, weeklyCSV, weeklyNone

  /// Its text in Vietnamese.
  public var vietnamese: String {
    switch self {
    case .weeklyOverdue: "Phiếu đang quá hạn"
    case .weeklyLate: "Trả lời muộn trong tuần"
    case .weeklyUnits: "Theo đơn vị"
    case .weeklyOpening: "Tồn đầu kỳ"
    case .weeklyReceived: "Tiếp nhận"
    case .weeklyAnswered: "Đã trả lời"
    case .weeklyOnTime: "Đúng hạn"
    case .weeklyAnsweredLate: "Muộn"
    case .weeklyOther: "Kết thúc khác"
    case .weeklyOpen: "Còn lại"
    case .weeklyOpenOverdue: "Quá hạn"
    case .weeklyPaused: "Chờ dân"
    case .weeklyShare: "Tỷ lệ đúng hạn"
    case .weeklyPausedShare: "Thời gian chờ dân"
    case .weeklyNoUnit: "Khác, chưa có đơn vị"
    case .weeklyRestricted: "Đơn theo chế độ hạn chế"
    case .weeklySum: "Tổng cộng"
    case .weeklyNumber: "Mã phiếu"
    case .weeklyMatter: "Nội dung"
    case .weeklyTurn: "Đang ở"
    case .weeklyLateBy: "Quá hạn"
    case .weeklyReminders: "Đôn đốc"
    case .weeklyChart: "Số phiếu quá hạn cuối mỗi tuần"
    case .weeklyFormula:
      """
      Tỷ lệ đúng hạn = đúng hạn / đã trả lời. Còn lại = tồn đầu kỳ + tiếp nhận − đã trả lời − kết \
      thúc khác (không tiếp nhận, chuyển ngoài, gộp, rút). Tiếp nhận gồm cả phiếu mở lại.
      """
    case .weeklyAsOf: "Số liệu tính đến"
    case .weeklyProvisional: "Tuần chưa kết thúc: số liệu còn thay đổi."
    case .weeklyPrevious: "Tuần trước"
    case .weeklyNext: "Tuần sau"
    case .weeklyCSV: "Tải CSV"
    case .weeklyNone: "Không có phiếu nào quá hạn."
    }
  }

  /// Its text in English.
  public var english: String {
    switch self {
    case .weeklyOverdue: "Overdue tickets"
    case .weeklyLate: "Answered late this week"
    case .weeklyUnits: "By unit"
    case .weeklyOpening: "Open before"
    case .weeklyReceived: "Received"
    case .weeklyAnswered: "Answered"
    case .weeklyOnTime: "On time"
    case .weeklyAnsweredLate: "Late"
    case .weeklyOther: "Ended otherwise"
    case .weeklyOpen: "Still open"
    case .weeklyOpenOverdue: "Overdue"
    case .weeklyPaused: "Citizen asked"
    case .weeklyShare: "On-time share"
    case .weeklyPausedShare: "Time waited for citizens"
    case .weeklyNoUnit: "Other, no unit yet"
    case .weeklyRestricted: "Restricted matters"
    case .weeklySum: "Total"
    case .weeklyNumber: "Number"
    case .weeklyMatter: "Matter"
    case .weeklyTurn: "Whose turn"
    case .weeklyLateBy: "Late by"
    case .weeklyReminders: "Reminders"
    case .weeklyChart: "Overdue tickets at the end of each week"
    case .weeklyFormula:
      """
      On-time share = on time / answered. Still open = open before + received − answered − ended \
      otherwise (declined, transferred, merged, withdrawn). Received counts reopened tickets too.
      """
    case .weeklyAsOf: "As of"
    case .weeklyProvisional: "The week is not over: figures still change."
    case .weeklyPrevious: "Week before"
    case .weeklyNext: "Week after"
    case .weeklyCSV: "Download CSV"
    case .weeklyNone: "No ticket is overdue."
    }
  }
}

extension Wording {
  /// A word of the weekly report.
  public subscript(word: DeskReportWord) -> String { word.text(in: language) }
}
