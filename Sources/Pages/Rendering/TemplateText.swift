import Mustache

/// Escapes as the template engine does, a byte at a time instead of a character: the engine's own
/// way took half of the time of a page.
private struct FastHTML: MustacheContentType {
  func escapeText(_ text: String) -> String { Escape.html(text) }

  private static let name = "HTML_BY_BYTES"

  /// Stands before every template, so that the engine escapes by this type.
  static let pragma = {
    MustacheContentTypes.register(FastHTML(), named: name)
    return "{{% CONTENT_TYPE:\(name)}}"
  }()
}

/// The text of a template file, made ready for one language: words and addresses of assets are
/// put in once, when the program starts, so that a page never looks them up.
struct TemplateText {
  let name: String
  let text: String

  /// Parses with the words of a language in their places.
  /// - Throws: `PagesError`.
  func parsed(language: Language, words: [String: String], assets: Assets) throws
    -> MustacheTemplate
  {
    let filled = try fill(TemplateText.unindented(text)) { tag in
      if tag.hasPrefix("t.") {
        guard let word = words[String(tag.dropFirst(2))] else {
          throw PagesError.unknownWord(String(tag.dropFirst(2)), in: name)
        }
        return Escape.html(word)
      }
      if tag.hasPrefix("asset.") {
        guard let asset = assets[String(tag.dropFirst(6))] else {
          throw PagesError.unknownAsset(String(tag.dropFirst(6)), in: name)
        }
        return asset.path
      }
      if tag.hasPrefix("href./") { return language.address(String(tag.dropFirst(5))) }
      if tag == "lang.field" { return TemplateText.languageField(language) }
      return nil
    }
    do {
      return try MustacheTemplate(string: FastHTML.pragma + filled)
    } catch {
      throw PagesError.broken(template: name, because: "\(error)")
    }
  }

  /// Names of the parts it takes in.
  func parts() throws -> [String] {
    var parts: [String] = []
    _ = try fill(text) { tag in
      if tag.hasPrefix(">") {
        parts.append(tag.dropFirst().filter { $0 != " " })
      }
      return nil
    }
    return parts
  }

  /// Refuses a value that is printed unescaped, unless its name says that it is markup.
  func refuseUnescaped() throws {
    _ = try fill(text) { tag in
      let isTriple = tag.hasPrefix("{")
      guard isTriple || tag.hasPrefix("&") else { return nil }
      let value = tag.dropFirst().filter { $0 != " " && $0 != "}" }
      guard value.hasSuffix("Markup") else { throw PagesError.unescaped(value, in: name) }
      return nil
    }
    if text.contains("CONTENT_TYPE") { throw PagesError.unescaped("CONTENT_TYPE", in: name) }
  }

  /// Replaces tags `{{…}}` by what the body gives; nil leaves them.
  private func fill(_ text: String, _ body: (Substring) throws -> String?) throws -> String {
    var filled = ""
    var rest = text[...]
    while let open = rest.firstRange(of: "{{") {
      guard let close = rest[open.upperBound...].firstRange(of: "}}") else { break }
      filled += rest[..<open.lowerBound]
      let tag = rest[open.upperBound..<close.lowerBound]
      filled += try body(tag) ?? String(rest[open.lowerBound..<close.upperBound])
      rest = rest[close.upperBound...]
    }
    return filled + rest
  }

  /// Keeps the language in a form that is sent by GET.
  private static func languageField(_ language: Language) -> String {
    switch language {
    case .vietnamese: ""
    case .english: "<input type=\"hidden\" name=\"lang\" value=\"en\">"
    }
  }

  /// Without the blanks at the start of lines: pages are smaller, and a part that stands indented
  /// doesn't indent what people typed.
  private static func unindented(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: true)
      .map { $0.drop { $0 == " " } }
      .filter { !$0.isEmpty }
      .joined(separator: "\n")
  }
}
