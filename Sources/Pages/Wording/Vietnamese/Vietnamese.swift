import FoundationEssentials
import Rules

/// Vietnamese: official, but human.
struct Vietnamese: Wording {
  var language: Language { .vietnamese }
  let clock: LocalClock

  func kind(_ kind: Kind) -> String {
    switch kind {
    case .feedback: "Phản ánh"
    case .recommendation: "Kiến nghị"
    case .regulation: "Phản ánh, kiến nghị về quy định hành chính"
    case .suggestion: "Góp ý"
    case .praise: "Khen ngợi"
    case .question: "Hỏi đáp"
    case .informationRequest: "Yêu cầu cung cấp thông tin"
    case .complaint: "Khiếu nại"
    case .denunciation: "Tố cáo"
    case .dataSubject: "Yêu cầu của chủ thể dữ liệu"
    case .invalid: "Không hợp lệ"
    }
  }

  func state(_ state: State) -> String {
    switch state {
    case .received: "Chờ tiếp nhận"
    case .accepted: "Đã tiếp nhận, chờ phân loại"
    case .awaitingInformation: "Chờ người dân bổ sung"
    case .forwarded: "Chờ đơn vị tiếp nhận"
    case .returned: "Đơn vị trả lại, chờ điều phối"
    case .inProgress: "Đang xử lý"
    case .awaitingApproval: "Chờ lãnh đạo duyệt"
    case .answered: "Đã trả lời, chờ đánh giá"
    case .closed: "Đã đóng"
    case .declined: "Không tiếp nhận"
    case .transferred: "Chuyển cơ quan có thẩm quyền ngoài hệ thống"
    case .merged: "Gộp vào phiếu khác"
    case .withdrawn: "Người dân rút"
    }
  }

  func stateForCitizen(_ state: State) -> String {
    switch state {
    case .received: "Đã gửi"
    case .accepted: "Đã tiếp nhận"
    case .awaitingInformation: "Cần bổ sung thông tin"
    case .forwarded: "Đã chuyển đơn vị xử lý"
    case .returned: "Đang chuyển đơn vị khác"
    case .inProgress, .awaitingApproval: "Đang xử lý"
    case .answered: "Đã có kết quả"
    case .closed: "Hoàn thành"
    case .declined: "Không tiếp nhận"
    case .transferred: "Đã chuyển cơ quan có thẩm quyền"
    case .merged: "Đã gộp với phản ánh cùng nội dung"
    case .withdrawn: "Đã rút"
    }
  }

  func nextForCitizen(_ state: State) -> String {
    switch state {
    case .received:
      "Cán bộ tiếp nhận sẽ xem nội dung ông/bà gửi và báo lại trong ngày làm việc."
    case .accepted: "Chúng tôi đang chọn đơn vị có trách nhiệm để chuyển xử lý."
    case .awaitingInformation:
      "Chúng tôi cần ông/bà cho biết thêm. Thời hạn trả lời tạm dừng cho đến khi nhận được bổ sung."
    case .forwarded: "Đơn vị có trách nhiệm sẽ nhận việc và bắt đầu xử lý."
    case .returned: "Nội dung đang được chuyển đến đúng đơn vị. Thời hạn trả lời không thay đổi."
    case .inProgress: "Đơn vị đang kiểm tra, xử lý và sẽ trả lời ông/bà."
    case .awaitingApproval: "Câu trả lời đã soạn xong, đang chờ lãnh đạo đơn vị duyệt."
    case .answered:
      "Mời ông/bà xem câu trả lời và đánh giá. Nếu chưa đồng ý, ông/bà có thể đề nghị xử lý lại trong 30 ngày."
    case .closed: "Việc này đã hoàn thành. Cảm ơn ông/bà."
    case .declined: "Nội dung này không được tiếp nhận; lý do được nêu bên dưới."
    case .transferred: "Cơ quan có thẩm quyền sẽ xem xét và trả lời ông/bà."
    case .merged: "Ông/bà vẫn nhận được trả lời, cùng với phản ánh đã gửi trước về việc này."
    case .withdrawn: "Ông/bà đã rút nội dung này. Chúng tôi không xử lý tiếp."
    }
  }

  func obligation(_ obligation: ObligationKind) -> String {
    switch obligation {
    case .accept: "Tiếp nhận"
    case .forward: "Chuyển đơn vị"
    case .answer: "Trả lời người dân"
    case .measures: "Biện pháp khẩn cấp đầu tiên"
    case .takeUp: "Đơn vị nhận việc"
    case .unitAnswer: "Đơn vị trình câu trả lời"
    case .deliver: "Chuyển câu trả lời đến người dân"
    case .publish: "Công khai kết quả"
    }
  }

  func role(_ role: Role) -> String {
    switch role {
    case .citizen: "Người dân, doanh nghiệp"
    case .operator: "Tổng đài viên, cán bộ Một cửa"
    case .dispatcher: "Điều phối viên"
    case .officer: "Chuyên viên đơn vị"
    case .head: "Lãnh đạo đơn vị"
    case .publisher: "Biên tập công khai"
    case .leader: "Lãnh đạo UBND"
    case .reportingOfficer: "Đầu mối tổng hợp"
    case .restrictedOfficer: "Cán bộ phụ trách khiếu nại, tố cáo"
    case .collaborator: "Tổ công nghệ số cộng đồng"
    case .auditor: "Giám sát, HĐND"
    case .administrator: "Quản trị"
    }
  }

  func channel(_ channel: KnownChannel) -> String {
    switch channel {
    case .hotline: "Đường dây nóng"
    case .callCentre1022: "Tổng đài 1022"
    case .portal: "Trang thông tin điện tử"
    case .counter: "Tại quầy Một cửa"
    case .kiosk: "Máy tra cứu"
    case .email: "Thư điện tử"
    case .sms: "Tin nhắn SMS"
    case .zalo: "Zalo"
    case .facebook: "Facebook"
    case .app: "Ứng dụng di động"
    case .nationalPortal: "Hệ thống PAKN quốc gia"
    case .post: "Bưu chính"
    case .dialogue: "Hội nghị đối thoại"
    case .commentBook: "Sổ góp ý"
    case .communityTeam: "Tổ công nghệ số cộng đồng"
    case .petitionList: "Kiến nghị cử tri"
    }
  }
}
