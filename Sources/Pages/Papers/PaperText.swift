import FoundationEssentials
import Rules

/// The words of a paper, in Vietnamese.
struct PaperText {
  private let paper: TicketPaper
  private let words: any Wording

  init(_ paper: TicketPaper, _ words: any Wording) {
    (self.paper, self.words) = (paper, words)
  }

  private var office: String { paper.site.authority }
  private var matter: TicketPaper.Matter { paper.matter }
  /// What it is called; what has its own regime is called by no name.
  private var thing: String { matter.isRestricted ? "nội dung" : "phản ánh, kiến nghị" }

  /// The type's sign after the number that the clerk's register gives.
  var symbol: String {
    switch paper.message {
    case .handing: "PC"
    case .declined, .transferred, .extended: "TB"
    case .question: "PYC"
    }
  }

  /// `Xuân Lộc, ngày 09 tháng 6 năm 2026`.
  var placeAndDay: String {
    let day = words.paperDay(paper.printedAt)
    return paper.site.place.map { "\($0), \(day)" } ?? day.capitalizedFirst
  }

  /// The type's name.
  var kindName: String {
    switch paper.message {
    case .handing: "PHIẾU CHUYỂN"
    case .declined, .transferred, .extended: "THÔNG BÁO"
    case .question: "PHIẾU YÊU CẦU BỔ SUNG THÔNG TIN"
    }
  }

  /// What it is about, below the type's name; nil where that says it.
  var subject: String? {
    switch paper.message {
    case .handing:
      matter.isRestricted ? "Nội dung công dân gửi" : "Phản ánh, kiến nghị của công dân"
    case .declined: "Về việc không tiếp nhận \(thing) của ông/bà"
    case .transferred: "Về việc chuyển \(thing) của ông/bà đến cơ quan có thẩm quyền"
    case .extended: "Về việc xin lỗi và hẹn lại ngày trả lời \(thing) của ông/bà"
    case .question: nil
    }
  }

  /// The first sentence: what was received, when.
  var opening: String {
    let received = words.paperDay(matter.receivedAt).capitalizedFirst
    let source = "mã phiếu \(matter.number) (kênh: \(matter.channel))"
    switch paper.message {
    case .handing: return "\(received), \(office) nhận được \(thing), \(source)."
    case .declined, .transferred, .extended, .question:
      let about = matter.title.map { ", về việc: \($0)" } ?? ""
      return "\(received), \(office) nhận được \(thing) của ông/bà, \(source)\(about)."
    }
  }

  /// What is handed on, line by line.
  var matterLines: [String] {
    guard case .handing(let handing) = paper.message else { return [] }
    // A title that was cut from the words says nothing beside them.
    let title = matter.title.flatMap { title in
      let cut = title.hasSuffix("…") ? String(title.dropLast()) : title
      return handing.body.hasPrefix(cut) ? nil : title
    }
    let said = [title, handing.body].compactMap(\.self).joined(separator: "\n")
    var lines = PaperText.lines(said)
    if let first = lines.first { lines[0] = "Nội dung: \(first)" }
    if let place = handing.place { lines.append("Địa điểm: \(place).") }
    let field = handing.category.map { "Lĩnh vực: \($0)." }
    let files = handing.files > 0 ? "Tài liệu kèm theo: \(words.paperFiles(handing.files))." : nil
    let facts = [field, files].compactMap(\.self).joined(separator: " ")
    return facts.isEmpty ? lines : lines + [facts]
  }

  /// What it says.
  var paragraphs: [String] {
    switch paper.message {
    case .handing(let handing): [said(handing)]
    case .declined(let because):
      ["Sau khi xem xét, \(office) thông báo không tiếp nhận \(thing) nêu trên, vì lý do sau:"]
        + said(because) + [help, closing]
    case .transferred(let because):
      [
        "Sau khi xem xét, \(office) thông báo đã chuyển \(thing) nêu trên đến cơ quan có thẩm"
          + " quyền để xem xét, giải quyết, vì lý do sau:"
      ] + said(because) + [help, closing]
    case .extended(let before, let due, let note): said(before, due, note)
    case .question(let question, let until): asked(question, until)
    }
  }

  /// To whom copies go.
  var copies: [String] {
    let filed = "- Lưu: VT, PA."
    switch paper.message {
    case .handing: return ["- Như trên;", "- Người gửi (để biết);", filed]
    case .declined, .transferred, .extended, .question: return ["- Như trên;", filed]
    }
  }

  private func said(_ handing: TicketPaper.Handing) -> String {
    let isOutside = handing.unit == nil
    let whose = isOutside ? "Quý cơ quan" : "Quý đơn vị"
    let until = handing.dueAt.map { " \(words.paperDeadline($0))" } ?? ""
    let asked =
      "Xét nội dung thuộc thẩm quyền giải quyết của \(whose), \(office) chuyển \(thing) nêu trên"
      + " để xem xét, giải quyết theo quy định; trả lời người gửi và thông báo kết quả về"
      + " \(office)\(until)."
    if isOutside { return closed(asked) }
    if handing.isDecision {
      return asked + " Phiếu đã qua hai lần chuyển trả; lần chuyển này là quyết định phân công,"
        + " đề nghị Quý đơn vị không chuyển trả./."
    }
    return asked + " Trường hợp không thuộc thẩm quyền, đề nghị chuyển trả trong 04 giờ làm việc,"
      + " nêu rõ lý do./."
  }

  private func said(_ because: TicketPaper.Because) -> [String] {
    let basis = because.basis.map { "Căn cứ: \($0)." }
    return [because.letter].compactMap(\.self) + PaperText.lines(because.note ?? "")
      + [basis].compactMap(\.self)
  }

  private func said(_ before: Date?, _ due: Date, _ note: String?) -> [String] {
    let promised = before.map { ", hẹn trả lời \(words.paperDeadline($0))" } ?? ""
    return [
      "Đến nay, \(office) chưa thể trả lời ông/bà đúng thời gian đã hẹn\(promised)."
    ] + (note.map { ["Lý do:"] + PaperText.lines($0) } ?? []) + [
      "\(office) xin lỗi ông/bà và xin hẹn trả lời \(words.paperDeadline(due)).",
      help, closing,
    ]
  }

  private func asked(_ question: String, _ until: Date?) -> [String] {
    let time = until.map { " \(words.paperDeadline($0))" } ?? ""
    return [
      "Để có đủ cơ sở xem xét, giải quyết, \(office) đề nghị ông/bà bổ sung thông tin sau:"
    ] + PaperText.lines(question) + [
      "Đề nghị ông/bà bổ sung\(time) tại \(paper.trackingAddress), qua đường dây nóng hoặc trực"
        + " tiếp tại nơi tiếp nhận. Thời hạn trả lời tạm dừng cho đến khi nhận được thông tin"
        + " bổ sung.",
      closing,
    ]
  }

  private var help: String {
    "Cần được hướng dẫn thêm, ông/bà liên hệ nơi tiếp công dân của \(office), gọi đường dây nóng và"
      + " đọc mã phiếu, hoặc tra cứu tại \(paper.trackingAddress)."
  }

  private var closing: String { "\(office) thông báo để ông/bà được biết./." }

  /// With the stroke that ends an official text.
  private func closed(_ text: String) -> String {
    (text.hasSuffix(".") ? String(text.dropLast()) : text) + "./."
  }

  private static func lines(_ text: String) -> [String] {
    text.split(whereSeparator: \.isNewline).map(String.init)
      .filter { !$0.allSatisfy(\.isWhitespace) }
  }
}

extension Site {
  /// The place that official papers are dated at: the name of the authority's area, such as
  /// `Xuân Lộc` of `UBND phường Xuân Lộc` (decree 30/2020, appendix I, II.4); nil if the name does
  /// not say it.
  var place: String? {
    let sorts: Set = ["phường", "xã", "trấn", "huyện", "quận", "phố", "tỉnh", "khu"]
    let parts = authority.split(separator: " ")
    guard let last = parts.lastIndex(where: { sorts.contains($0.lowercased()) }) else { return nil }
    let name = parts[(last + 1)...].joined(separator: " ")
    return name.isEmpty ? nil : name
  }
}
