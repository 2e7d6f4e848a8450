import HTTPTypes
import Hummingbird
import NIOCore
import Pages

extension Call {
  /// What is said in the language of the page.
  var words: any Wording { house.renderer.wording(language) }

  /// For how long browsers and proxies may keep a page that is the same for everyone: a minute,
  /// so that what is withdrawn is gone soon.
  static let publicCache = "public, max-age=60"

  /// A page of the public site that is kept by nobody.
  ///
  /// - Parameter path: its address without the language, if it isn't the one that was asked for.
  func publicPage(
    _ page: some Page, in section: PublicSection?, at path: String? = nil,
    description: String? = nil, status: HTTPResponse.Status = .ok
  ) -> Response {
    let frame = PublicFrame(
      language: language, section: section, address: path ?? address, description: description,
      isPrivate: true)
    return .html(page.render(house.renderer, in: frame), status: status)
  }

  /// A page of the public site that is the same for everyone.
  ///
  /// - Parameter path: its address without the language, if it isn't the one that was asked for.
  func openPage(
    _ page: some Page, in section: PublicSection?, at path: String? = nil,
    description: String? = nil
  ) -> OpenMade {
    let frame = PublicFrame(
      language: language, section: section, address: path ?? address, description: description)
    return .same(page.render(house.renderer, in: frame))
  }

  /// The key of a page of which there is one; nil if more was asked than it knows.
  var registerKey: PageCache.Key? {
    query.pairs.contains { $0.name != "lang" } ? nil : .register(request.uri.path, language)
  }

  /// The address that was asked for, without the language.
  private var address: String {
    request.uri.path + QueryText.after(query.pairs.filter { $0.name != "lang" })
  }

  /// A text that is neither a page nor a problem.
  static func text(_ text: String, type: String, cache: String = Call.publicCache) -> Response {
    Response(
      status: .ok, headers: [.contentType: type, .cacheControl: cache],
      body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
  }
}

/// Writes the fields after `?`.
enum QueryText {
  /// `?name=value&…`; nothing without fields. Empty values are left out.
  static func after(_ pairs: [(name: String, value: String)]) -> String {
    let written = pairs.filter { !$0.value.isEmpty }
      .map { "\(encoded($0.name))=\(encoded($0.value))" }
    return written.isEmpty ? "" : "?" + written.joined(separator: "&")
  }

  /// Percent-encoding of everything but the unreserved characters (RFC 3986, 2.3).
  private static func encoded(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"):
        bytes.append(byte)
      case _: bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
