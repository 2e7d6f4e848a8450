internal import CQRencode

/// A QR code as an SVG image: for receipts and posters.
public enum QRCode {
  /// Modules of white around the symbol that readers need (ISO/IEC 18004, 5.3.8).
  static let quietZone: Int32 = 4

  /// An SVG element that shows `text` as a QR code of error correction level M, one unit per
  /// module, without inline style or script; the page gives it its size. For an empty text and
  /// one too long for a QR code (about 2,300 bytes): an empty string.
  ///
  /// - Parameter text: usually an address; UTF-8.
  public static func svg(_ text: String) -> String {
    guard let code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M) else { return "" }
    defer { QRcode_free(code) }
    let width = code.pointee.width
    var path = ""
    for y in 0..<width {
      var x: Int32 = 0
      while x < width {
        var end = x
        while end < width, code.pointee.data[Int(y * width + end)] & 1 == 1 { end += 1 }
        if end > x { path += "M\(x + quietZone) \(y + quietZone)h\(end - x)v1H\(x + quietZone)z" }
        x = max(end, x + 1)
      }
    }
    let side = width + 2 * quietZone
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(side) \(side)" \
      shape-rendering="crispEdges" aria-hidden="true">\
      <path fill="#fff" d="M0 0h\(side)v\(side)H0z"/><path d="\(path)"/></svg>
      """
  }
}
