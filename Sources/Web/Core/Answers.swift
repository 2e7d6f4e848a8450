import HTTPTypes
public import Hummingbird

extension Response {
  /// A page.
  ///
  /// - Parameter cache: value of `Cache-Control`; pages of staff are never kept.
  public static func html(
    _ html: String, status: HTTPResponse.Status = .ok, cache: String = "no-store"
  ) -> Response {
    Response(
      status: status,
      headers: [.contentType: "text/html; charset=utf-8", .cacheControl: cache],
      body: ResponseBody(byteBuffer: ByteBuffer(string: html)))
  }

  /// 303 to a page, after something was done.
  public static func seeOther(_ location: String) -> Response {
    Response(status: .seeOther, headers: [.location: location, .cacheControl: "no-store"])
  }

  /// Bytes to be saved or shown, of a content type that we chose.
  ///
  /// - Parameter fileName: name under which it is saved; ASCII letters, digits, `-`, `_`, `.`.
  public static func file(
    _ bytes: [UInt8], type: String, fileName: String? = nil, cache: String = "no-store"
  ) -> Response {
    var response = Response(
      status: .ok, headers: [.contentType: type, .cacheControl: cache],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    if let fileName {
      response.headers[.contentDisposition] = "attachment; filename=\"\(fileName)\""
    }
    return response
  }
}
