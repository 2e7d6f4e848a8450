import Testing

@testable import Media

@Suite("Compressed files")
struct GzipTests {
  @Test("What repeats itself gets smaller, and says that it is gzip")
  func smaller() throws {
    let text = Array(String(repeating: ".actions { display: flex; }\n", count: 200).utf8)
    let packed = try #require(Gzip.compressed(text))
    #expect(packed.count < text.count / 10)
    #expect(packed.starts(with: [0x1f, 0x8b, 8]))
  }

  @Test("What gets no smaller is left alone", arguments: [[], [7], Array(0...255)] as [[UInt8]])
  func noSmaller(bytes: [UInt8]) {
    #expect(Gzip.compressed(bytes) == nil)
  }
}
