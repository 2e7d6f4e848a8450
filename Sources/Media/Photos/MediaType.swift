/// What a file is, by its first bytes; never by its name or by what the sender says.
public enum MediaType: String, Sendable, CaseIterable, Hashable {
  case jpeg = "image/jpeg"
  case png = "image/png"
  case webp = "image/webp"
  case pdf = "application/pdf"

  /// Whether it is a photo, to be re-encoded before anybody outside sees it.
  public var isImage: Bool {
    switch self {
    case .jpeg, .png, .webp: true
    case .pdf: false
    }
  }

  /// Looks at the first bytes of a file.
  ///
  /// - Throws: `empty`, `heic` for photos of Apple's and AVIF's kind, `unknownType`.
  public static func sniff(_ bytes: some Collection<UInt8>) throws(MediaError) -> MediaType {
    let head = Array(bytes.prefix(32))
    if head.isEmpty { throw .empty }
    if head.starts(with: [0xFF, 0xD8, 0xFF]) { return .jpeg }
    if head.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return .png }
    if head.starts(with: "RIFF".utf8), head.dropFirst(8).starts(with: "WEBP".utf8) {
      return .webp
    }
    if head.starts(with: "%PDF-".utf8) { return .pdf }
    if head.dropFirst(4).starts(with: "ftyp".utf8), isStillImage(head.dropFirst(8)) {
      throw .heic
    }
    throw .unknownType
  }

  /// Brands of ISO/IEC 23008-12 and AVIF.
  private static func isStillImage(_ brand: ArraySlice<UInt8>) -> Bool {
    ["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1", "avif"].contains {
      brand.starts(with: $0.utf8)
    }
  }
}
