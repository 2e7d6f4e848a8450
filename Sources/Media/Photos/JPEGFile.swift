/// The outermost form of a JPEG (ITU-T T.81, annex B): segments, then scans, then an end.
enum JPEGFile {
  /// Whether the end of the image is there. What comes after it (a film, a depth map) is ignored,
  /// and so is the end of a small picture inside a segment before the scans.
  static func isWhole(_ file: [UInt8]) -> Bool {
    var at = 2
    while at + 3 < file.count, file[at] == 0xFF {
      let marker = file[at + 1]
      if marker == 0xFF {
        at += 1
        continue
      }
      if marker == startOfScan { return hasEnd(file[at...]) }
      at += 2 + Int(file[at + 2]) << 8 + Int(file[at + 3])
    }
    return false
  }

  private static let startOfScan: UInt8 = 0xDA
  private static let endOfImage: UInt8 = 0xD9

  /// Within scans, 0xFF is always followed by a marker or by a nought.
  private static func hasEnd(_ scans: ArraySlice<UInt8>) -> Bool {
    zip(scans, scans.dropFirst()).contains { $0 == 0xFF && $1 == endOfImage }
  }
}
