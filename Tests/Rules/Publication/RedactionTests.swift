import Foundation
import Rules
import Testing

@Suite("Masking")
struct RedactionTests {
  @Test(
    "Telephone numbers are masked however they are typed",
    arguments: [
      "0912345678", "0912 345 678", "0912.345.678", "0912-345-678", "0912–345–678", "0912,345,678",
      "+84912345678", "+84 912 345 678", "84912345678", "0084912345678", "+84 (0) 912 345 678",
      "09 12 34 56 78", "09.12.34.56.78", "0 9 1 2 3 4 5 6 7 8", "o912345678", "O9l2 345 678",
      "０９１２３４５６７８", "(0251) 3871 234", "0251 3 871 234", "028-3822-1234", "0169 234 5678",
      "01234567890", "0912\u{200B}345\u{200B}678", "0912\u{A0}345\u{A0}678", "0️⃣9️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣",
      "0912\n345\n678", "+49 30 9018 2000", "0912/345678",
    ])
  func phones(number: String) {
    for (before, after) in [("Gọi ", " nhé"), ("", ""), ("sdt:", "."), ("(", ")"), ("zalo", "nha")]
    {
      let masked = Redaction.mask(before + number + after)
      #expect(masked.text == before + "[số điện thoại]" + after, "\(masked.text)")
      #expect(masked.spans.map(\.sort) == [.phone])
    }
  }

  @Test("Numbers in a row are masked one by one")
  func phonesInARow() {
    let masked = Redaction.mask("0912345678 - 0987.654.321, 0251 3871 234/0868111222")
    #expect(masked.spans.map(\.sort) == [.phone, .phone, .phone, .phone])
  }

  @Test(
    "Other numbers are known by form or by the words before them",
    arguments: [
      ("CCCD 075078123345", Redaction.Sort.identity), ("075 078 123 345", .identity),
      ("căn cước số 075.078.123.345", .identity), ("CMND 271234567", .identity),
      ("cmnd 271 234 567", .identity), ("hộ chiếu số C1234567", .passport),
      ("P12345678", .passport),
      ("STK 0071001234567", .account), ("tài khoản ngân hàng: 19 0312 3456", .account),
      ("9704 3612 3456 7890", .account), ("tk 123456789 tại Agribank", .account),
      ("60B1-123.45", .plate), ("60B1 12345", .plate), ("51F12345", .plate),
      ("60 B1 123 45", .plate),
      ("biển số 60c 123 45", .plate), ("60AA-123.45", .plate), ("80A-123.45", .plate),
      ("Nguyen.Van-An@Gmail.com", .email), ("an @ gmail . com", .email),
      ("an(at)gmail.com", .email),
      ("H19.120-250822-0012", .file), ("000.00.12.H19-250822-0012", .file),
      ("mã hồ sơ: 2508220012", .file), ("thửa 123, tờ bản đồ số 45", .land),
      ("thửa đất số 12 thuộc tờ 7", .land), ("sinh ngày 05/02/1971", .birth), ("SN: 1971", .birth),
      ("sinh năm 71", .birth), ("sinh ngày 5 tháng 2 năm 1971", .birth), ("12/03/1941", .birth),
      ("cháu bé 6 tuổi", .child), ("đang điều trị ung thư", .health), ("bị tiểu đường", .health),
    ])
  func numbers(text: String, sort: Redaction.Sort) {
    for form in [text, text.decomposedStringWithCanonicalMapping, text.uppercased()] {
      let spans = Redaction.spans(in: form)
      #expect(spans.map(\.sort) == [sort], "\(Redaction.mask(form).text)")
    }
  }

  @Test(
    "Figures that are nobody's stay",
    arguments: [
      "Em thử 3 ngày rồi, từ 22 giờ - 23 giờ, 7 giờ 40 đến 9 giờ 15, 13g30.",
      "Quy hoạch 2021-2030, tầm nhìn 2050; các năm 2019 2020 2021 2022.",
      "Khoảng 500 m2, 20 cm, 1 m x 0,6 m, 1.234,5 m2, 20m2 1500 viên, 15tr 2000 bao.",
      "Gọi 1022, 113, 114, 115, 111, 0251.1022, 1900 1234, 18001090.",
      "Kinh phí 1.500.000.000 đồng, 500 000 000 đồng, 150000000đ, 80 triệu.",
      "Từ 01/03/2026 đến 15/04/2026, ngày 12/11/2008, 30/4/1975, tháng 03/2026 - 1500 hộ.",
      "Quyết định số 000/QĐ-UBND, 61/2018/NĐ-CP, Điều 12 khoản 3, PA-2026-000123-8.",
      "Mã số thuế 3600000000, MST: 0312345678-001.",
      "Cột điện 471/12/3A, trạm 110kV, ĐT 766 km 12+500, QL1A, quốc lộ 20, xe buýt 15.",
      "Học sinh năm 2024, vệ sinh năm 2025, phát sinh 12 hộ, bàn số 2, tổ 7 ấp 2.",
    ])
  func figures(text: String) {
    #expect(Redaction.mask(text).text == text)
  }

  @Test(
    "Names are found after words that introduce them",
    arguments: [
      ("Tôi tên Lê Thị Bưởi, ở xa", "Tôi tên [họ tên], ở xa"),
      ("Tôi là Trần Văn Bình.", "Tôi là [họ tên]."),
      ("toi ten nguyen van tai, sdt", "toi ten [họ tên], sdt"),
      ("tôi tên nguyễn văn an ở xa", "tôi tên [họ tên] ở xa"),
      ("TÊN HUỲNH VĂN TÀI CCCD XIN HỎI CÁN BỘ", "TÊN [họ tên] CCCD XIN HỎI CÁN BỘ"),
      ("Người gọi: anh Sáu Đức, nói rằng", "Người gọi: anh [họ tên], nói rằng"),
      ("Chủ là ông Năm Đức.", "Chủ là ông [họ tên]."),
      ("Gặp chị Hoa bán rau", "Gặp chị [họ tên] bán rau"),
      ("anh tuấn hát karaoke", "anh [họ tên] hát karaoke"),
      ("bà Nguyễn Thị B. và ông Lê V. Đạt", "bà [họ tên]. và ông [họ tên]"),
      ("Phạm Thị Mỹ Linh phản ánh", "[họ tên] phản ánh"),
      ("Người làm đơn\nTrần Thị Hạnh", "Người làm đơn\n[họ tên]"),
      ("NGUYỄN VĂN AN, ĐỀ NGHỊ UBND SỬA ĐƯỜNG GẤP", "[họ tên], ĐỀ NGHỊ UBND SỬA ĐƯỜNG GẤP"),
      ("Trần Hạnh - 0912 345 678", "[họ tên] - [số điện thoại]"),
      (
        "Bà Trịnh Thị Sáu (1941), Lê Văn Tư, 12/03/2004",
        "Bà [họ tên] ([ngày sinh]), [họ tên], [ngày sinh]"
      ),
    ])
  func names(text: String, masked: String) {
    #expect(Redaction.mask(text).text == masked)
    let decomposed = Redaction.mask(text.decomposedStringWithCanonicalMapping).text
    #expect(decomposed.precomposedStringWithCanonicalMapping == masked)
  }

  @Test(
    "Streets, schools, offices and groups keep their names",
    arguments: [
      "Đường Nguyễn Văn Cừ giao Trần Hưng Đạo bị ngập.",
      "Ngã tư Trần Phú - Lê Hồng Phong kẹt xe.",
      "Trường THPT Nguyễn Thị Minh Khai, tiểu học Lê Văn Tám.",
      "TP. Hồ Chí Minh, Bà Rịa - Vũng Tàu, Võ Đắc, Hồ Trị An.",
      "Các anh Công an, chị em phụ nữ, bà con ấp 3, cô giáo, bác sĩ, anh hùng.",
      "Tôi là người dân ấp 3. Tôi là Chủ tịch hội.",
      "Ông Chủ tịch UBND xã; liên hệ Bộ phận Một cửa, gặp Phòng Kinh tế, LH Công ty Điện lực.",
      "dang thi cong duong, bui thi bay mu mit, nuoc tran vao nha, ong nuoc bi be, co nuoc ban",
      "duong hung vuong truoc cho gia ray co cai ho to lam",
      "Đỗ xe sai quy định. Hồ nước ô nhiễm. Mai mốt sửa. Lý do chậm.",
      "ĐỀ NGHỊ UBND XÃ SỬA ĐƯỜNG HÙNG VƯƠNG, ÔNG ẤY KHÔNG LÀM, BÀ CON KHỔ QUÁ",
    ])
  func places(text: String) {
    #expect(Redaction.mask(text).text == text)
  }

  @Test(
    "A home is masked, a place where something happened is not",
    arguments: [
      ("thường trú ấp Tân Bình 1, xã Lang Minh. Tôi", "thường trú [địa chỉ]. Tôi"),
      ("ngụ số 12/3A đường Hùng Vương, khu phố 2", "ngụ [địa chỉ]"),
      ("NHÀ Ở TỔ 4 ẤP TRUNG LƯƠNG XÃ XUÂN TRƯỜNG. YÊU CẦU", "NHÀ Ở [địa chỉ]. YÊU CẦU"),
      ("ông Lê Văn Hạ ở tổ 2 ấp Thọ Hòa xã Xuân Thọ mượn", "ông [họ tên] ở [địa chỉ] mượn"),
      ("nhà tôi ở tổ 5 ấp 3 bị ngập", "nhà tôi ở [địa chỉ] bị ngập"),
      ("trước số nhà 45 có rác", "trước [địa chỉ] có rác"),
      ("ở ấp 6 xã Xuân Tâm bị bồi lấp", "ở ấp 6 xã Xuân Tâm bị bồi lấp"),
      ("gần nhà tôi ở ấp Bình Hòa, xã Xuân Phú", "gần nhà tôi ở ấp Bình Hòa, xã Xuân Phú"),
      ("khu pho 5 gia ray cup nuoc", "khu pho 5 gia ray cup nuoc"),
      ("nhà ở xã hội, trạm bơm số 2", "nhà ở xã hội, trạm bơm số 2"),
    ])
  func homes(text: String, masked: String) {
    #expect(Redaction.mask(text).text == masked)
  }

  @Test(
    "The reporter's own name is found in any spelling",
    arguments: [
      "Trần Thị Mỹ Hạnh", "trần thị mỹ hạnh", "TRẦN THỊ MỸ HẠNH", "Tran Thi My Hanh",
      "tran thi my hanh", "tranthimyhanh", "Trần-Thị-Mỹ-Hạnh", "Trần Th ị Mỹ H ạnh",
      "Trần\nThị Mỹ Hạnh", "Mỹ Hạnh", "Trần Hạnh", "Trần T. M. Hạnh",
    ])
  func reporter(spelling: String) {
    let reporter = Redaction.Reporter(name: "Trần Thị Mỹ Hạnh")
    for form in [spelling, spelling.decomposedStringWithCanonicalMapping] {
      let masked = Redaction.mask("đường hư, \(form) báo", reporter: reporter)
      #expect(masked.text == "đường hư, [họ tên] báo")
      #expect(masked.spans.map(\.because) == [.reporter])
    }
  }

  @Test(
    "Parts of the reporter's name are found with a title or as a signature",
    arguments: [
      ("chị Hạnh gọi", "chị [họ tên] gọi"), ("chị hạnh gọi", "chị [họ tên] gọi"),
      ("goi chi hanh nha", "goi chi [họ tên] nha"), ("Xin cảm ơn.\nHạnh", "Xin cảm ơn.\n[họ tên]"),
      ("phẩm hạnh tốt", "phẩm hạnh tốt"), ("đường Mỹ Hạnh", "đường Mỹ Hạnh"),
      ("Mỹ Phước", "Mỹ Phước"),
    ])
  func reporterParts(text: String, masked: String) {
    let reporter = Redaction.Reporter(name: "Trần Thị Mỹ Hạnh")
    #expect(Redaction.mask(text, reporter: reporter).text == masked)
  }

  @Test("The reporter's address is found as it stands in the text")
  func reporterAddress() {
    let reporter = Redaction.Reporter(name: nil, address: "Tổ 4, ấp Trung Lương, xã Xuân Trường")
    let masked = Redaction.mask("Ngập ở tổ 4 ấp Trung Lương xã Xuân Trường.", reporter: reporter)
    #expect(masked.text == "Ngập ở [địa chỉ].")
  }

  @Test("Positions count the code points of the text as given")
  func codePoints() throws {
    let text = "Ngập quá 😭 gọi Thuỷ 0912 345 678".decomposedStringWithCanonicalMapping
    let span = try #require(Redaction.spans(in: text).last { $0.sort == .phone })
    let scalars = Array(text.unicodeScalars)
    #expect(String(String.UnicodeScalarView(scalars[span.range])) == "0912 345 678")
  }

  @Test("Spans never overlap, lie within the text, and what is between them stays")
  func properties() {
    var random = SeededGenerator(seed: 5)
    let parts = [
      "Tôi tên", "Nguyễn Văn An", "0912 345 678", "075078123345", "60B1-123.45", "a@b.com", ",",
      ".", "\n", "đường", "ở tổ 4", "ấp 3", "sinh năm", "1957", "ÔNG", "chị", "STK", "😭", "o",
      "+84",
    ]
    for _ in 0..<400 {
      let count = Int.random(in: 0...14, using: &random)
      let text = (0..<count).compactMap { _ in parts.randomElement(using: &random) }
        .joined(separator: Bool.random(using: &random) ? " " : "")
      let spans = Redaction.spans(in: text)
      let length = text.unicodeScalars.count
      #expect(spans.allSatisfy { !$0.range.isEmpty && $0.range.upperBound <= length })
      #expect(
        zip(spans, spans.dropFirst()).allSatisfy { $0.range.upperBound <= $1.range.lowerBound })
    }
  }

  @Test("Every sort has its own word in brackets")
  func words() {
    let words = Redaction.Sort.allCases.map(\.mask)
    #expect(Set(words).count == words.count)
    #expect(words.allSatisfy { $0.hasPrefix("[") && $0.hasSuffix("]") })
  }

  @Test("A hotline of the office stays, however it is spelt; a citizen's number does not")
  func hotlinesStay() {
    let text = "Gọi đường dây nóng 0251.3.000.100, đừng gọi 0912 000 274."
    let masked = Redaction.mask(text, keeping: ["0251 3 000 100"])
    #expect(masked.text == "Gọi đường dây nóng 0251.3.000.100, đừng gọi [số điện thoại].")
    #expect(masked.spans.count == 1)
    #expect(Redaction.mask(text).spans.count == 2)
  }
}
