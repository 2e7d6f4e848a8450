/// Words that help on the staff's screens: what an empty list means, what an entry is for.
public enum DeskHint: String, Vocable {
  case queueEmptyFiltered, queueEmptyFilteredText, queueEmptyFiled, queueEmptyFiledText
  case queueSeeOpen, otherActs, milestones, filedByMe, savedNow, registerChanged
  case draftChanged, actExclude, actExcludeNote, adminPeopleText, adminUnitsText
  case adminHotlinesText, adminRulesText, adminLevelsText, adminCalendarsText
  case adminDeadLettersText, removeRule, removeRuleNote, deadEmptyText
  case deliveriesEmptyText, publicationsEmptyText, extensionsEmptyText, lateWriter
  case purposeEnglish, hoursEnglish, externalSource

  /// Its text in Vietnamese.
  public var vietnamese: String {
    switch self {
    case .externalSource:
      "1022, cổng quốc gia; thư và danh sách đã quá 7 ngày: sổ đã ghi, và số trong sổ."
    case .queueEmptyFiltered: "Không có phiếu nào khớp điều kiện lọc"
    case .queueEmptyFilteredText: "Đổi mục ở trên, hoặc bỏ bớt điều kiện lọc để xem thêm."
    case .queueEmptyFiled: "Ông/bà chưa nhập phiếu nào"
    case .queueEmptyFiledText: "Phiếu ông/bà nhập sẽ hiện ở đây để theo dõi đến khi có trả lời."
    case .queueSeeOpen: "Xem tất cả phiếu đang mở"
    case .otherActs: "Việc khác"
    case .milestones: "Các mốc hạn"
    case .filedByMe: "Phiếu tôi đã nhập"
    case .savedNow: "Bản đang lưu:"
    case .registerChanged:
      """
      Có người vừa sửa mục này trong lúc ông/bà đang sửa. Chưa có gì của ông/bà được lưu. Ô nào \
      khác với bản đang lưu có ghi cả hai; bấm Lưu một lần nữa để thay bằng bản của ông/bà.
      """
    case .draftChanged:
      """
      Có người vừa lưu một bản khác trong lúc ông/bà đang soạn. Chưa có gì của ông/bà được lưu. \
      Ô nào khác với bản đang lưu có ghi cả hai; bấm lưu một lần nữa để thay bằng bản của ông/bà.
      """
    case .actExclude: "Không cho xem phiếu này: "
    case .actExcludeNote:
      "Chọn cán bộ mà nội dung đơn nhắc đến hoặc có liên quan. Phải còn ít nhất một người xem được."
    case .adminPeopleText: "Tài khoản, vai trò, đặt lại mật khẩu"
    case .adminUnitsText: "Tên, tên ngắn, tên gọi khác và thời gian hoạt động của từng đơn vị"
    case .adminHotlinesText: "Số, giờ trực, nơi công bố; hiện trên trang công khai"
    case .adminRulesText: "Phiếu loại nào, lĩnh vực nào, ở đâu thì chuyển đơn vị nào"
    case .adminLevelsText: "Việc nào phải xong trong bao lâu, theo căn cứ nào"
    case .adminCalendarsText: "Giờ làm việc, ngày nghỉ, ngày làm bù của từng năm"
    case .adminDeadLettersText: "Thư, tin nhắn, báo cáo mà máy đã thử nhiều lần không xong"
    case .removeRule: "Bỏ quy tắc này"
    case .removeRuleNote: "Phiếu đã chuyển theo quy tắc này vẫn giữ lý do cũ. Không hoàn tác."
    case .deadEmptyText: "Máy tự thử lại khi gửi không thành; việc nào bỏ cuộc sẽ hiện ở đây."
    case .deliveriesEmptyText:
      "Câu trả lời cần gọi lại, gửi thư hay trả tại quầy sẽ hiện ở đây sau khi được duyệt."
    case .publicationsEmptyText: "Phiếu vừa được trả lời sẽ hiện ở đây để che và công khai."
    case .extensionsEmptyText: "Đơn vị đề nghị gia hạn trước khi hết hạn; đề nghị sẽ hiện ở đây."
    case .lateWriter: "Người trả lời"
    case .purposeEnglish: "Việc phụ trách, bằng tiếng Anh"
    case .hoursEnglish: "Giờ trực, bằng tiếng Anh"
    }
  }

  /// Its text in English.
  public var english: String {
    switch self {
    case .externalSource:
      "1022, the national portal; letters and lists older than 7 days: their register and number."
    case .queueEmptyFiltered: "No ticket matches the filters"
    case .queueEmptyFilteredText: "Choose another tab above, or clear some filters to see more."
    case .queueEmptyFiled: "You have entered no ticket yet"
    case .queueEmptyFiledText: "Tickets that you enter show here until they are answered."
    case .queueSeeOpen: "See all open tickets"
    case .otherActs: "Something else"
    case .milestones: "Milestones"
    case .filedByMe: "Tickets I entered"
    case .savedNow: "Saved now:"
    case .registerChanged:
      """
      Somebody else changed this entry while you were editing it. Nothing of yours was saved. \
      Fields that differ from what is saved show both; save once more to put yours in its place.
      """
    case .draftChanged:
      """
      Somebody else saved another draft while you were writing. Nothing of yours was saved. \
      Fields that differ from what is saved show both; save once more to put yours in its place.
      """
    case .actExclude: "May not see this ticket: "
    case .actExcludeNote:
      "Choose the officers whom the matter names or concerns. At least one must be left who sees it."
    case .adminPeopleText: "Accounts, roles, new passwords"
    case .adminUnitsText: "Name, short name, other names and period of each unit"
    case .adminHotlinesText: "Numbers, hours, where announced; shown on the public site"
    case .adminRulesText: "Which kind, field and place goes to which unit"
    case .adminLevelsText: "What must be done within what time, and on what basis"
    case .adminCalendarsText: "Working hours, days off and make-up days, year by year"
    case .adminDeadLettersText: "Letters, messages and reports that failed again and again"
    case .removeRule: "Remove this rule"
    case .removeRuleNote: "Tickets forwarded by it keep their reason. This can't be undone."
    case .deadEmptyText: "What can't be sent is tried again; what was given up shows here."
    case .deliveriesEmptyText:
      "Answers to be called, posted or handed over show here once they are approved."
    case .publicationsEmptyText: "Tickets that were just answered show here to be published."
    case .extensionsEmptyText: "Units ask for more time before the due date; requests show here."
    case .lateWriter: "Answered by"
    case .purposeEnglish: "Purpose in English"
    case .hoursEnglish: "Hours in English"
    }
  }
}

extension Wording {
  /// A word that helps.
  public subscript(word: DeskHint) -> String { word.text(in: language) }
}
