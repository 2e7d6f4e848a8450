import Testing

@testable import Rules

@Suite("Who calls")
struct CallerTests {
  @Test(
    "One number, however an exchange writes it",
    arguments: [
      "0912000274", "0912 000 274", "+84912000274", "84912000274", "0084912000274",
      "+84 (0)912 000 274", "sip:0912000274@10.0.0.5", "sip:+84912000274@pbx.vidu.vn;user=phone",
      "tel:+84-912-000-274", "\"Nguyen Van A\" <sip:0912000274@pbx>", "<0912000274>",
      "SIPS:0912000274@pbx",
    ])
  func number(said: String) {
    #expect(Caller(said).canonical == "+84912000274")
    #expect(Caller(said).sort == .known)
  }

  @Test(
    "Landlines, services, short codes, old mobiles and other countries",
    arguments: [
      ("02438000123", "+842438000123"), ("024 3800 0123", "+842438000123"),
      ("02513871000", "+842513871000"), ("+842513871000", "+842513871000"),
      ("18001234", "18001234"), ("1900 123456", "1900123456"), ("1022", "1022"),
      ("01660000274", "+84360000274"), ("0122 000 0274", "+84770000274"),
      ("+61291234567", "+61291234567"),
    ])
  func other(said: String, canonical: String) {
    #expect(Caller(said).canonical == canonical)
  }

  @Test(
    "A withheld number is withheld, in whatever words",
    arguments: [
      nil, "", "  ", "anonymous", "Anonymous", "PRIVATE", "sip:anonymous@anonymous.invalid",
      "\"Anonymous\" <sip:anonymous@anonymous.invalid>", "unknown", "Unavailable", "restricted",
      "Ẩn số",
    ])
  func withheld(said: String?) {
    #expect(Caller(said) == .withheld)
    #expect(Caller(said).canonical == nil)
  }

  @Test(
    "What nobody can call is no number, and nothing is guessed",
    arguments: [
      "201", "7", "abc", "0912", "091200027499999999999", "sip:alice@pbx",
      String(repeating: "0", count: 5_000), "'; DROP TABLE call; --",
    ])
  func unreadable(said: String) {
    #expect(Caller(said) == .unreadable)
  }

  @Test(
    "A name becomes its first letters",
    arguments: [
      ("Trần Văn A", "T. V. A."), ("  lê   thị đào ", "L. T. Đ."), ("Ánh", "Á."), ("", ""),
      ("( ) 123", ""), ("Y-Bhăm Niê", "Y. N."),
    ])
  func initials(name: String, initials: String) {
    #expect(Initials.of(name) == initials)
  }
}
