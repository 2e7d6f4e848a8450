/// A field of work (lĩnh vực), such as `ha_tang_giao_thong`; codes of `vietnam.md` 3.5.
public struct Category: Sendable, Hashable {
  /// The code; stable for ever.
  public let id: String
  /// Vietnamese name.
  public let name: String
  /// English name.
  public let nameEnglish: String
  /// About officials' conduct or personal data: seen by the dispatcher, the handling head and
  /// who they name; never public.
  public let isConfidential: Bool
  /// Whether answered tickets are proposed for publication.
  public let isPublished: Bool
  /// Whether an answer needs a photo taken after the work.
  public let needsPhotoAfter: Bool
  /// Whether it can still be chosen.
  public let isActive: Bool

  /// A category as the catalogue holds it.
  public init(
    id: String, name: String, nameEnglish: String, isConfidential: Bool, isPublished: Bool,
    needsPhotoAfter: Bool, isActive: Bool
  ) {
    self.id = id
    self.name = name
    self.nameEnglish = nameEnglish
    self.isConfidential = isConfidential
    self.isPublished = isPublished
    self.needsPhotoAfter = needsPhotoAfter
    self.isActive = isActive
  }
}

/// A way in (kênh). Data, not an enum; `KnownChannel` names those the program must know.
public struct Channel: Sendable, Hashable {
  /// The code; stable for ever.
  public let id: String
  /// Vietnamese name.
  public let name: String
  /// English name.
  public let nameEnglish: String
  /// Whether tickets keep the date of their source (post, petition lists, imports) however old
  /// it is; hand-entered tickets may otherwise be back-dated by 7 days at most.
  public let keepsOwnDate: Bool
  /// Whether it can still be chosen.
  public let isActive: Bool

  /// A channel as the catalogue holds it.
  public init(id: String, name: String, nameEnglish: String, keepsOwnDate: Bool, isActive: Bool) {
    self.id = id
    self.name = name
    self.nameEnglish = nameEnglish
    self.keepsOwnDate = keepsOwnDate
    self.isActive = isActive
  }
}
