/// A photo that was decoded and written anew: pixels only, no EXIF, no place, no profile.
public struct CleanPhoto: Sendable, Hashable {
  /// The photo, a JPEG.
  public let photo: [UInt8]
  /// A small one, a JPEG.
  public let thumbnail: [UInt8]
  /// Of `photo`, in pixels.
  public let width: Int
  /// Of `photo`, in pixels.
  public let height: Int

  /// A photo as it was written anew.
  public init(photo: [UInt8], thumbnail: [UInt8], width: Int, height: Int) {
    self.photo = photo
    self.thumbnail = thumbnail
    self.width = width
    self.height = height
  }
}
