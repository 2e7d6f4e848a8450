/// A form with files (`multipart/form-data`, RFC 7578), parsed in memory: the route has bounded
/// its size before.
public struct Multipart: Sendable, Equatable {
  /// A file as it was sent. Nothing of it is believed: neither its name nor its type.
  public struct File: Sendable, Equatable {
    /// The field's name.
    public let field: String
    /// The name the sender gave it, without any path.
    public let name: String
    /// The bytes.
    public let bytes: [UInt8]
  }

  /// The fields that are no files.
  public private(set) var fields: FormFields
  /// The files, in their order; empty ones (nothing chosen) are left out.
  public private(set) var files: [File]

  /// Parts a form may have at most.
  static let limit = 100
  private static let newline = Array("\r\n".utf8)

  /// Parts made by hand.
  public init(fields: FormFields, files: [File]) {
    self.fields = fields
    self.files = files
  }

  /// Parses a body.
  ///
  /// - Throws: `WebError.unreadable`: no such boundary, a part without a name or without an end,
  ///   too many parts, a field that is no text.
  public init(_ body: [UInt8], boundary: String) throws(WebError) {
    (fields, files) = (FormFields(), [])
    let dashed = Array("--\(boundary)".utf8)
    let delimiter = Multipart.newline + dashed
    guard body.starts(with: dashed) else { throw .unreadable(.multipart) }
    var rest = body[dashed.count...]
    var count = 0
    while !rest.starts(with: Array("--".utf8)) {
      guard rest.starts(with: Multipart.newline), count < Multipart.limit,
        let end = rest.firstRange(of: delimiter)
      else { throw .unreadable(.multipart) }
      try append(rest[(rest.startIndex + 2)..<end.lowerBound])
      rest = rest[end.upperBound...]
      count += 1
    }
  }

  private mutating func append(_ part: ArraySlice<UInt8>) throws(WebError) {
    let blank = Multipart.newline + Multipart.newline
    guard let gap = part.firstRange(of: blank) else { throw .unreadable(.multipart) }
    let head = try StrictText.decode(part[..<gap.lowerBound])
    guard let disposition = Multipart.disposition(head), let name = disposition["name"] else {
      throw .unreadable(.multipart)
    }
    let body = part[gap.upperBound...]
    guard let fileName = disposition["filename"] else {
      guard fields.pairs.count < FormFields.limit else { throw .unreadable(.multipart) }
      return fields.append(name, try StrictText.decode(body))
    }
    guard !body.isEmpty else { return }
    let last = fileName.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last ?? ""
    files.append(File(field: name, name: String(last.prefix(200)), bytes: Array(body)))
  }

  /// The boundary of a content type; nil if there is none, or one longer than RFC 2046 allows.
  public static func boundary(of contentType: String) -> String? {
    guard let boundary = parameters(of: contentType[...])["boundary"],
      (1...70).contains(boundary.utf8.count)
    else { return nil }
    return boundary
  }

  private static func disposition(_ head: String) -> [String: String]? {
    for line in head.split(separator: "\r\n") {
      let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, parts[0].lowercased() == "content-disposition" else { continue }
      let value = parts[1].drop { $0 == " " }
      return value.lowercased().hasPrefix("form-data") ? parameters(of: value) : nil
    }
    return nil
  }

  /// The parameters of a header value: `name=token` or `name="text"`, with `\"` and, as browsers
  /// write it, `%22` for a quotation mark.
  private static func parameters(of value: Substring) -> [String: String] {
    var found: [String: String] = [:]
    var rest = value.drop { $0 != ";" }.dropFirst()
    while !rest.isEmpty {
      let name = rest.prefix { $0 != "=" && $0 != ";" }.filter { $0 != " " }.lowercased()
      rest = rest.dropFirst(rest.prefix { $0 != "=" && $0 != ";" }.count)
      guard rest.first == "=" else {
        rest = rest.dropFirst()
        continue
      }
      rest = rest.dropFirst()
      let text = rest.first == "\"" ? quoted(&rest) : token(&rest)
      if found[name] == nil { found[name] = text }
    }
    return found
  }

  private static func token(_ rest: inout Substring) -> String {
    let text = rest.prefix { $0 != ";" }
    rest = rest.dropFirst(text.count).dropFirst()
    return text.filter { $0 != " " }
  }

  private static func quoted(_ rest: inout Substring) -> String {
    var text = ""
    rest = rest.dropFirst()
    while let letter = rest.popFirst(), letter != "\"" {
      if letter == "\\", let next = rest.first, next == "\"" || next == "\\" {
        text.append(next)
        rest = rest.dropFirst()
      } else {
        text.append(letter)
      }
    }
    rest = rest.drop { $0 != ";" }.dropFirst()
    return text.replacing("%22", with: "\"")
  }
}
