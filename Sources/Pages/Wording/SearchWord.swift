public import Rules

/// Words of the search.
public enum SearchWord: String, Vocable {
  case searchNearly, searchNearlyText, searchTipsTitle, searchTipNumber, searchTipPhone
  case searchTipWords, searchTipSlips, searchTryText, searchByPhone
  case searchInText, searchInPlace, searchInAnswer, searchInPublic, searchInMessage, searchInNote
  case searchInDraft

  /// Its text in Vietnamese.
  public var vietnamese: String {
    switch self {
    case .searchNearly: "Gần giống"
    case .searchNearlyText: "Các phiếu này không có đúng chữ đã gõ, chỉ có chữ gần như vậy."
    case .searchTipsTitle: "Có thể gõ"
    case .searchTipNumber:
      "Mã phiếu ở mọi dạng: PA-2026-000123-8, pa2026 123, hoặc chỉ 123; mã của hệ thống khác."
    case .searchTipPhone:
      "Số điện thoại ở mọi dạng: 0912 000 274, +84912000274, hoặc từ sáu số cuối trở lên."
    case .searchTipWords:
      "Vài từ trong nội dung, nơi xảy ra, câu trả lời hay ghi chú; có dấu hay không dấu đều được."
    case .searchTipSlips: "Gõ nhầm một chữ, hoặc quên bật bộ gõ (dduwowngf), vẫn tìm được."
    case .searchTryText:
      "Mời thử ít từ hơn hoặc từ khác, bỏ bớt điều kiện lọc, hoặc kiểm tra lại mã phiếu."
    case .searchByPhone: "Theo số điện thoại của người gửi"
    case .searchInText: "Nội dung"
    case .searchInPlace: "Nơi xảy ra"
    case .searchInAnswer: "Câu trả lời"
    case .searchInPublic: "Bản công khai"
    case .searchInMessage: "Trao đổi với người dân"
    case .searchInNote: "Ghi chú"
    case .searchInDraft: "Dự thảo trả lời"
    }
  }

  /// Its text in English.
  public var english: String {
    switch self {
    case .searchNearly: "Nearly the same"
    case .searchNearlyText: "These tickets have no such words, only words that are nearly those."
    case .searchTipsTitle: "You can type"
    case .searchTipNumber:
      "A ticket's number in any form: PA-2026-000123-8, pa2026 123, or only 123; the number of "
        + "another system."
    case .searchTipPhone:
      "A telephone number in any form: 0912 000 274, +84912000274, or its last digits, six or more."
    case .searchTipWords:
      "A few words of the text, the place, the answer or the notes, with or without marks."
    case .searchTipSlips:
      "A slip of the finger, or an input method that was off (dduwowngf), does no harm."
    case .searchTryText: "Try fewer or other words, drop a filter, or check the number."
    case .searchByPhone: "By the reporter's telephone number"
    case .searchInText: "Text"
    case .searchInPlace: "Place"
    case .searchInAnswer: "Answer"
    case .searchInPublic: "Public text"
    case .searchInMessage: "Exchange with the citizen"
    case .searchInNote: "Note"
    case .searchInDraft: "Draft of the answer"
    }
  }

  /// How a part of a ticket is called beside an excerpt; nil for its title.
  public init?(_ part: SearchedPart) {
    switch part {
    case .title: return nil
    case .text: self = .searchInText
    case .place: self = .searchInPlace
    case .answer: self = .searchInAnswer
    case .publication: self = .searchInPublic
    case .message: self = .searchInMessage
    case .note: self = .searchInNote
    case .draft: self = .searchInDraft
    }
  }
}

extension Wording {
  /// A word of the search.
  public subscript(word: SearchWord) -> String { word.text(in: language) }
}
