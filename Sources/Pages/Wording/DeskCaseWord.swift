/// Words of lists that leave the house, of co-operating units, and of what clocks did.
public enum DeskCaseWord: String, Vocable {
  case exportList, exportAll, navContributions, contributionWord, contributionsTitle,
    contributionsIntro
  case contributionsEmpty, contributionAsked, contributionGiven, contributionLead
  case contributionMasked

  /// Its text in Vietnamese.
  public var vietnamese: String {
    switch self {
    case .exportList: "Tải danh sách này (CSV)"
    case .exportAll: "Tải danh sách mọi phiếu (CSV)"
    case .navContributions: "Phối hợp"
    case .contributionWord: "Ý kiến phối hợp"
    case .contributionsTitle: "Việc đơn vị phối hợp"
    case .contributionsIntro: "Đơn vị khác chủ trì; đơn vị mình góp phần có thời hạn riêng."
    case .contributionsEmpty: "Không có việc phối hợp nào đang chờ"
    case .contributionAsked: "Được đề nghị"
    case .contributionGiven: "Đã góp"
    case .contributionLead: "Đơn vị chủ trì"
    case .contributionMasked: "Thông tin về người phản ánh được che với đơn vị phối hợp."
    }
  }

  /// Its text in English.
  public var english: String {
    switch self {
    case .exportList: "Download this list (CSV)"
    case .exportAll: "Download the list of all tickets (CSV)"
    case .navContributions: "Co-operation"
    case .contributionWord: "Contribution"
    case .contributionsTitle: "Work with other units"
    case .contributionsIntro: "Another unit leads; ours owes its part by a time of its own."
    case .contributionsEmpty: "Nothing waits for a contribution"
    case .contributionAsked: "Asked of us"
    case .contributionGiven: "Given"
    case .contributionLead: "Lead unit"
    case .contributionMasked: "Who reported is masked for co-operating units."
    }
  }
}

extension Wording {
  /// A word of these.
  public subscript(word: DeskCaseWord) -> String { word.text(in: language) }
}
