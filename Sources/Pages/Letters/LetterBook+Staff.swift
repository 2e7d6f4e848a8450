public import Rules

// Letters to people of the office: numbers and clocks, never what a ticket is about.

extension LetterBook {
  /// The most clocks that one e-mail lists; the rest is a figure, the desk shows them all.
  private static let longestList = 50

  /// An e-mail to somebody of the office.
  ///
  /// - Parameter notices: the most urgent first; at least one.
  public func mail(_ notices: [Ladder.Notice]) -> Letter {
    if notices.count == 1, let only = notices.first { return mail(only) }
    let groups = Dictionary(grouping: notices) { title($0.call) }
      .sorted { ($0.value[0].dueAt, $0.key) < ($1.value[0].dueAt, $1.key) }
    let parts = groups.map { title, notices in
      let lines = notices.prefix(LetterBook.longestList).map { notice in
        "- \(notice.number): \(vietnamese.obligation(notice.kind)),"
          + " hạn \(vietnamese.shortDue(notice.dueAt))"
      }
      let more = notices.count - lines.count
      let rest = more > 0 ? ["- và \(vietnamese.number(more)) việc khác"] : []
      return (["\(title.capitalizedFirst) (\(vietnamese.number(notices.count))):"] + lines + rest)
        .joined(separator: "\n")
    }
    let link = site.baseURL.map { "Mở bàn làm việc: \($0)/desk" }
    return Letter(
      subject: "\(vietnamese.number(notices.count)) việc cần Ông/Bà xem",
      body: (parts + [link].compactMap(\.self)).joined(separator: "\n\n") + "\n")
  }

  /// A text message to somebody of the office.
  ///
  /// - Parameter notices: the most urgent first; at least one.
  public func text(_ notices: [Ladder.Notice]) -> Letter {
    guard let first = notices.first else { return Letter(subject: "", body: "") }
    let due = "han \(vietnamese.terseDue(first.dueAt))"
    let said =
      notices.count == 1
      ? "\(first.number): \(title(first.call)), \(vietnamese.obligation(first.kind)), \(due)."
      : "\(notices.count) việc cần Ông/Bà xem, trước hết \(first.number): \(title(first.call)),"
        + " \(due)."
    return Letter(
      subject: "", body: String(PlainLetters.of(said).prefix(LetterBook.longestText)))
  }

  private func mail(_ notice: Ladder.Notice) -> Letter {
    let link = site.baseURL.map { "\nMở phiếu: \($0)/desk/tickets/\(notice.number)" } ?? ""
    return Letter(
      subject: "\(notice.number): \(title(notice.call))",
      body: """
        Phiếu \(notice.number): \(title(notice.call)).
        Việc: \(vietnamese.obligation(notice.kind)).
        Hạn: \(vietnamese.deadline(notice.dueAt)).\(link)

        """)
  }

  private func title(_ call: Ladder.Call) -> String {
    switch call {
    case .step(.warning): "sắp đến hạn"
    case .step(.lastWarning): "nhắc lần cuối, sắp đến hạn"
    case .step(.breach): "đã quá hạn"
    case .step(.escalation1): "quá hạn lâu, đề nghị chỉ đạo"
    case .step(.escalation2): "quá hạn rất lâu, báo cáo lãnh đạo"
    case .reminder: "được đôn đốc, đề nghị xử lý"
    case .waitIsOver: "người dân chưa bổ sung thông tin, cần quyết định"
    }
  }
}
