/// Words around the papers that are printed from a ticket.
public enum PaperWord: String, Vocable {
  case papersWord, paperSlip, paperDocuments, paperForwarding, paperDeclined, paperTransferred
  case paperExtended, paperQuestion, paperHint, paperName, paperSigner, paperShow
  case signerBlank, signerChairman, signerDeputy, signerOrder

  /// Its text in Vietnamese.
  public var vietnamese: String {
    switch self {
    case .papersWord: "In giấy tờ"
    case .paperSlip: "Phiếu tiếp nhận"
    case .paperDocuments: "Giấy biên nhận thông tin, tài liệu (Mẫu số 02/TCD)"
    case .paperForwarding: "Phiếu chuyển"
    case .paperDeclined: "Thông báo không tiếp nhận"
    case .paperTransferred: "Thông báo chuyển cơ quan có thẩm quyền"
    case .paperExtended: "Thông báo xin lỗi và hẹn lại"
    case .paperQuestion: "Phiếu yêu cầu bổ sung thông tin"
    case .paperHint: "Xem lại, ghi tiếp bằng tay, rồi bấm Ctrl+P để in. Phần này không in ra."
    case .paperName: "Ghi tên người phản ánh"
    case .paperSigner: "Người ký"
    case .paperShow: "Đổi người ký"
    case .signerBlank: "Để trống chức danh"
    case .signerChairman: "Chủ tịch"
    case .signerDeputy: "Phó Chủ tịch (ký thay)"
    case .signerOrder: "Chánh Văn phòng (thừa lệnh)"
    }
  }

  /// Its text in English.
  public var english: String {
    switch self {
    case .papersWord: "Print papers"
    case .paperSlip: "Receipt slip"
    case .paperDocuments: "Receipt for information and documents (form 02/TCD)"
    case .paperForwarding: "Forwarding slip"
    case .paperDeclined: "Notice that it is not accepted"
    case .paperTransferred: "Notice that it was handed to the competent authority"
    case .paperExtended: "Apology with a new date"
    case .paperQuestion: "Request for more information"
    case .paperHint: "Read it, then print with Ctrl+P and fill it in by hand. This is not printed."
    case .paperName: "Add the reporter's name"
    case .paperSigner: "Signed by"
    case .paperShow: "Change who signs"
    case .signerBlank: "Title left blank"
    case .signerChairman: "The chairman"
    case .signerDeputy: "A deputy, in the chairman's place"
    case .signerOrder: "The head of the office, by order"
    }
  }
}

extension Wording {
  /// A word around papers.
  public subscript(word: PaperWord) -> String { word.text(in: language) }
}
