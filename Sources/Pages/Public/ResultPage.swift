public import FoundationEssentials

/// One published result: what was said, what was answered, in time or late.
public struct ResultPage: Page {
  /// A photo that was cleaned.
  public struct Photo: Sendable, Hashable {
    /// Its id.
    public var id: Int64
    /// Whether it was taken after the work.
    public var isAfter: Bool
    /// Pixels; nil if unknown.
    public var width: Int?
    /// Pixels; nil if unknown.
    public var height: Int?

    /// A photo.
    public init(id: Int64, isAfter: Bool, width: Int?, height: Int?) {
      self.id = id
      self.isAfter = isAfter
      self.width = width
      self.height = height
    }
  }

  /// How citizens rated the answer.
  public struct Ratings: Sendable, Hashable {
    /// Hài lòng.
    public var satisfied: Int
    /// Bình thường.
    public var neutral: Int
    /// Không hài lòng.
    public var unsatisfied: Int

    /// Ratings.
    public init(satisfied: Int, neutral: Int, unsatisfied: Int) {
      self.satisfied = satisfied
      self.neutral = neutral
      self.unsatisfied = unsatisfied
    }
  }

  /// One line.
  public var title: String
  /// What was said, masked.
  public var question: String
  /// What was answered, masked.
  public var answer: String
  /// What goes beside it.
  public var facts: ResultCard.Facts
  /// Photos, those from before the work first.
  public var photos: [Photo]
  /// How it was rated.
  public var ratings: Ratings
  /// Address of the form for whoever has the same problem, in the page's language.
  public var samePath: String

  /// A result.
  public init(
    title: String, question: String, answer: String, facts: ResultCard.Facts, photos: [Photo],
    ratings: Ratings, samePath: String
  ) {
    self.title = title
    self.question = question
    self.answer = answer
    self.facts = facts
    self.photos = photos
    self.ratings = ratings
    self.samePath = samePath
  }

  /// `public/result`.
  public var template: Template { .result }

  /// The title.
  public func title(_ words: any Wording) -> String { title }

  /// What the template sees.
  public func content(_ words: any Wording) -> Content {
    [
      "title": title, "number": "\(facts.number)", "question": question, "answer": answer,
      "chip": facts.chip(words)?.content, "kind": words.kind(facts.kind),
      "category": facts.category, "channel": words.channel(code: facts.channel),
      "unit": facts.unit, "commune": facts.commune, "received": words.day(facts.receivedAt),
      "due": facts.dueAt.map { words.day(words.lastDay($0)) },
      "answered": facts.answeredAt.map { words.day($0) },
      "isUnderReview": facts.isUnderReview,
      "published": words.day(facts.publishedAt), "photos": photos.map { photo($0, words) },
      "hasPhotos": !photos.isEmpty, "ratings": ratingWords(words),
      "hasRatings": !ratingWords(words).isEmpty, "sameHref": samePath,
    ]
  }

  private func ratingWords(_ words: any Wording) -> [String] {
    guard ratings.satisfied + ratings.neutral + ratings.unsatisfied > 0 else { return [] }
    return [
      words.ratings(ratings.satisfied, score: 3), words.ratings(ratings.neutral, score: 2),
      words.ratings(ratings.unsatisfied, score: 1),
    ]
  }

  private func photo(_ photo: Photo, _ words: any Wording) -> Content {
    let path = "/anh/\(facts.number)/\(photo.id)"
    return [
      "href": path, "thumbnail": path + "/nho", "width": photo.width, "height": photo.height,
      "alt": words.photoOf(title, isAfter: photo.isAfter),
      "caption": photo.isAfter ? words[.resultPhotoAfter] : words[.resultPhotoBefore],
    ]
  }
}

extension MessagePage {
  /// What is left of a result that was withdrawn.
  public static func tombstone(
    at instant: Date, because reason: String?, _ words: any Wording
  ) -> MessagePage {
    MessagePage(
      words[.goneTitle], [words.withdrawn(at: instant, because: reason)],
      links: [EmptyState.Link(words.address("/ket-qua"), words[.resultBack])])
  }
}
