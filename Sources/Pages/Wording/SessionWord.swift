/// Words of a form that outlived its session.
public enum SessionWord: String, Vocable {
  case sessionEnded, signedInAgain, typedIsKept, carryOn, filesAreNotKept

  /// Its text in Vietnamese.
  public var vietnamese: String {
    switch self {
    case .sessionEnded:
      "Phiên làm việc của ông/bà đã hết nên chưa gửi được. Mời đăng nhập lại: những gì ông/bà đã"
        + " nhập vẫn còn."
    case .signedInAgain: "Những gì ông/bà đã nhập vẫn còn"
    case .typedIsKept:
      "Biểu mẫu được mở trong một phiên làm việc khác nên chưa được gửi. Bấm “Tiếp tục” để mở lại"
        + " và gửi."
    case .carryOn: "Tiếp tục"
    case .filesAreNotKept: "Tệp đã chọn không giữ lại được: xin chọn lại."
    }
  }

  /// Its text in English.
  public var english: String {
    switch self {
    case .sessionEnded:
      "Your session has ended, so nothing was sent. Sign in again: what you typed is kept."
    case .signedInAgain: "What you typed is kept"
    case .typedIsKept:
      "The form was opened in another session, so it was not sent. Choose “Continue” to open and"
        + " send it again."
    case .carryOn: "Continue"
    case .filesAreNotKept: "Files that were chosen could not be kept: choose them again."
    }
  }
}

extension Wording {
  /// A word of a form that outlived its session.
  public subscript(word: SessionWord) -> String { word.text(in: language) }
}
