/// What the process that reads photos writes: one line of text, then the bytes it announces.
enum WorkerReply: Equatable {
  case clean(CleanPhoto)
  case refused(MediaError)

  private static let magic = "hoiam-media-1"
  private static let refusals: [MediaError] = [
    .empty, .heic, .unknownType, .tooLarge(limit: 0), .tooManyPixels(limit: 0), .broken,
  ]

  /// The line and the bytes.
  var bytes: [UInt8] {
    switch self {
    case .clean(let clean):
      let line =
        "\(Self.magic) clean \(clean.width) \(clean.height) \(clean.photo.count)"
        + " \(clean.thumbnail.count)\n"
      return Array(line.utf8) + clean.photo + clean.thumbnail
    case .refused(let error):
      return Array("\(Self.magic) refused \(error.code)\n".utf8)
    }
  }

  /// Reads what a process wrote; nil unless it is whole.
  init?(_ bytes: [UInt8], limits: MediaLimits) {
    guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")), end < 128 else { return nil }
    let words = String(decoding: bytes[..<end], as: UTF8.self).split(separator: " ")
    guard words.count >= 3, words[0] == Self.magic else { return nil }
    switch words[1] {
    case "refused":
      guard let error = Self.refusals.first(where: { $0.code == words[2] }) else { return nil }
      self = .refused(error.filled(from: limits))
    case "clean":
      guard let clean = CleanPhoto(words.dropFirst(2), bytes[(end + 1)...]) else { return nil }
      self = .clean(clean)
    default: return nil
    }
  }
}

extension CleanPhoto {
  /// Width, height and the two sizes, and the bytes that follow them.
  fileprivate init?(_ words: ArraySlice<Substring>, _ rest: ArraySlice<UInt8>) {
    let numbers = words.compactMap { Int($0) }
    guard numbers.count == 4, numbers.allSatisfy({ (1...(1 << 30)).contains($0) }),
      rest.count == numbers[2] + numbers[3]
    else { return nil }
    self.init(
      photo: Array(rest.prefix(numbers[2])), thumbnail: Array(rest.suffix(numbers[3])),
      width: numbers[0], height: numbers[1])
  }
}

extension MediaError {
  fileprivate func filled(from limits: MediaLimits) -> MediaError {
    switch self {
    case .tooLarge: .tooLarge(limit: limits.bytes)
    case .tooManyPixels: .tooManyPixels(limit: limits.pixels)
    case .empty, .heic, .unknownType, .broken, .workerDied, .workerMissing, .missing, .corrupt,
      .system:
      self
    }
  }
}
