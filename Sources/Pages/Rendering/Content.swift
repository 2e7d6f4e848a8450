import Mustache

/// What a template sees: names and values. A name that is listed with nil or "" is absent, and
/// stays absent: it never shows through to a page around it.
public struct Content: ExpressibleByDictionaryLiteral {
  private(set) var scope: Scope

  /// Names and values: text, numbers, `Bool`, `Content`, `Markup`, arrays of `String` or `Content`.
  public init(dictionaryLiteral elements: (String, Any?)...) {
    scope = Scope(values: [:])
    scope.values.reserveCapacity(elements.count)
    for (name, value) in elements { scope.values[name] = Content.stored(value) }
  }

  /// A value by its name; nil or "" makes it absent.
  public subscript(name: String) -> Any? {
    get { scope.values[name] }
    set { scope.values[name] = Content.stored(newValue) }
  }

  /// These values, and those of another content where names agree.
  public func merging(_ other: Content) -> Content {
    var merged = self
    merged.scope.values.merge(other.scope.values) { _, new in new }
    return merged
  }

  private static func stored(_ value: Any?) -> Any {
    switch value {
    case nil: Absent()
    case let text as String: text.isEmpty ? Absent() : text
    case let content as Content: content.scope
    case let contents as [Content]: contents.map(\.scope)
    case let markup as Markup: Raw(renderText: markup.text)
    case .some(let other): other
    }
  }

  /// The values as the template engine asks for them.
  struct Scope: MustacheParent {
    var values: [String: Any]

    func child(named name: String) -> Any? { values[name] }
  }

  /// Renders nothing, and makes sections empty.
  private struct Absent: MustacheCustomRenderable {
    var renderText: String { "" }
    var isNull: Bool { true }
  }

  private struct Raw: MustacheCustomRenderable {
    let renderText: String
    var isNull: Bool { false }
  }
}

/// Text that is HTML or SVG already. Templates take it with three braces, under a name that ends
/// in `Markup`; only this room and `Media` make it, never from what somebody typed.
public struct Markup: Sendable, Hashable {
  /// The markup, as it is written to the page.
  public let text: String

  /// Takes markup on the word of the caller.
  /// - Parameter trusted: made by the program; whatever people typed in it was escaped.
  public init(trusted: String) {
    text = trusted
  }
}

/// Escaping for HTML text and quoted attributes.
enum Escape {
  /// `& < > " '` as character references; everything else stays.
  static func html(_ text: String) -> String {
    guard text.utf8.contains(where: special) else { return text }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count + 32)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): bytes += "&amp;".utf8
      case UInt8(ascii: "<"): bytes += "&lt;".utf8
      case UInt8(ascii: ">"): bytes += "&gt;".utf8
      case UInt8(ascii: "\""): bytes += "&quot;".utf8
      case UInt8(ascii: "'"): bytes += "&#39;".utf8
      default: bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func special(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
      UInt8(ascii: "'"):
      true
    default: false
    }
  }
}
