import Rules
import Testing

@Suite("Access codes")
struct AccessCodeTests {
  let key = [UInt8](0..<32)
  let ticket = [UInt8](100..<116)

  @Test("The code of a key, ticket and version is pinned: old receipts stay good")
  func pinned() {
    #expect(AccessCode.code(key: key, ticketKey: ticket, version: 1).description == "2P4B-9VF0")
  }

  @Test("Another key, ticket or version gives another code")
  func depends() {
    let codes = [
      AccessCode.code(key: key, ticketKey: ticket, version: 1),
      AccessCode.code(key: key, ticketKey: ticket, version: 2),
      AccessCode.code(key: key, ticketKey: ticket.reversed(), version: 1),
      AccessCode.code(key: key.reversed(), ticketKey: ticket, version: 1),
    ]
    #expect(Set(codes).count == codes.count)
  }

  @Test("A code is eight characters that can't be misread, shown as four and four")
  func shape() {
    for version in 1...300 {
      let code = AccessCode.code(key: key, ticketKey: ticket, version: version)
      #expect(code.canonical.count == 8)
      #expect(code.canonical.allSatisfy { "0123456789ABCDEFGHJKMNPQRSTVWXYZ".contains($0) })
      #expect(code.description.count == 9)
      #expect(AccessCode(code.description) == code)
      #expect(AccessCode(code.description.lowercased()) == code)
    }
  }

  @Test(
    "Typed look-alikes, blanks and dashes don't matter",
    arguments: [
      "A0B1-C1D0", "aob1c1do", " AOBI CLDO ", "a0-b1-c1-d0", "A0B1–C1D0", "Ａ０Ｂ１Ｃ１Ｄ０", "aoblcido\n",
    ])
  func typed(text: String) {
    #expect(AccessCode(text)?.canonical == "A0B1C1D0")
  }

  @Test(
    "Anything else is no code",
    arguments: [
      "", "ABCD-EFG", "ABCD-EFGHJ", "ABCD-EFGU", "ABCD_EFGH", "ĂBCD-EFGH", "ABCD-EFG\u{0}",
    ])
  func refused(text: String) {
    #expect(AccessCode(text) == nil)
  }

  @Test("The stored digest proves its own code and no other")
  func digest() throws {
    let code = AccessCode.code(key: key, ticketKey: ticket, version: 1)
    let other = AccessCode.code(key: key, ticketKey: ticket, version: 2)
    let digest = AccessCode.digest(key: key, code: code)
    #expect(digest.count == 32)
    #expect(code.matches(digest: digest, key: key))
    #expect(!other.matches(digest: digest, key: key))
    #expect(!code.matches(digest: digest, key: key.reversed()))
    #expect(!code.matches(digest: Array(digest.dropLast()), key: key))
    #expect(!code.matches(digest: [], key: key))
  }
}
