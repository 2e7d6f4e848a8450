public import FoundationEssentials

extension IntakePage {
  /// What the button of an open ticket stands for, before its number: this report is one more of it.
  public static let joins = "join:"

  /// How what was typed is kept.
  public struct Keeping: Sendable, Hashable {
    /// The key with which it lies encrypted on this machine, base64; nil keeps nothing there.
    public var key: String?
    /// When it was kept on the server last; nil if it was not.
    public var savedAt: Date?
    /// Whether another window has gone on with the draft, and this is another one now.
    public var hasParted: Bool

    /// Kept so.
    public init(key: String? = nil, savedAt: Date? = nil, hasParted: Bool = false) {
      self.key = key
      self.savedAt = savedAt
      self.hasParted = hasParted
    }

    func content(_ words: any Wording) -> Content {
      [
        "key": key, "hasParted": hasParted, "saved": savedAt.map { words.draftSaved(at: $0) },
      ]
    }
  }

  /// A form that was not sent yet.
  public struct Draft: Sendable, Hashable {
    /// Its key.
    public var key: String
    /// What it begins with; empty for nothing told yet.
    public var words: String
    /// When it was kept last.
    public var savedAt: Date

    /// A draft.
    public init(key: String, words: String, savedAt: Date) {
      self.key = key
      self.words = words
      self.savedAt = savedAt
    }

    func content(_ words: any Wording, _ hidden: [ActForm.Hidden]) -> Content {
      let shown = self.words.prefix(80)
      let title = shown.count < self.words.count ? shown + "…" : shown
      return [
        "key": key, "title": title.isEmpty ? words[.draftEmpty] : String(title),
        "saved": words.moment(savedAt),
        "href": words.address("/desk/intake?draft=\(key)"),
        "drop": words.address("/desk/intake/drafts/\(key)/drop"),
        "hidden": hidden.filter { $0.name == "_token" }.map {
          ["name": $0.name, "value": $0.value] as Content
        },
      ]
    }
  }
}

extension Wording {
  /// "Đã giữ nháp lúc 9 giờ 12".
  func draftSaved(at instant: Date) -> String {
    say("Đã giữ nháp lúc \(time(instant))", "Draft kept at \(time(instant))")
  }
}
