import HTTPTypes
import Hummingbird
import Testing

@testable import Web

@Suite("Stylesheets and scripts on their way")
struct AssetTests {
  @Test(
    "A file is compressed for whoever says that they can read it",
    arguments: [
      ("gzip, deflate, br", true), ("br;q=1.0, GZIP;q=0.8", true), ("gzip;q=0", false),
      ("gzip; q=0.0, br", false), ("identity", false), ("", false),
    ])
  func compressed(offer: String, isPacked: Bool) {
    let request = Request(
      head: HTTPRequest(
        method: .get, scheme: nil, authority: nil, path: "/assets/a.css",
        headerFields: offer.isEmpty ? [:] : [.acceptEncoding: offer]),
      body: RequestBody(buffer: ByteBuffer()))
    #expect(AssetRoutes.takesGzip(request) == isPacked)
  }
}
