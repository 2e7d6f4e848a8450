import Rules

extension Vietnamese {
  func verb(_ verb: Verb) -> String {
    switch verb {
    case .file: "Ghi nhận phiếu"
    case .seeTicket: "Xem phiếu"
    case .seeIdentity: "Xem thông tin người phản ánh"
    case .accept: "Tiếp nhận"
    case .decline: "Không tiếp nhận"
    case .transfer: "Chuyển cơ quan có thẩm quyền"
    case .forward: "Chuyển xử lý"
    case .recall: "Thu hồi"
    case .takeUp: "Nhận xử lý"
    case .return: "Trả lại"
    case .assign: "Phân công"
    case .askInformation: "Yêu cầu bổ sung"
    case .addInformation: "Bổ sung thông tin"
    case .note: "Ghi nhật ký"
    case .contribute: "Góp ý kiến phối hợp"
    case .draftAnswer: "Soạn câu trả lời"
    case .submitAnswer: "Trình duyệt"
    case .approveAnswer: "Duyệt và gửi trả lời"
    case .answerLevel1: "Trả lời ngay"
    case .recordDelivery: "Ghi nhận đã chuyển trả lời"
    case .requestExtension: "Đề nghị gia hạn"
    case .grantExtension: "Gia hạn"
    case .merge: "Gộp phiếu"
    case .unmerge: "Bỏ gộp"
    case .split: "Tách nội dung"
    case .restrict: "Chuyển chế độ hạn chế"
    case .publish: "Biên tập bản công khai"
    case .approvePublication: "Công khai"
    case .withdrawPublication: "Gỡ công khai"
    case .withdraw: "Người dân rút"
    case .rate: "Đánh giá kết quả"
    case .reopen: "Mở lại"
    case .remind: "Đôn đốc"
    case .seeReport: "Xem báo cáo"
    case .makeReport: "Lập báo cáo"
    case .export: "Xuất dữ liệu"
    case .seeHistory: "Xem lịch sử"
    case .editCalendar: "Sửa lịch làm việc"
    case .editRules: "Sửa quy tắc"
    case .editPeople: "Sửa người dùng"
    case .takeCall: "Nghe cuộc gọi"
    case .callBack: "Gọi lại"
    case .blockCaller: "Chặn số gọi đến"
    case .addReporter: "Thêm người phản ánh"
    }
  }

  func refusal(_ code: String) -> String {
    switch RefusalCode(rawValue: code) {
    case .notFound: "Không tìm thấy, hoặc ông/bà không có quyền xem."
    case .moveNotAllowed: "Việc này không làm được khi phiếu đang ở trạng thái hiện tại."
    case .stale: "Phiếu vừa được người khác cập nhật. Mời xem lại rồi thực hiện tiếp."
    case .invalid: "Có chỗ chưa đúng. Mời xem các dòng được đánh dấu."
    case .overloaded: "Hệ thống đang bận. Mời thử lại sau vài giây."
    case .keyUsedForAnotherRequest:
      "Biểu mẫu này đã được gửi với nội dung khác. Mời mở biểu mẫu mới."
    case .externalNumberKnown:
      "Mã phiếu bên ngoài này đã có phiếu. Gõ mã vào ô tìm phiếu để mở phiếu đó."
    case .alreadyRated: "Câu trả lời này đã được đánh giá."
    case .noDraft: "Chưa có câu trả lời hoặc bản công khai để làm việc này."
    case .noRequest: "Không còn đề nghị nào chờ quyết định."
    case .alreadyExtended: "Thời hạn đã được gia hạn, hoặc đang có đề nghị chờ duyệt."
    case .tooEarly: "Chưa hết thời gian chờ người dân bổ sung."
    case .askedOften:
      "Đã hỏi người dân hai lần. Hỏi thêm nữa do lãnh đạo đơn vị hoặc điều phối viên quyết định."
    case .notAlike:
      "Phiếu kín chỉ gộp với phiếu kín. Nếu cùng một việc, mời sửa lĩnh vực của phiếu kia trước."
    case .othersWait:
      "Còn người khác cũng phản ánh việc này và đang chờ trả lời, nên phiếu vẫn tiếp tục được giải quyết."
    case .overlapping: "Thời gian đó đã có một quy định khác đang áp dụng."
    case .tooLate: "Đã quá thời gian cho phép thực hiện việc này."
    case .alreadyLeft:
      "Câu trả lời đã gửi đi, không hoàn tác được nữa. Cần sửa thì mở lại phiếu."
    case .neverPublic: "Phiếu này không được công khai."
    case .ownWork: "Không được tự duyệt việc của chính mình."
    case .canNotBeReturned:
      "Phiếu đã bị trả lại hai lần: quyết định của điều phối viên không trả lại được nữa."
    case .taken: "Tên, mã hoặc số này đã có người dùng."
    case .plannedAlready: "Người này đã có lịch trong thời gian đó."
    case .draftEdited:
      "Ông/bà đã sửa bản này nên chưa công khai được. Mời lưu lại; người khác sẽ duyệt."
    case .callWasMissed: "Cuộc gọi này chưa có ai nghe nên chưa ghi kết quả được."
    case .callHasTickets: "Cuộc gọi này đã gắn với phiếu nên không ghi kết quả khác được."
    case .callBackTaken: "Người khác vừa nhận gọi lại số này."
    case .callBackDone: "Việc gọi lại này đã xong."
    case .alreadyBlocked: "Số này đang bị chặn rồi."
    case .inUse: "Đang được dùng ở nơi khác nên chưa thể bỏ."
    case nil: "Không thực hiện được. Mời thử lại."
    }
  }

  func problem(_ code: FieldProblem.Code, of label: String) -> String {
    switch code {
    case .missing: "Mời điền “\(label)”."
    case .tooShort(let minimum): "“\(label)” ngắn quá: cần ít nhất \(minimum) ký tự."
    case .tooLong(let limit): "“\(label)” dài quá: nhiều nhất \(number(limit)) ký tự."
    case .unknown: "“\(label)”: không có lựa chọn này. Mời chọn lại."
    case .inactive: "“\(label)”: lựa chọn này không còn dùng. Mời chọn lại."
    case .notValidThen: "“\(label)”: đơn vị không tồn tại vào ngày đó. Mời chọn lại."
    case .badNumber: "“\(label)” phải là một số."
    case .outsideVietnam: "“\(label)”: vị trí nằm ngoài Việt Nam. Mời kiểm tra lại."
    case .badDate: "“\(label)” không phải ngày giờ có thật. Mời ghi như 26/11/2026 16:30."
    case .inFuture: "“\(label)” không thể muộn hơn bây giờ."
    case .tooOld(let days): "“\(label)”: chỉ được ghi lùi nhiều nhất \(days) ngày."
    case .badEmail: "“\(label)” chưa đúng. Mời ghi như ten@vidu.vn."
    case .badPhone: "“\(label)” chưa đúng. Mời ghi như 0900 000 112."
    case .personal:
      "“\(label)” còn số riêng của người dân, hoặc tên, địa chỉ người phản ánh. Mời che lại, hoặc "
        + "ghi lý do được giữ."
    case .noWay: "“\(label)”: người dân không để lại cách liên hệ này. Mời chọn cách khác."
    case .badUsername:
      "“\(label)” gồm 2 đến 64 chữ thường không dấu, chữ số, dấu chấm, gạch nối hoặc gạch dưới, như tongdai1."
    case .notWithin(let from, let through):
      "“\(label)” phải từ \(number(from)) đến \(number(through))."
    case .notLater: "“\(label)” phải sau hôm nay: phiếu đã nhận giữ thời hạn cũ."
    case .outOfOrder: "“\(label)” phải sau mục đứng ngay trước nó. Mời kiểm tra lại cả hai."
    case .samePerson: "“\(label)” phải là một người khác."
    case .unsuitable: "“\(label)”: người này không làm được việc đó. Mời chọn người khác."
    case .needsRule:
      "Dài hơn thời hạn chung của loại này. Mời ghi văn bản cho phép vào “\(label)”, như Quyết định 15/2026/QĐ-UBND."
    case .blankLeft:
      "“\(label)” còn chỗ trong ngoặc vuông chưa điền, như [ngày …]. Mời điền hoặc bỏ đi rồi gửi lại."
    case .unknownPlaceholder:
      "“\(label)”: có từ trong ngoặc nhọn không dùng được. Mời xem danh sách bên dưới ô."
    }
  }

  func field(_ field: SubmissionField) -> String {
    switch field {
    case .channel: "Kênh tiếp nhận"
    case .title: "Tiêu đề"
    case .body: "Nội dung"
    case .kind: "Loại"
    case .category: "Lĩnh vực"
    case .commune: "Phường, xã"
    case .placeText: "Địa điểm"
    case .latitude: "Vĩ độ"
    case .longitude: "Kinh độ"
    case .reporterName: "Họ và tên"
    case .phone: "Số điện thoại"
    case .email: "Thư điện tử"
    case .address: "Địa chỉ"
    case .receivedAt: "Thời điểm nhận"
    case .externalSystem: "Hệ thống bên ngoài"
    case .externalNumber: "Mã phiếu bên ngoài"
    case .unit: "Đơn vị xử lý"
    case .publicationWish: "Công khai kết quả"
    }
  }

  func actField(_ key: String) -> String {
    switch ActField(rawValue: key) {
    case .to: "Trạng thái mới"
    case .note: "Ghi chú"
    case .reason: "Lý do"
    case .unit: "Đơn vị"
    case .person: "Người"
    case .text: "Nội dung"
    case .score: "Mức đánh giá"
    case .method: "Cách chuyển trả lời"
    case .amount: "Thời gian gia hạn"
    case .into: "Phiếu gộp vào"
    case .template: "Mẫu câu trả lời"
    case .parts: "Các phần được tách"
    case .title: "Tiêu đề"
    case .question: "Nội dung phản ánh"
    case .answer: "Câu trả lời"
    case .kind: "Loại"
    case .category: "Lĩnh vực"
    case .lateReason: "Lý do trả lời muộn"
    case .photo: "Ảnh sau xử lý"
    case .revision: "Phiên bản"
    case .until: "Đến ngày"
    case .username: "Tên đăng nhập"
    case .name: "Tên"
    case .password: "Mật khẩu"
    case .role: "Vai trò"
    case .number: "Số"
    case .definition: "Nội dung lịch"
    case .hours: "Giờ trực"
    case .purpose: "Việc phụ trách"
    case .position: "Thứ tự"
    case .code: "Mã"
    case .exclude: "Người không được xem"
    case .from: "Từ"
    case .deputy: "Người thay"
    case .watch: "Người trực"
    case .day: "Ngày"
    case .start: "Từ giờ"
    case .end: "Đến giờ"
    case .warnLeft: "Nhắc khi còn (giờ làm việc)"
    case .escalateAfter: "Báo điều phối khi quá hạn (giờ làm việc)"
    case .validFrom: "Áp dụng từ ngày"
    case .calendar: "Lịch làm việc"
    case .escalateAgainAfter: "Báo lãnh đạo khi quá hạn (giờ làm việc)"
    case .extension: "Máy nhánh"
    case .outcome: "Kết quả cuộc gọi"
    case .places: "Địa điểm"
    case nil: key
    }
  }
}
