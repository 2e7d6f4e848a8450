/// How much of a file is taken, and how much the process that reads photos may use.
public struct MediaLimits: Sendable, Hashable {
  /// Bytes of a photo or document as it comes, at most.
  public var bytes = 15 << 20
  /// Pixels of a photo as it comes, at most: phones make up to 50 million, the latest 200.
  public var pixels = 60_000_000
  /// Longest side of the photo that is kept, in pixels.
  public var side = 2_560
  /// Longest side of the thumbnail, in pixels.
  public var thumbnailSide = 480
  /// CPU time of the process, in whole seconds.
  public var cpuSeconds = 20
  /// Wall-clock time of the process.
  public var time: Duration = .seconds(40)
  /// Address space of the process, in bytes.
  public var memory = 1_500 << 20

  /// The limits of a server.
  public init() {}

  /// What a file is, if it may be taken.
  ///
  /// - Throws: `empty`, `heic`, `unknownType`, `tooLarge`.
  public func admit(_ file: some Collection<UInt8>) throws(MediaError) -> MediaType {
    if file.count > bytes { throw .tooLarge(limit: bytes) }
    return try MediaType.sniff(file)
  }
}
