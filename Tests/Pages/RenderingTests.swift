import Pages
import Testing

@Test("Every template parses, and every part, word and file it names exists")
func templatesAreWhole() throws {
  _ = try PageRenderer(
    site: Site(authority: "UBND Phường Xuân Lộc", authorityEnglish: "Xuân Lộc Ward"))
}
