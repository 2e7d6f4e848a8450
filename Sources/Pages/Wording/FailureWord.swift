/// What is said when a request fails before or beside what the office refuses; the raw value is
/// the end of the problem's `type`.
public enum FailureWord: String, Vocable {
  case unreadableJSON = "unreadable_json"
  case unreadableForm = "unreadable_form"
  case unreadableMultipart = "unreadable_multipart"
  case unreadableText = "unreadable_text"
  case unreadableKey = "unreadable_idempotency_key"
  case unreadableMatch = "unreadable_if_match"
  case unreadableQuery = "unreadable_query"
  case unauthenticated
  case signInFailed = "sign_in_failed"
  case signatureMissing = "signature_missing"
  case signatureWrong = "signature_wrong"
  case signatureExpired = "signature_expired"
  case crossSite = "cross_site"
  case expiredForm = "expired_form"
  case slow
  case tooLarge = "too_large"
  case unsupportedMediaType = "unsupported_media_type"
  case preconditionRequired = "precondition_required"
  case methodNotAllowed = "method_not_allowed"
  case tooManyRequests = "too_many_requests"
  case unavailable
  case badRequest = "bad_request"
  case fault
  case badCalendar = "bad_calendar"
  case wrongType = "wrong_type"
  case unknownMember = "unknown_member"
  case badText = "bad_text"

  /// Its text in Vietnamese.
  public var vietnamese: String {
    switch self {
    case .unreadableJSON: "Nội dung gửi lên không phải là JSON hợp lệ."
    case .unreadableForm: "Không đọc được biểu mẫu đã gửi."
    case .unreadableMultipart: "Không đọc được biểu mẫu có tệp đính kèm."
    case .unreadableText: "Nội dung gửi lên có ký tự không hợp lệ."
    case .unreadableKey: "Cần có tiêu đề Idempotency-Key, dài không quá 200 ký tự."
    case .unreadableMatch: "Tiêu đề If-Match không phải là số phiên bản."
    case .unreadableQuery: "Bộ lọc hoặc vị trí trang không hợp lệ."
    case .unauthenticated: "Ông/bà cần đăng nhập."
    case .signatureMissing: "Cần có tiêu đề Hoiam-Timestamp và Hoiam-Signature."
    case .signatureWrong: "Chữ ký không đúng."
    case .signatureExpired: "Chữ ký đã quá 5 phút. Hãy kiểm tra đồng hồ của tổng đài."
    case .signInFailed:
      "Tên đăng nhập hoặc mật khẩu không đúng, hoặc tài khoản đang tạm khóa."
    case .crossSite: "Yêu cầu không đến từ trang này. Hãy mở lại trang rồi thực hiện lại."
    case .expiredForm: "Biểu mẫu đã mở quá lâu. Hãy xem lại rồi gửi lần nữa."
    case .slow: "Dữ liệu được gửi lên quá chậm. Hãy thử lại."
    case .tooLarge: "Nội dung gửi lên quá lớn."
    case .unsupportedMediaType: "Chưa hỗ trợ kiểu nội dung này."
    case .preconditionRequired: "Cần có tiêu đề If-Match ghi phiên bản đã xem."
    case .methodNotAllowed: "Địa chỉ này không nhận cách gửi đó."
    case .tooManyRequests: "Có quá nhiều yêu cầu từ địa chỉ này. Hãy thử lại sau ít phút."
    case .unavailable: "Dịch vụ đang tạm gián đoạn. Hãy thử lại sau ít phút."
    case .badRequest: "Không hiểu được yêu cầu này."
    case .fault: "Hệ thống gặp lỗi. Hãy thử lại; nếu vẫn lỗi, hãy báo mã dưới đây cho tổng đài."
    case .badCalendar: "Lịch làm việc này không hợp lệ."
    case .wrongType: "Giá trị sai kiểu; cần kiểu"
    case .unknownMember: "Không có trường này."
    case .badText: "Có ký tự không hợp lệ."
    }
  }

  /// Its text in English.
  public var english: String {
    switch self {
    case .unreadableJSON: "The body is not valid JSON."
    case .unreadableForm: "The form that was sent can't be read."
    case .unreadableMultipart: "The form with files that was sent can't be read."
    case .unreadableText: "There are characters in it that are no text."
    case .unreadableKey: "A header Idempotency-Key of at most 200 characters is needed."
    case .unreadableMatch: "The header If-Match is no revision."
    case .unreadableQuery: "A filter or a cursor is not valid."
    case .unauthenticated: "You need to sign in."
    case .signatureMissing: "Headers Hoiam-Timestamp and Hoiam-Signature are needed."
    case .signatureWrong: "The signature is wrong."
    case .signatureExpired: "The signature is older than 5 minutes. Look at the exchange's clock."
    case .signInFailed: "User name or password is wrong, or the account is locked for a while."
    case .crossSite: "The request doesn't come from this site. Open the page again and repeat it."
    case .expiredForm: "The form lay open for too long. Look it over and send it again."
    case .slow: "The data arrived too slowly. Please try again."
    case .tooLarge: "What was sent is too large."
    case .unsupportedMediaType: "This type of content isn't supported."
    case .preconditionRequired: "A header If-Match with the revision that was seen is needed."
    case .methodNotAllowed: "This address can't be asked in this way."
    case .tooManyRequests: "Too many requests from this address. Try again in a few minutes."
    case .unavailable: "The service is interrupted. Try again in a few minutes."
    case .badRequest: "The request can't be understood."
    case .fault:
      "Something went wrong on our side. Try again; if it stays, tell the hotline the code below."
    case .badCalendar: "This calendar is not valid."
    case .wrongType: "The value is of the wrong type; what is needed is"
    case .unknownMember: "There is no such member."
    case .badText: "There is a character in it that is no text."
    }
  }
}
