/// A person's part in the office (`product.md`, "People"). Rights are (role × unit with its
/// subtree); a person's rights are the union of their roles.
public enum Role: String, CaseIterable, Sendable, Codable {
  /// Người dân, doanh nghiệp: acts through a number and its access code, or on their own filing.
  case citizen
  /// Tổng đài viên, cán bộ Một cửa.
  case `operator`
  /// Điều phối viên.
  case dispatcher
  /// Chuyên viên đơn vị.
  case officer
  /// Lãnh đạo đơn vị.
  case head
  /// Biên tập công khai.
  case publisher
  /// Lãnh đạo UBND.
  case leader
  /// Đầu mối tổng hợp.
  case reportingOfficer = "reporting_officer"
  /// Cán bộ phụ trách khiếu nại, tố cáo.
  case restrictedOfficer = "restricted_officer"
  /// Tổ công nghệ số cộng đồng.
  case collaborator
  /// Giám sát, HĐND.
  case auditor
  /// Quản trị: configures, sees no ticket content.
  case administrator
}
