import FoundationEssentials

/// Words of a header in any script, as RFC 2047 has them.
enum EncodedWord {
  /// The text as a header holds it: as it is where it is plain ASCII, else in encoded words of at
  /// most 75 characters, none of which cuts a character, folded one to a line.
  static func header(_ text: String) -> String {
    let line = String(
      text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }
        .reduce(into: String.UnicodeScalarView()) { $0.append($1) })
    if isPlain(line) { return line }
    return chunks(of: line)
      .map { "=?utf-8?B?\(Data($0.utf8).base64EncodedString())?=" }
      .joined(separator: "\r\n ")
  }

  /// Plain words need no encoding: no `=?`, nothing that has a meaning in an address, not too
  /// long for one line.
  private static func isPlain(_ text: String) -> Bool {
    text.utf8.count <= 60
      && text.utf8.allSatisfy { (0x20...0x7E).contains($0) && !#"<>()[],;:@\"="#.utf8.contains($0) }
  }

  /// 39 bytes become 52 characters of base64; with `=?utf-8?B?`, `?=` and the header's name the
  /// line stays under the 76 characters that RFC 2047 allows it.
  private static func chunks(of text: String) -> [String] {
    var chunks: [String] = []
    var chunk = ""
    for character in text {
      if chunk.utf8.count + character.utf8.count > 39, !chunk.isEmpty {
        chunks.append(chunk)
        chunk = ""
      }
      chunk.append(character)
    }
    if !chunk.isEmpty { chunks.append(chunk) }
    return chunks
  }
}
