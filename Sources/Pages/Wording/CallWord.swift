/// Words of the pages about calls.
public enum CallWord: String, Vocable {
  case navCalls, callsTitle, newCall, openIntake, callerWord, callerNumber, callerNumberHint
  case noCallsToday, callTime, callOutcome, callTakenBy, outcomeMissing, callWasBlocked
  case chooseSeat, seatTitle
  case seatHint, extensionWord, incomingCall, answeredCall, hideBanner, newsWaiting
  case reloadPage, openOfCaller, noneOpenOfCaller, aboutThisTicket, endWithoutTicket
  case callHasTickets, callAnotherTicket, backToCalls, answersGiven, waitsForCallBack
  case wrapUpOver, askForName, callBacksTitle, callBacksIntro, callBacksEmpty
  case callBacksEmptyText, callBackNow, missedFirst, wasReached, nobodyAnswered, wrongNumber
  case giveUp, letGo, dialHint, callBackIsDone, numberErased, blockedTitle, blockedIntro
  case noBlocked, blockNumber, blockedNumber, unblockNumber, callsWaiting

  /// Its text in Vietnamese.
  public var vietnamese: String {
    switch self {
    case .navCalls: "Cuộc gọi"
    case .callsTitle: "Cuộc gọi hôm nay"
    case .newCall: "Ghi cuộc gọi mới"
    case .openIntake: "Mở phiếu"
    case .callerWord: "Người gọi"
    case .callerNumber: "Số gọi đến"
    case .callerNumberHint: "Để trống nếu người gọi ẩn số."
    case .noCallsToday: "Hôm nay chưa có cuộc gọi nào."
    case .callTime: "Lúc"
    case .callOutcome: "Kết quả"
    case .callTakenBy: "Người nghe"
    case .outcomeMissing: "Chưa ghi kết quả"
    case .callWasBlocked: "Số bị chặn"
    case .chooseSeat: "Chọn máy nhánh"
    case .seatTitle: "Máy nhánh của tôi"
    case .seatHint: "Cuộc gọi đến máy này hiện trên màn hình của ông/bà. Để trống khi rời máy."
    case .extensionWord: "Máy nhánh"
    case .incomingCall: "Cuộc gọi đến"
    case .answeredCall: "Cuộc gọi đang chờ ghi phiếu"
    case .hideBanner: "Ẩn"
    case .newsWaiting: "Danh sách vừa thay đổi."
    case .reloadPage: "Tải lại"
    case .openOfCaller: "Phiếu đang mở của số này"
    case .noneOpenOfCaller: "Số này không có phiếu nào đang mở."
    case .aboutThisTicket: "Gọi về phiếu này"
    case .endWithoutTicket: "Kết thúc không lập phiếu:"
    case .callHasTickets: "Cuộc gọi đã gắn với phiếu"
    case .callAnotherTicket: "Phiếu nữa của cuộc gọi này"
    case .backToCalls: "Xong cuộc gọi"
    case .answersGiven: "Câu trả lời đã công bố"
    case .waitsForCallBack: "Số này đang chờ gọi lại"
    case .wrapUpOver: "Đã quá thời gian ghi kết quả cuộc gọi."
    case .askForName: "Xin hỏi tên người gọi trước khi nói về phiếu."
    case .callBacksTitle: "Gọi lại"
    case .callBacksIntro: "Người dân đã gọi mà chưa gặp được ai. Gọi lại theo thứ tự từ trên xuống."
    case .callBacksEmpty: "Không còn ai chờ gọi lại"
    case .callBacksEmptyText: "Cuộc gọi nhỡ sẽ hiện ở đây, kèm hạn gọi lại."
    case .callBackNow: "Gọi lại"
    case .missedFirst: "Gọi nhỡ lúc"
    case .wasReached: "Đã gặp, mở phiếu"
    case .nobodyAnswered: "Không nghe máy"
    case .wrongNumber: "Nhầm số"
    case .giveUp: "Thôi gọi lại"
    case .letGo: "Để người khác gọi"
    case .dialHint: "Gọi số này, rồi ghi kết quả."
    case .callBackIsDone: "Đã gọi lại xong."
    case .numberErased: "Số đã xóa"
    case .blockedTitle: "Số bị chặn"
    case .blockedIntro:
      "Cuộc gọi từ số bị chặn vẫn được ghi lại nhưng không hiện cho ai và không phải gọi lại. Mỗi lần"
        + " chặn nhiều nhất 366 ngày."
    case .noBlocked: "Chưa chặn số nào."
    case .blockNumber: "Chặn số này"
    case .blockedNumber: "Số điện thoại cần chặn"
    case .unblockNumber: "Bỏ chặn"
    case .callsWaiting: "Chờ gọi lại"
    }
  }

  /// Its text in English.
  public var english: String {
    switch self {
    case .navCalls: "Calls"
    case .callsTitle: "Today's calls"
    case .newCall: "Note a call"
    case .openIntake: "Open a ticket"
    case .callerWord: "Caller"
    case .callerNumber: "Number that calls"
    case .callerNumberHint: "Leave it empty for a withheld number."
    case .noCallsToday: "There has been no call today."
    case .callTime: "At"
    case .callOutcome: "Outcome"
    case .callTakenBy: "Taken by"
    case .outcomeMissing: "No outcome yet"
    case .callWasBlocked: "Blocked number"
    case .chooseSeat: "Choose an extension"
    case .seatTitle: "My extension"
    case .seatHint: "Calls to this telephone show on your screen. Empty it when you leave."
    case .extensionWord: "Extension"
    case .incomingCall: "Incoming call"
    case .answeredCall: "A call waits for its ticket"
    case .hideBanner: "Hide"
    case .newsWaiting: "The list has just changed."
    case .reloadPage: "Load it again"
    case .openOfCaller: "Open tickets of this number"
    case .noneOpenOfCaller: "This number has no open ticket."
    case .aboutThisTicket: "About this ticket"
    case .endWithoutTicket: "End without a ticket:"
    case .callHasTickets: "The call has its tickets"
    case .callAnotherTicket: "Another ticket of this call"
    case .backToCalls: "Done with this call"
    case .answersGiven: "Published answers"
    case .waitsForCallBack: "This number waits for a call-back"
    case .wrapUpOver: "The time to note the outcome of the call is over."
    case .askForName: "Ask for the caller's name before you speak about a ticket."
    case .callBacksTitle: "Call-backs"
    case .callBacksIntro: "People who called and reached nobody. Call them from the top down."
    case .callBacksEmpty: "Nobody waits for a call-back"
    case .callBacksEmptyText: "Missed calls show here, each with the time by which to call back."
    case .callBackNow: "Call back"
    case .missedFirst: "Missed at"
    case .wasReached: "Reached, open a ticket"
    case .nobodyAnswered: "Nobody answered"
    case .wrongNumber: "Wrong number"
    case .giveUp: "Give up"
    case .letGo: "Leave it to others"
    case .dialHint: "Call this number, then say what came of it."
    case .callBackIsDone: "This call-back is done."
    case .numberErased: "Number erased"
    case .blockedTitle: "Blocked numbers"
    case .blockedIntro:
      "Calls from a blocked number are noted, shown to nobody and not called back. A number is blocked"
        + " for 366 days at most."
    case .noBlocked: "No number is blocked."
    case .blockNumber: "Block this number"
    case .blockedNumber: "Number to block"
    case .unblockNumber: "Unblock"
    case .callsWaiting: "To be called back"
    }
  }
}
