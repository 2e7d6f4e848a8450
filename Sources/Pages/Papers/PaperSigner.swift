/// Who signs an official paper, and so what stands above the name (decree 30/2020, appendix I,
/// II.7: `TM.` for the committee, `KT.` in the chairman's place, `TL.` by the chairman's order).
public enum PaperSigner: String, Sendable, CaseIterable {
  /// Left to whoever signs.
  case blank
  /// The chairman.
  case chairman
  /// A deputy in the chairman's place.
  case deputy
  /// The head of the administrative office, by the chairman's order.
  case order

  /// What stands above the signature, line by line.
  public var lines: [String] {
    switch self {
    case .blank: ["NGƯỜI CÓ THẨM QUYỀN KÝ"]
    case .chairman: ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]
    case .deputy: ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]
    case .order: ["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"]
    }
  }

  /// What it is called where it is chosen.
  public func name(_ words: any Wording) -> String {
    switch self {
    case .blank: words[.signerBlank]
    case .chairman: words[.signerChairman]
    case .deputy: words[.signerDeputy]
    case .order: words[.signerOrder]
    }
  }
}
