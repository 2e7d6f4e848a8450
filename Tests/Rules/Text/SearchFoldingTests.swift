import Foundation
import Testing

@testable import Rules

@Suite("Folding for search")
struct SearchFoldingTests {
  @Test(
    "What sounds alike to a searcher folds alike",
    arguments: [
      ("Đường Hùng Vương", "duong hung vuong"), ("hòa", "hoà"), ("thúy", "thuý"), ("khỏe", "khoẻ"),
      ("đất", "dat"), ("ĐẤT ĐAI", "đất đai"), ("phản ảnh", "phản ánh"), ("gởi đơn", "gửi đơn"),
      ("Gởi", "GỬI"), ("quí vị", "quý vị"), ("kỹ sư", "kĩ sư"), ("Mỹ", "mĩ"), ("lý do", "lí do"),
      ("Thủ-Đức", "thu duc"), ("ổ gà,  chợ\nGia Ray!", "o ga cho gia ray"),
      ("60B1-000.45", "60b1 000 45"), ("Ð Ề nghị", "d e nghi"), ("m² đất", "m2 dat"),
      ("không\u{A0}khí", "khong khi"), ("c\u{200B}ơ quan", "co quan"), ("ngập 😭 quá", "ngap qua"),
    ])
  func alike(left: String, right: String) {
    #expect(scalars(SearchFolding.fold(left)) == scalars(SearchFolding.fold(right)))
  }

  @Test(
    "The fold is plain letters, digits and single blanks",
    arguments: [
      ("Cấp, thoát nước", "cap thoat nuoc"), ("  ", ""), ("", ""), ("...", ""),
      ("Nguyễn Thị Thuỳ Dương", "nguyen thi thuy duong"), ("ngày", "ngay"), ("quý", "qui"),
    ])
  func plain(text: String, folded: String) {
    #expect(SearchFolding.fold(text) == folded)
  }

  @Test("Composed and decomposed text fold alike")
  func forms() {
    let text = "Loa phát thanh gần nhà tôi ở ấp Bình Hòa, xã Xuân Phú; gởi Thuỷ"
    #expect(
      SearchFolding.fold(text.decomposedStringWithCanonicalMapping)
        == SearchFolding.fold(text.precomposedStringWithCanonicalMapping))
  }

  @Test("Folding twice is folding once")
  func idempotent() {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<2_000 {
      let once = SearchFolding.fold(randomText(using: &random))
      #expect(scalars(SearchFolding.fold(once)) == scalars(once))
    }
  }

  @Test("The quick way folds as the steps do")
  func quick() {
    var random = SeededGenerator(seed: 12)
    let words = "gởi GỞI Gỏi quý quy ly Mỹ đường Ðông ŒUVRE ﬁn m² “ngoặc” 60B1-000.45 ßa ơ\u{309}i"
    let texts = [words, words.decomposedStringWithCanonicalMapping, "gởi", "y", "qu y", " - "]
    for text in texts + words.split(separator: " ").map(String.init)
      + (0..<2_000).map({ _ in randomText(using: &random) })
    {
      #expect(SearchFolding.quick(text) ?? SearchFolding.slow(text) == SearchFolding.slow(text))
    }
    #expect(SearchFolding.quick("Gởi đường, kỹ sư 3") == "gui duong ki su 3")
  }

  @Test("The key without blanks finds what a scanner tore apart")
  func torn() {
    let scanned = SearchFolding.joined(SearchFolding.fold("xã Xuân B ắc, m ương tưới"))
    #expect(scanned.contains(SearchFolding.joined(SearchFolding.fold("Xuân Bắc"))))
    #expect(scanned.contains(SearchFolding.joined(SearchFolding.fold("mương"))))
  }

  @Test("The marked key keeps phố, phở and pho apart and joins hòa with hoà")
  func marked() {
    #expect(Set(["phố", "phở", "pho"].map(SearchFolding.marked)).count == 3)
    for (left, right) in [("Hòa", "hoà"), ("QUÝ", "quúy".replacing("uú", with: "ú")), ("uỷ", "ủy")]
    {
      #expect(SearchFolding.marked(left) == SearchFolding.marked(right))
    }
    #expect(SearchFolding.marked("hoàn toàn") == "hoàn toàn")
  }

  @Test("A phrase matches at the start of words only")
  func wordStarts() {
    let text = SearchFolding.fold("Ngập nước ở chợ Gia Ray")
    #expect(SearchFolding.contains("cho gia", in: text))
    #expect(SearchFolding.contains("ng", in: text))
    #expect(!SearchFolding.contains("uoc", in: text))
    #expect(!SearchFolding.contains("", in: text))
    #expect(SearchFolding.containsWords("gia ray", in: text))
    #expect(!SearchFolding.containsWords("gia ra", in: text))
  }

  @Test("Look-alike letters of other scripts are noticed, other scripts alone are not")
  func mixed() {
    #expect(MixedScripts.words(in: "Сhào bạn, vay tiền nhαnh") == ["Сhào", "nhαnh"])
    #expect(MixedScripts.words(in: "Đường Hùng Vương, Москва, Αθήνα").isEmpty)
  }
}
