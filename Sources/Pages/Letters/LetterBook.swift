public import FoundationEssentials
public import Rules

/// Writes the program's letters: to citizens in Vietnamese with an English paragraph below, as
/// text messages without marks within 160 characters (`vietnam.md` 6.6), to staff in Vietnamese.
public struct LetterBook: Sendable {
  /// What a letter to a citizen is about.
  public struct Subject: Sendable, Hashable {
    /// The ticket.
    public let number: TicketNumber
    /// When an answer is promised; nil if none is owed.
    public let dueAt: Date?
    /// The unit that handles it; nil if it is not to be named.
    public let unit: String?
    /// The answer's words; nil if the letter only says where to read them.
    public let answer: String?

    /// A ticket as its citizen is told of it.
    public init(number: TicketNumber, dueAt: Date?, unit: String?, answer: String?) {
      self.number = number
      self.dueAt = dueAt
      self.unit = unit
      self.answer = answer
    }
  }

  let site: Site
  let vietnamese: any Wording
  private let english: any Wording

  /// Letters of a site, with instants read by a clock.
  public init(site: Site, clock: LocalClock) {
    self.site = site
    vietnamese = Language.vietnamese.wording(clock)
    english = Language.english.wording(clock)
  }

  /// An e-mail to a citizen.
  public func mail(_ news: CitizenNews, _ subject: Subject) -> Letter {
    let body = [
      "Kính gửi Ông/Bà,", said(news, subject), promise(news, subject),
      subject.answer.map { "Nội dung trả lời:\n\n\($0)" }, tracking,
      "Trân trọng./.\n\(site.authority)",
      "Thư này do hệ thống tự động gửi, xin không trả lời thư này.",
      "----------\n" + englishParagraph(news, subject),
    ]
    return Letter(
      subject: "\(subject.number): \(title(news))",
      body: body.compactMap(\.self).joined(separator: "\n\n") + "\n")
  }

  /// A text message to a citizen.
  public func text(_ news: CitizenNews, _ subject: Subject) -> Letter {
    let said = PlainLetters.of("\(subject.number): \(short(news, subject)).")
    let whole = site.baseURL.map { "\(said) Tra cuu: \($0)/tra-cuu" } ?? said
    let body = whole.utf8.count <= LetterBook.longestText ? whole : said
    return Letter(subject: "", body: String(body.prefix(LetterBook.longestText)))
  }

  /// One text message of plain letters (GSM 03.38).
  public static let longestText = 160
}

extension LetterBook {
  private func title(_ news: CitizenNews) -> String {
    switch news {
    case .accepted: "đã tiếp nhận"
    case .forwarded: "đã chuyển đơn vị xử lý"
    case .question: "cần bổ sung thông tin"
    case .answered: "đã có kết quả"
    case .declined: "không tiếp nhận"
    case .transferred: "đã chuyển cơ quan có thẩm quyền"
    case .extended: "xin lỗi và hẹn lại ngày trả lời"
    }
  }

  private func said(_ news: CitizenNews, _ subject: Subject) -> String {
    let number = subject.number
    return switch news {
    case .accepted: "\(site.authority) đã tiếp nhận phiếu \(number) của Ông/Bà."
    case .forwarded:
      "Phiếu \(number) đã được chuyển đến \(subject.unit ?? "đơn vị có trách nhiệm") để xử lý."
    case .question:
      "Để xử lý phiếu \(number), \(site.authority) đề nghị Ông/Bà bổ sung thông tin."
        + " Câu hỏi có trên trang tra cứu; thời hạn trả lời được tạm dừng cho đến khi Ông/Bà"
        + " bổ sung."
    case .answered: "Phiếu \(number) của Ông/Bà đã có kết quả."
    case .declined:
      "Phiếu \(number) không thuộc trường hợp được tiếp nhận. Lý do và hướng dẫn có trên trang"
        + " tra cứu."
    case .transferred:
      "Phiếu \(number) đã được chuyển đến cơ quan có thẩm quyền để xem xét, giải quyết."
    case .extended:
      "\(site.authority) xin lỗi Ông/Bà vì chưa thể trả lời phiếu \(number) đúng thời gian đã"
        + " hẹn. Lý do có trên trang tra cứu."
    }
  }

  private func promise(_ news: CitizenNews, _ subject: Subject) -> String? {
    switch news {
    case .accepted, .forwarded: subject.dueAt.map { "Hẹn trả lời \(vietnamese.deadline($0))." }
    case .extended: subject.dueAt.map { "Hẹn lại \(vietnamese.deadline($0))." }
    case .question, .answered, .declined, .transferred: nil
    }
  }

  private var tracking: String {
    let place = site.baseURL.map { "tại \($0)/tra-cuu" } ?? "qua đường dây nóng"
    return "Ông/Bà tra cứu \(place) bằng số phiếu và mã tra cứu được cấp khi gửi. Sau khi có kết"
      + " quả, Ông/Bà có thể đánh giá hoặc đề nghị xem xét lại trong 30 ngày."
  }

  private func short(_ news: CitizenNews, _ subject: Subject) -> String {
    let due = subject.dueAt.map { ", han tra loi \(vietnamese.day(vietnamese.lastDay($0)))" } ?? ""
    return switch news {
    case .accepted: "\(site.authority) đã tiếp nhận\(due)"
    case .forwarded: "đã chuyển \(subject.unit ?? "đơn vị") xử lý\(due)"
    case .question: "cần Ông/Bà bổ sung thông tin"
    case .answered: "đã có kết quả"
    case .declined: "không tiếp nhận, xem lý do khi tra cứu"
    case .transferred: "đã chuyển cơ quan có thẩm quyền"
    case .extended:
      "xin lỗi Ông/Bà vì chậm trễ"
        + (subject.dueAt.map { ", hen tra loi \(vietnamese.day(vietnamese.lastDay($0)))" } ?? "")
    }
  }

  private func englishParagraph(_ news: CitizenNews, _ subject: Subject) -> String {
    let number = subject.number
    let due = subject.dueAt.map { " An answer is due \(english.deadline($0))." } ?? ""
    let said =
      switch news {
      case .accepted: "Your ticket \(number) was accepted.\(due)"
      case .forwarded: "Your ticket \(number) was passed to the unit in charge.\(due)"
      case .question: "We need more information about your ticket \(number)."
      case .answered: "Your ticket \(number) has been answered."
      case .declined: "Your ticket \(number) could not be accepted; the reason is given online."
      case .transferred: "Your ticket \(number) was passed to the competent authority."
      case .extended: "We are sorry: the answer to your ticket \(number) takes longer.\(due)"
      }
    guard let base = site.baseURL else { return said }
    return "\(said) Track it at \(base)/tra-cuu?lang=en with its number and your access code."
  }
}
