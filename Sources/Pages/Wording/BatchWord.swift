/// Words of what is done on several tickets at once.
public enum BatchWord: String, Vocable {
  case batchTitle, batchPick, batchForward, batchAssign, batchRemind, batchNote, batchResults
  case batchTicket, batchResult, batchNothing, batchNothingText, batchLeft, batchAgain

  /// Its text in Vietnamese.
  public var vietnamese: String {
    switch self {
    case .batchTitle: "Làm cùng lúc với các phiếu đã chọn"
    case .batchPick: "Chọn"
    case .batchForward: "Chuyển các phiếu đã chọn"
    case .batchAssign: "Giao các phiếu đã chọn"
    case .batchRemind: "Đôn đốc các phiếu đã chọn"
    case .batchNote: "Ghi chú, lời đôn đốc"
    case .batchResults: "Kết quả từng phiếu"
    case .batchTicket: "Phiếu"
    case .batchResult: "Kết quả"
    case .batchNothing: "Chưa chọn phiếu nào"
    case .batchNothingText: "Quay lại danh sách, đánh dấu các phiếu cần làm rồi bấm nút."
    case .batchLeft: "Chưa làm, vì phiếu trước gặp sự cố."
    case .batchAgain: "Làm lại với phiếu chưa xong"
    }
  }

  /// Its text in English.
  public var english: String {
    switch self {
    case .batchTitle: "Do the same on the chosen tickets"
    case .batchPick: "Choose"
    case .batchForward: "Forward the chosen ones"
    case .batchAssign: "Assign the chosen ones"
    case .batchRemind: "Remind the chosen ones"
    case .batchNote: "Note, or words of the reminder"
    case .batchResults: "What became of each"
    case .batchTicket: "Ticket"
    case .batchResult: "Result"
    case .batchNothing: "No ticket was chosen"
    case .batchNothingText: "Go back to the list, tick the tickets, then press the button."
    case .batchLeft: "Not tried, since the one before failed."
    case .batchAgain: "Try again what was not done"
    }
  }
}

extension Wording {
  /// A word of what is done on several tickets.
  public subscript(word: BatchWord) -> String { word.text(in: language) }

  /// "Xong 3 trên 4 phiếu".
  public func togetherDone(_ done: Int, of all: Int) -> String {
    say("Xong \(number(done)) trên \(tickets(all))", "Done on \(number(done)) of \(tickets(all))")
  }

  /// Beside an event that was done on several tickets at once.
  public var togetherEvent: String { say("làm cùng nhiều phiếu", "together with others") }
}
