/// The first page of the public site: three ways in, the hotlines, what was answered last.
public struct PublicHomePage: Page {
  /// Hotlines to be shown large, the most general first.
  public var hotlines: [Hotline]
  /// The newest results.
  public var results: [ResultCard]

  /// The page.
  public init(hotlines: [Hotline], results: [ResultCard]) {
    self.hotlines = hotlines
    self.results = results
  }

  /// `public/home`.
  public var template: Template { .home }

  /// "Phản ánh của ông/bà luôn có hồi âm".
  public func title(_ words: any Wording) -> String { words[.homeTitle] }

  /// What the template sees.
  public func content(_ words: any Wording) -> Content {
    [
      "hotlines": hotlines.map { $0.content(words) }, "hasHotlines": !hotlines.isEmpty,
      "results": results.map { $0.content(words) }, "hasResults": !results.isEmpty,
    ]
  }
}

/// A number that everyone may call.
public struct Hotline: Sendable, Hashable {
  /// The number as it is said.
  public var number: String
  /// Whose it is.
  public var unit: String
  /// What it is for.
  public var purpose: String
  /// When somebody answers.
  public var hours: String
  /// Where it was announced; nil if nowhere else.
  public var announced: String?
  /// What it is for, in English; nil where nobody said it.
  public var purposeEnglish: String?
  /// When somebody answers, in English; nil where nobody said it.
  public var hoursEnglish: String?

  /// A number.
  public init(
    number: String, unit: String, purpose: String, hours: String, announced: String? = nil,
    purposeEnglish: String? = nil, hoursEnglish: String? = nil
  ) {
    self.number = number
    self.unit = unit
    self.purpose = purpose
    self.hours = hours
    self.announced = announced
    self.purposeEnglish = purposeEnglish
    self.hoursEnglish = hoursEnglish
  }

  /// `0251 3 871 234 · giờ hành chính`.
  func said(_ words: any Wording) -> String {
    let translated = words.language == .english ? hoursEnglish : nil
    return "\(number) · \(translated ?? hours)"
  }

  func content(_ words: any Wording) -> Content {
    let isEnglish = words.language == .english
    func text(_ vietnamese: String, _ english: String?) -> Content {
      let translated = isEnglish ? english : nil
      return ["text": translated ?? vietnamese, "isVietnamese": translated == nil]
    }
    return [
      "number": number, "unit": unit, "purpose": text(purpose, purposeEnglish),
      "hours": text(hours, hoursEnglish), "announced": announced,
      "dial": number.filter { $0.isNumber || $0 == "+" },
    ]
  }
}

/// The register of hotlines: the core sentence of the plan that started this.
public struct HotlinesPage: Page {
  /// In their order.
  public var hotlines: [Hotline]

  /// The page.
  public init(hotlines: [Hotline]) {
    self.hotlines = hotlines
  }

  /// `public/hotlines`.
  public var template: Template { .hotlines }

  /// "Đường dây nóng".
  public func title(_ words: any Wording) -> String { words[.hotlinesTitle] }

  /// What the template sees.
  public func content(_ words: any Wording) -> Content {
    [
      "hotlines": hotlines.map { $0.content(words) },
      "empty": hotlines.isEmpty ? EmptyState(words[.noHotlines]).content : nil,
    ]
  }
}

/// What this service is, and how personal data are handled.
public struct AboutPage: Page {
  /// Numbers to call about it.
  public var hotlines: [Hotline]

  /// The page.
  public init(hotlines: [Hotline]) {
    self.hotlines = hotlines
  }

  /// `public/about`.
  public var template: Template { .about }

  /// "Về dịch vụ và dữ liệu cá nhân".
  public func title(_ words: any Wording) -> String { words[.aboutTitle] }

  /// What the template sees.
  public func content(_ words: any Wording) -> Content {
    [
      "isVietnamese": words.language == .vietnamese, "isEnglish": words.language == .english,
      "hotlines": hotlines.map { $0.content(words) }, "hasHotlines": !hotlines.isEmpty,
    ]
  }
}
