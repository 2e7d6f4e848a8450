/// What a citizen brings: the legal world a ticket lives in (`vietnam.md` 2.1).
public enum Kind: String, CaseIterable, Sendable, Codable {
  /// Phản ánh: tells a fact, a fault, a nuisance.
  case feedback
  /// Kiến nghị: asks for a decision, an investment, a change.
  case recommendation
  /// Phản ánh, kiến nghị về quy định hành chính (decree 20/2008).
  case regulation
  /// Góp ý: advice, not binding.
  case suggestion
  /// Khen ngợi.
  case praise
  /// Hỏi đáp.
  case question
  /// Yêu cầu cung cấp thông tin.
  case informationRequest = "information_request"
  /// Khiếu nại: leaves the feedback flow, always restricted.
  case complaint
  /// Tố cáo: leaves the feedback flow, always restricted.
  case denunciation
  /// Yêu cầu của chủ thể dữ liệu (law 91/2025).
  case dataSubject = "data_subject"
  /// Spam, fraud, empty text.
  case invalid

  /// Whether every ticket of this kind is restricted: kept by restricted officers, never public.
  public var isRestricted: Bool {
    switch self {
    case .complaint, .denunciation: true
    case .feedback, .recommendation, .regulation, .suggestion, .praise, .question,
      .informationRequest, .dataSubject, .invalid:
      false
    }
  }

  /// Whether an answered ticket of this kind is ever proposed for publication.
  public var isPublishable: Bool {
    switch self {
    case .feedback, .recommendation, .regulation, .suggestion, .praise, .question: true
    case .informationRequest, .dataSubject, .complaint, .denunciation, .invalid: false
    }
  }
}
