// Rows with other words in them, for whoever reads masked words only.

extension HistoryEntry {
  /// The entry with other words.
  public func with(words: String?) -> HistoryEntry {
    HistoryEntry(
      event: event, personName: personName, words: words, forCitizen: forCitizen, erased: erased)
  }
}

extension AnswerRow {
  /// The version with other words.
  public func with(body: String) -> AnswerRow {
    AnswerRow(
      version: version, body: body, author: author, authorName: authorName, draftedAt: draftedAt,
      submittedAt: submittedAt, approvedAt: approvedAt, approver: approver, lateReason: lateReason,
      approverID: approverID, template: template, leavesAt: leavesAt, leftAt: leftAt, files: files)
  }
}

extension RatingRow {
  /// The rating with another comment.
  public func with(comment: String?) -> RatingRow {
    RatingRow(version: version, score: score, comment: comment, at: at)
  }
}

extension TextRow {
  /// What is said instead of what was said.
  ///
  /// - Parameter keepsPosition: whether its coordinates may be known.
  public init(
    masked text: TextRow, keepsPosition: Bool = false, by mask: (String) -> String
  ) {
    self.init(
      title: mask(text.title), body: mask(text.body), placeText: text.placeText.map(mask),
      latitude: keepsPosition ? text.latitude : nil,
      longitude: keepsPosition ? text.longitude : nil, erasedAt: text.erasedAt)
  }
}
