import Rules
import Testing

@Suite("Telephone numbers")
struct PhoneNumberTests {
  @Test(
    "Every way to write a mobile is the same number",
    arguments: [
      "0912000274", "0912 000 274", "0912.000.274", "0912-000-274", "+84 912 000 274",
      "+84912000274", "84912000274", "0084 912 000 274", "+84 (0)912 000 274", "O912 ooo 274",
      "09l2000274", "(0912) 000274", " 0912000274\n", "０９１２０００２７４", "912000274", "0912–000–274",
      "0912\u{A0}000\u{A0}274",
    ])
  func mobile(typed: String) throws {
    let number = try #require(PhoneNumber(typed))
    #expect(number.e164 == "+84912000274")
    #expect(number.sort == .mobile)
    #expect(number.display == "0912 000 274")
    #expect(number.masked == "0912 *** 274")
    #expect(number.asTyped == typed)
  }

  @Test(
    "Old numbers of eleven digits are today's of ten",
    arguments: [
      ("01234567890", "+84834567890"), ("0169 999 8887", "+84399998887"),
      ("+84 120 123 4567", "+84701234567"), ("0186.123.4567", "+84561234567"),
      ("01993214567", "+84593214567"),
    ])
  func renumbered(typed: String, today: String) {
    #expect(PhoneNumber(typed)?.canonical == today)
  }

  @Test(
    "Landlines, short codes, services and foreign numbers have their own forms",
    arguments: [
      ("0251 3871 000", PhoneNumber.Sort.landline, "+842513871000", "0251 3871 000"),
      ("(0251) 3.871.000", .landline, "+842513871000", "0251 3871 000"),
      ("028 3822 1234", .landline, "+842838221234", "028 3822 1234"),
      ("061 3871000", .landline, "+842513871000", "0251 3871 000"),
      ("113", .shortCode, "113", "113"), ("1022", .shortCode, "1022", "1022"),
      ("0251.1022", .shortCode, "+842511022", "0251 1022"),
      ("1900 1234", .service, "19001234", "1900 1234"),
      ("1800.123456", .service, "1800123456", "1800 1234 56"),
      ("+49 30 901820", .foreign, "+4930901820", "+4930901820"),
    ])
  func sorts(typed: String, sort: PhoneNumber.Sort, canonical: String, display: String) throws {
    let number = try #require(PhoneNumber(typed))
    #expect(number.sort == sort)
    #expect(number.canonical == canonical)
    #expect(number.display == display)
  }

  @Test(
    "What is no number of the plan is none",
    arguments: [
      "", "abc", "12345", "0912 000 27", "0912 000 2744", "0212", "0400 000 000", "999",
      "0912000274 hoặc 0913000274", "075078000345", "ooo", "+84", "+", "0912000274x",
    ])
  func refused(typed: String) {
    #expect(PhoneNumber(typed) == nil)
  }

  @Test("Numbers are equal by what they call, not by how they were typed")
  func equality() {
    #expect(PhoneNumber("0912 000 274") == PhoneNumber("+84912000274"))
    #expect(Set([PhoneNumber("113"), PhoneNumber("1 1 3")]).count == 1)
  }
}
