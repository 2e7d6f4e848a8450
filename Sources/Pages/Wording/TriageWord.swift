/// Words of the dispatcher's list and of the keyboard.
public enum TriageWord: String, Vocable {
  case navTriage, triageTitle, triageTabReturned, triageTabTwice, triageEmpty, triageEmptyText
  case triageAcceptForward, triageForward, triageChoose, triageOther, triageAccept, triageSplit
  case triageMerge, triageDecline, triageTransfer, triageRestrict, triageNoUnit, triageReadOn
  case triageAlike, triageTakeBack, triageTakeBackHint, triageTakenBack, triageSentHint
  case triageFailed, triageDecides, triageQueue
  case keysTitle, keysIntro, keysClose, keysEverywhere, keysTriage, keysSwitch
  case keyMap, keySearch, keyHome, keyQueue, keyTriage, keyFind, keyIntake, keyNext, keyPrevious
  case keyOpen, keyForward, keyEscape

  /// Its text in Vietnamese.
  public var vietnamese: String {
    switch self {
    case .navTriage: "Điều phối"
    case .triageTitle: "Điều phối"
    case .triageTabReturned: "Bị trả lại"
    case .triageTabTwice: "Qua hai lần trả lại"
    case .triageEmpty: "Không có phiếu nào đang chờ ở mục này"
    case .triageEmptyText: "Phiếu mới gửi, phiếu chờ chuyển và phiếu bị trả lại sẽ hiện ở đây."
    case .triageAcceptForward: "Tiếp nhận và chuyển"
    case .triageForward: "Chuyển"
    case .triageChoose: "Chuyển…"
    case .triageOther: "Đơn vị khác…"
    case .triageAccept: "Chỉ tiếp nhận…"
    case .triageSplit: "Tách…"
    case .triageMerge: "Gộp…"
    case .triageDecline: "Không tiếp nhận…"
    case .triageTransfer: "Cơ quan khác…"
    case .triageRestrict: "Hạn chế…"
    case .triageNoUnit: "Chưa có đơn vị đề xuất"
    case .triageReadOn: "Đọc tiếp"
    case .triageAlike: "Có thể trùng:"
    case .triageTakeBack: "Lấy lại"
    case .triageTakeBackHint:
      "Lấy lại được ngay tại đây trong 15 giây; sau đó thu hồi ở trang phiếu."
    case .triageTakenBack: "Đã lấy lại."
    case .triageSentHint: "Cần lấy lại thì thu hồi ở trang phiếu."
    case .triageFailed: "Chưa thực hiện được, phiếu có thể vừa thay đổi. Mở phiếu để xem."
    case .triageDecides: "Lần chuyển này là quyết định, phải nêu lý do."
    case .triageQueue: "Hàng đợi chung"
    case .keysTitle: "Phím tắt"
    case .keysIntro:
      "Không chạy khi đang gõ chữ trong ô, cũng không chạy cùng Ctrl, Alt hay phím Windows."
    case .keysClose: "Đóng"
    case .keysEverywhere: "Ở mọi trang"
    case .keysTriage: "Ở trang điều phối"
    case .keysSwitch: "Dùng phím tắt trên máy này"
    case .keyMap: "Mở bảng phím tắt này"
    case .keySearch: "Tìm phiếu"
    case .keyHome: "Về bàn làm việc"
    case .keyQueue: "Hàng đợi"
    case .keyTriage: "Điều phối"
    case .keyFind: "Trang tìm kiếm"
    case .keyIntake: "Phiếu mới"
    case .keyNext: "Phiếu sau"
    case .keyPrevious: "Phiếu trước"
    case .keyOpen: "Mở phiếu"
    case .keyForward: "Chuyển đơn vị đề xuất; chưa có đề xuất thì chọn đơn vị"
    case .keyEscape: "Đóng bảng này"
    }
  }

  /// Its text in English.
  public var english: String {
    switch self {
    case .navTriage: "Triage"
    case .triageTitle: "Triage"
    case .triageTabReturned: "Returned"
    case .triageTabTwice: "Returned twice"
    case .triageEmpty: "Nothing waits here"
    case .triageEmptyText:
      "What was just sent, what waits for a unit and what came back shows here."
    case .triageAcceptForward: "Accept and forward to"
    case .triageForward: "Forward to"
    case .triageChoose: "Forward…"
    case .triageOther: "Another unit…"
    case .triageAccept: "Only accept…"
    case .triageSplit: "Split…"
    case .triageMerge: "Merge…"
    case .triageDecline: "Decline…"
    case .triageTransfer: "Another authority…"
    case .triageRestrict: "Restrict…"
    case .triageNoUnit: "No unit is proposed"
    case .triageReadOn: "Read on"
    case .triageAlike: "Perhaps the same:"
    case .triageTakeBack: "Take it back"
    case .triageTakeBackHint:
      "It can be taken back here for 15 seconds; after that, recall it on its page."
    case .triageTakenBack: "Taken back."
    case .triageSentHint: "To take it back, recall it on its page."
    case .triageFailed: "That was not done; the ticket may just have changed. Open it to see."
    case .triageDecides: "The next forwarding is a decision and needs its reason."
    case .triageQueue: "The whole queue"
    case .keysTitle: "Keyboard"
    case .keysIntro:
      "Keys do nothing while you type in a field, nor together with Ctrl, Alt or Meta."
    case .keysClose: "Close"
    case .keysEverywhere: "On every page"
    case .keysTriage: "On the triage page"
    case .keysSwitch: "Use these keys on this computer"
    case .keyMap: "Open this map"
    case .keySearch: "Find a ticket"
    case .keyHome: "The desk"
    case .keyQueue: "The queue"
    case .keyTriage: "Triage"
    case .keyFind: "The search page"
    case .keyIntake: "A new ticket"
    case .keyNext: "The next ticket"
    case .keyPrevious: "The ticket before"
    case .keyOpen: "Open the ticket"
    case .keyForward: "Forward to the proposed unit; without one, choose it"
    case .keyEscape: "Close this map"
    }
  }
}

extension Wording {
  /// A word of the dispatcher's list and of the keyboard.
  public subscript(word: TriageWord) -> String { word.text(in: language) }
}
