extension Redaction.Sort {
  /// What stands in the public text instead; Vietnamese, in brackets.
  public var mask: String {
    switch self {
    case .name: "[họ tên]"
    case .phone: "[số điện thoại]"
    case .identity: "[số căn cước]"
    case .passport: "[số hộ chiếu]"
    case .plate: "[biển số xe]"
    case .account: "[số tài khoản]"
    case .email: "[thư điện tử]"
    case .address: "[địa chỉ]"
    case .birth: "[ngày sinh]"
    case .health: "[thông tin sức khỏe]"
    case .child: "[thông tin trẻ em]"
    case .file: "[mã hồ sơ]"
    case .land: "[thửa đất]"
    }
  }
}
