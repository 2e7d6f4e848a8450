internal import CVips

/// Decodes a photo and writes it anew, through libvips. Only for the process that reads photos:
/// a parser of what strangers sent must not run beside anything worth stealing.
struct PhotoCleaner {
  let limits: MediaLimits

  /// JPEG quality of what is written, 1…100.
  private static let quality: Int32 = 84

  /// - Throws: `unknownType` for what is no photo, `tooManyPixels`, `broken`.
  func clean(_ file: [UInt8]) throws(MediaError) -> CleanPhoto {
    let type = try limits.admit(file)
    guard type.isImage else { throw .unknownType }
    // libjpeg only warns of a file that was cut short, as of much that is harmless.
    if type == .jpeg, !JPEGFile.isWhole(file) { throw .broken }
    guard media_start() == 0 else { throw .broken }
    try checkPixels(of: file)
    let photo = try encode(file, side: limits.side)
    let thumbnail = try encode(photo.bytes, side: limits.thumbnailSide)
    return CleanPhoto(
      photo: photo.bytes, thumbnail: thumbnail.bytes, width: photo.width, height: photo.height)
  }

  private func checkPixels(of file: [UInt8]) throws(MediaError) {
    guard let header = file.withUnsafeBytes({ media_header($0.baseAddress, $0.count) }) else {
      throw .broken
    }
    defer { media_release(header) }
    let (width, height) = (vips_image_get_width(header), vips_image_get_height(header))
    if Int(width) * Int(height) > limits.pixels { throw .tooManyPixels(limit: limits.pixels) }
  }

  private func encode(_ file: [UInt8], side: Int) throws(MediaError) -> Encoded {
    // libvips reads the bytes when it writes the JPEG, so both happen while they are in place.
    let encoded = file.withUnsafeBytes { Encoded($0, side: Int32(side), quality: Self.quality) }
    guard let encoded else { throw .broken }
    return encoded
  }
}

private struct Encoded {
  let bytes: [UInt8]
  let width: Int
  let height: Int

  init?(_ file: UnsafeRawBufferPointer, side: Int32, quality: Int32) {
    guard let fitted = media_fit(file.baseAddress, file.count, side) else { return nil }
    defer { media_release(fitted) }
    guard let flat = media_over_white(fitted) else { return nil }
    defer { media_release(flat) }
    var written: UnsafeMutableRawPointer?
    var count = 0
    guard media_save_jpeg(flat, quality, &written, &count) == 0, let written else { return nil }
    defer { g_free(written) }
    bytes = Array(UnsafeRawBufferPointer(start: written, count: count))
    width = Int(vips_image_get_width(flat))
    height = Int(vips_image_get_height(flat))
  }
}
