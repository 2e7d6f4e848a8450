/// Words of the operator's form: drafts, the time without a network, places, who reports as well.
public enum IntakeWord: String, Vocable {
  case draftsTitle, draftOpen, draftDrop, draftEmpty, draftParted, draftHere, draftLost, draftEnded
  case draftSignIn, draftFailed, draftNewer
  case outboxTitle, outboxWaiting, outboxSent, outboxRefused, outboxSignIn, outboxOpen
  case outboxReceipt, outboxLeave, signOutLeaves
  case adminPlaces, adminPlacesText, placesWord, placesSuchAs, placesHint, placeFound
  case addReporter, addReporterHint, reporterAdded, knownIsGone

  /// Its text in Vietnamese.
  public var vietnamese: String {
    switch self {
    case .draftsTitle: "Phiếu đang soạn dở"
    case .draftOpen: "Soạn tiếp"
    case .draftDrop: "Bỏ"
    case .draftEmpty: "(chưa có nội dung)"
    case .draftParted:
      "Phiếu này đang được soạn tiếp ở cửa sổ khác. Bản ở đây đã được giữ riêng thành một phiếu"
        + " nháp khác."
    case .draftHere: "Đã giữ trên máy này"
    case .draftLost: "Mất kết nối. Nội dung đang gõ vẫn được giữ trên máy này, cứ ghi tiếp."
    case .draftEnded:
      "Phiên làm việc đã hết. Nội dung đang gõ vẫn còn; đăng nhập lại ở cửa sổ mới rồi ghi tiếp."
    case .draftSignIn: "Đăng nhập lại"
    case .draftFailed: "Chưa giữ được bản nháp trên máy chủ; nội dung vẫn còn ở đây."
    case .draftNewer: "Đã lấy lại bản mới hơn còn trên máy này."
    case .outboxTitle: "Chờ gửi"
    case .outboxWaiting: "chưa có số phiếu, sẽ tự gửi khi có mạng lại. Đừng đóng trang này."
    case .outboxSent: "đã gửi, số phiếu:"
    case .outboxRefused: "chưa gửi được, cần xem lại."
    case .outboxSignIn: "cần đăng nhập lại (ở cửa sổ mới) để gửi."
    case .outboxOpen: "Mở để xem lại"
    case .outboxReceipt: "Biên nhận"
    case .outboxLeave: "Còn phiếu chưa gửi được. Rời đi bây giờ thì phiếu chưa có số."
    case .signOutLeaves:
      "Trên máy này còn phiếu chưa gửi được. Đăng xuất sẽ xóa các phiếu đó. Vẫn đăng xuất?"
    case .adminPlaces: "Địa điểm"
    case .adminPlacesText: "Ấp, khu phố, chợ, trường, cầu của từng xã: gõ tên là biết xã"
    case .placesWord: "Địa điểm"
    case .placesSuchAs: "Chẳng hạn"
    case .placesHint: "Mỗi dòng một địa điểm, viết như người dân gọi: “chợ Gia Ray”, “ấp Tân Hợp”."
    case .placeFound: "Địa điểm gợi ý"
    case .addReporter: "Thêm người phản ánh"
    case .addReporterHint:
      "Lưu là một phản ánh nữa của phiếu này: người gửi có số phiếu riêng và nhận cùng câu trả lời."
    case .knownIsGone: "Phiếu đó không còn mở để thêm người phản ánh; hãy lưu thành phiếu mới."
    case .reporterAdded: "Đã thêm vào phiếu cùng nội dung; người gửi sẽ nhận cùng câu trả lời."
    }
  }

  /// Its text in English.
  public var english: String {
    switch self {
    case .draftsTitle: "Unfinished forms"
    case .draftOpen: "Go on"
    case .draftDrop: "Discard"
    case .draftEmpty: "(nothing told yet)"
    case .draftParted:
      "Another window has gone on with this form. What stands here is kept as a draft of its own."
    case .draftHere: "Kept on this machine"
    case .draftLost: "No connection. What you type is kept on this machine; go on writing."
    case .draftEnded:
      "The session has ended. What you typed is still here; sign in in a new window and go on."
    case .draftSignIn: "Sign in again"
    case .draftFailed: "The draft could not be kept on the server; what you typed is still here."
    case .draftNewer: "A later copy that lay on this machine was taken."
    case .outboxTitle: "Waiting to be sent"
    case .outboxWaiting:
      "has no number yet, and is sent as soon as the network is back. Keep this page open."
    case .outboxSent: "sent, number:"
    case .outboxRefused: "could not be sent, look at it again."
    case .outboxSignIn: "sign in again (in a new window) to send it."
    case .outboxOpen: "Look at it"
    case .outboxReceipt: "Receipt"
    case .outboxLeave: "Forms wait to be sent. If you leave now they have no number."
    case .signOutLeaves:
      "Forms on this machine wait to be sent, and signing out erases them. Sign out all the same?"
    case .adminPlaces: "Places"
    case .adminPlacesText: "Hamlets, markets, schools, bridges: their name says which commune"
    case .placesWord: "Places"
    case .placesSuchAs: "Such as"
    case .placesHint: "One place a line, as people call it: “chợ Gia Ray”, “ấp Tân Hợp”."
    case .placeFound: "Places that fit"
    case .addReporter: "Add as another reporter"
    case .addReporterHint:
      "Saves this as one more report of that ticket: the reporter has a number of their own and gets"
        + " the same answer."
    case .knownIsGone: "That ticket takes no more reporters; save this as one of its own."
    case .reporterAdded: "Added to the ticket that tells of the same; the reporter gets its answer."
    }
  }
}

extension Wording {
  /// A word of the operator's form.
  public subscript(word: IntakeWord) -> String { word.text(in: language) }
}
