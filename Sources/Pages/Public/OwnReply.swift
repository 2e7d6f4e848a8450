import FoundationEssentials
import Rules

/// The answer as it stands on the page of one's own ticket, and in the preview of who writes it.
struct OwnReply {
  /// The words.
  let text: String
  /// When it was given.
  let answeredAt: Date?
  /// Until when it can be rated or disputed; nil if it can't.
  let disputeUntil: Date?
  /// The citizen's rating, 1…3; nil if there is none.
  let rating: Int?

  init(_ text: String, answeredAt: Date?, disputeUntil: Date?, rating: Int? = nil) {
    self.text = text
    self.answeredAt = answeredAt
    self.disputeUntil = disputeUntil
    self.rating = rating
  }

  /// What the part `public/reply` sees.
  func content(_ words: any Wording) -> Content {
    [
      "answer": text, "answered": answeredAt.map { words.moment($0) },
      "until": disputeUntil.map { words.disputeUntil($0) },
      "rating": rating.map { words.score($0) },
    ]
  }
}
