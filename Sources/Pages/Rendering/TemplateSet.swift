import Mustache

/// Every template, parsed once for each language.
struct TemplateSet: Sendable {
  private let libraries: [Language: MustacheLibrary]

  /// Reads and checks every template of the folder `templates`.
  /// - Throws: `PagesError`, for the first thing that is missing or wrong.
  init(share: Share, assets: Assets) throws {
    let texts = try share.texts(in: "templates", extension: "mustache")
      .map { TemplateText(name: $0.key, text: $0.value) }
    let names = Set(texts.map(\.name))
    for template in Template.allCases where !names.contains(template.rawValue) {
      throw PagesError.missing(path: "templates/\(template.rawValue).mustache")
    }
    for text in texts {
      try text.refuseUnescaped()
      for part in try text.parts() where !names.contains(part) {
        throw PagesError.unknownPart(part, in: text.name)
      }
    }
    var libraries: [Language: MustacheLibrary] = [:]
    for language in Language.allCases {
      let words = try Vocabulary.words(in: language)
      var library = MustacheLibrary()
      for text in texts {
        library.register(
          try text.parsed(language: language, words: words, assets: assets),
          named: text.name)
      }
      libraries[language] = library
    }
    self.libraries = libraries
  }

  /// The template with its content.
  func render(_ template: Template, _ content: Content, in language: Language) -> String {
    // Both are there: `init` refused a set without one of them.
    libraries[language]?.render(content.scope, withTemplate: template.rawValue) ?? ""
  }
}
