/// Words of answers: their templates, what a good one says, and taking one back.
public enum AnswerWord: String, Vocable {
  case navTemplates, adminTemplates, adminTemplatesText, templatesIntro, templateForAll,
    templateAtOnce
  case templateAtOnceHint, templateRetire, templateUse, templateRetired, templateRetireNote
  case templateVersions, templateVersion, templateBlanks, templateBlanksHint, templateCode
  case templateCodeHint, templateTitle, templateWho, templateAllKinds, templateAllCategories
  case templateFromProgram, templateWritten
  case chooseTemplate, chooseTemplateHint, insertTemplate, templateAdded
  case previewAnswer, previewTyped, previewSaved, previewEmpty, checkIsHint
  case pointFound, pointDone, pointByWhom, pointWhen, pointProof, pointAskAgain
  case pointFoundHint, pointDoneHint, pointByWhomHint, pointWhenHint, pointProofHint
  case pointAskAgainHint, pointMet, pointMissing, emptyWords
  case undoNow, undoHint, undoOver, undoneAnswer
  case readyAnswers, readyUse, readyTemplate, readyQuestion, readyNone

  /// Its text in Vietnamese.
  public var vietnamese: String {
    switch self {
    case .navTemplates: "Mẫu câu"
    case .adminTemplates: "Mẫu câu trả lời"
    case .adminTemplatesText: "Câu chữ để bắt đầu soạn trả lời; mỗi lần sửa là một bản mới."
    case .templatesIntro:
      "Mẫu chỉ là chỗ bắt đầu: người soạn vẫn phải viết đã thấy gì, đã làm gì. Câu trả lời cũ không đổi khi sửa mẫu."
    case .templateForAll: "Toàn cơ quan"
    case .templateAtOnce: "Trả lời được ngay"
    case .templateAtOnceHint: "Hiện cho tổng đài viên khi tiếp nhận, vì không cần xử lý gì trước."
    case .templateRetire: "Thôi dùng mẫu này"
    case .templateUse: "Dùng lại mẫu này"
    case .templateRetired: "Thôi dùng"
    case .templateRetireNote: "Các câu trả lời đã bắt đầu từ mẫu này vẫn giữ nguyên."
    case .templateVersions: "Các bản"
    case .templateVersion: "Bản"
    case .templateBlanks: "Từ trong ngoặc nhọn được điền tự động"
    case .templateBlanksHint:
      "Chỗ để người soạn tự điền thì ghi trong ngoặc vuông có dấu ba chấm, như [ngày …]."
    case .templateCode: "Mã"
    case .templateCodeHint: "Chữ thường không dấu, chữ số và gạch dưới; không đổi được về sau."
    case .templateTitle: "Tên mẫu"
    case .templateWho: "Dành cho"
    case .templateAllKinds: "Mọi loại"
    case .templateAllCategories: "Mọi lĩnh vực"
    case .templateFromProgram: "Có sẵn"
    case .templateWritten: "Ngày ghi"
    case .chooseTemplate: "Mẫu câu trả lời"
    case .chooseTemplateHint: "Mẫu được thêm vào dưới những gì đã viết, không xoá chữ nào."
    case .insertTemplate: "Dùng mẫu"
    case .templateAdded: "Đã thêm mẫu, chưa lưu. Mời điền các chỗ trong ngoặc vuông."
    case .previewAnswer: "Xem trước"
    case .previewTyped: "Như đang soạn, chưa lưu."
    case .previewSaved: "Như bản nháp đã lưu."
    case .previewEmpty: "Viết câu trả lời rồi bấm “Xem trước”."
    case .checkIsHint: "Gợi ý để tự xem lại, không chặn việc gửi."
    case .pointFound: "Đã thấy gì"
    case .pointDone: "Đã làm gì, hoặc vì sao chưa làm được"
    case .pointByWhom: "Ai làm"
    case .pointWhen: "Khi nào"
    case .pointProof: "Bằng chứng"
    case .pointAskAgain: "Hỏi lại bằng cách nào"
    case .pointFoundHint: "Thêm kết quả kiểm tra, như “Qua kiểm tra thực tế, …” hoặc nguyên nhân."
    case .pointDoneHint: "Thêm việc đã xong, như “đã vá”, “đã thu gom”, hoặc lý do chưa làm được."
    case .pointByWhomHint: "Thêm tên đơn vị, tổ, công ty đã làm."
    case .pointWhenHint: "Thêm ngày làm, như 26/11/2026."
    case .pointProofHint: "Thêm ảnh sau xử lý, hoặc số biên bản, quyết định, văn bản."
    case .pointAskAgainHint: "Thêm số điện thoại hoặc nơi liên hệ nếu người dân chưa đồng ý."
    case .pointMet: "Đã có"
    case .pointMissing: "Chưa thấy"
    case .emptyWords: "Nói chung chung, nên thay bằng việc cụ thể:"
    case .undoNow: "Hoàn tác"
    case .undoHint: "Hoàn tác thì phiếu trở lại như trước khi trả lời, không ai bên ngoài thấy."
    case .undoOver: "Đã gửi đi. Cần sửa thì mở lại phiếu."
    case .undoneAnswer: "Đã hoàn tác. Câu trả lời chưa gửi đi, còn là bản nháp."
    case .readyAnswers: "Trả lời ngay được?"
    case .readyUse: "Dùng"
    case .readyTemplate: "Mẫu câu"
    case .readyQuestion: "Hỏi đáp"
    case .readyNone: "Chưa có câu trả lời sẵn cho nội dung này."
    }
  }

  /// Its text in English.
  public var english: String { AnswerWord.inEnglish(self) }
}

extension Wording {
  /// A word of answers.
  public subscript(word: AnswerWord) -> String { word.text(in: language) }
}
