import Media
import Testing

struct QRCodeTests {
  @Test func `an address becomes an SVG image without style or script`() {
    let svg = QRCode.svg("https://hoiam.example/tra-cuu?so=PA-2026-000123-8")
    #expect(svg.hasPrefix("<svg "))
    #expect(svg.hasSuffix("</svg>"))
    #expect(!svg.contains("style"))
    #expect(!svg.contains("script"))
  }

  @Test func `the same text gives the same image and another text another`() {
    #expect(QRCode.svg("a") == QRCode.svg("a"))
    #expect(QRCode.svg("a") != QRCode.svg("b"))
  }

  @Test func `the first finder pattern stands inside the quiet zone`() {
    #expect(QRCode.svg("a").contains("d=\"M4 4h7v1H4z"))
  }

  @Test(arguments: ["", String(repeating: "a", count: 3000)])
  func `what no QR code can hold gives nothing`(text: String) {
    #expect(QRCode.svg(text).isEmpty)
  }
}
