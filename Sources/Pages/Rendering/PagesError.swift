/// Why pages can't be rendered: found at start, never while serving.
public enum PagesError: Error, Sendable, Equatable, CustomStringConvertible {
  /// A folder or file of the shared files is missing or can't be read.
  case missing(path: String)
  /// A template can't be parsed.
  case broken(template: String, because: String)
  /// A template takes in a part that doesn't exist.
  case unknownPart(String, in: String)
  /// A template uses a word (`{{t.…}}`) that no vocabulary has.
  case unknownWord(String, in: String)
  /// A template names a file (`{{asset.…}}`) that doesn't exist.
  case unknownAsset(String, in: String)
  /// Two vocabularies have the same word.
  case wordTwice(String)
  /// A template prints a value unescaped whose name doesn't end in `Markup`.
  case unescaped(String, in: String)
  /// There is no such time zone.
  case unknownTimeZone(String)

  /// What is wrong, and where.
  public var description: String {
    switch self {
    case .missing(let path): "missing: \(path)"
    case .broken(let template, let because): "template \(template): \(because)"
    case .unknownPart(let part, let template): "template \(template): no part \(part)"
    case .unknownWord(let word, let template): "template \(template): no word \(word)"
    case .unknownAsset(let asset, let template): "template \(template): no asset \(asset)"
    case .wordTwice(let word): "two vocabularies have the word \(word)"
    case .unescaped(let name, let template): "template \(template): \(name) is not escaped"
    case .unknownTimeZone(let zone): "no time zone \(zone)"
    }
  }
}
