import Foundation

/// Words compared as people type them: with marks when the word has marks, without when the text
/// has none.
struct WordSet: Sendable {
  private let marked: Set<String>
  private let plain: Set<String>

  /// Words divided by blanks, with their marks.
  init(_ words: String) {
    let all = words.split(whereSeparator: \.isWhitespace).map(String.init)
    marked = Set(all.map(SearchFolding.marked))
    plain = Set(all.map(NameLexicon.plain))
  }

  /// Whether a word is in the set; a word without marks counts in any text without marks.
  func contains(_ word: RedactionWord, isUnmarked: Bool) -> Bool {
    plain.contains(word.plain)
      && (marked.contains(word.marked) || isUnmarked && !word.hasMarks)
  }

  /// Whether a word is in the set, marks and all.
  func containsMarked(_ word: RedactionWord) -> Bool {
    plain.contains(word.plain) && marked.contains(word.marked)
  }
}

/// Vietnamese names and the words around them. Names of people, places and offices are told apart
/// by what stands before them; none of these lists knows a particular person.
enum NameLexicon {
  /// Without marks, đ as d; unlike `SearchFolding.fold` it keeps y.
  static func plain(_ word: String) -> String {
    String(
      String.UnicodeScalarView(
        word.decomposedStringWithCanonicalMapping.unicodeScalars.filter {
          !SearchFolding.isIgnored($0)
        }.map(SearchFolding.lower)))
  }

  /// Family names that are hardly ever anything else when capitalised.
  static let families = WordSet(
    """
    nguyễn trần lê phạm huỳnh hoàng phan vũ võ đặng bùi đỗ ngô dương lý đinh trịnh tô đoàn trương \
    tạ quách lưu vương tống phùng nghiêm doãn hứa tiêu tôn diệp đàm lục giàng thào sùng quàng ngụy
    """)
  /// Family names that are also places or words; they need a second sign.
  static let otherFamilies = WordSet(
    """
    hồ lâm mai đào cao lương hà tăng thái châu kiều thạch âu khổng chu bạch lại \
    triệu kim giang ninh mạc danh sơn điểu thân ưng cù bành lã nông vi lò vàng lầu cầm \
    phó y ka k h
    """)
  /// Family names that no other word looks like without marks.
  static let plainFamilies: Set<String> = ["nguyen", "tran", "pham", "huynh", "hoang", "trinh"]

  /// Second words of names.
  static let middles = WordSet(
    """
    văn thị hữu đức minh thanh ngọc xuân kim thu hồng quốc công đình bá duy gia hoàng thành mỹ \
    phương như thùy thúy tuấn trung quang anh bảo khánh thế tấn trọng viết vĩnh bích cẩm diễm
    """)

  /// Given names.
  static let given = WordSet(
    """
    an anh ánh ân bách bảo bắc bằng bích bình bửu cẩm cẩn cảnh cao châu chi chiến chính chung \
    chương cúc cường danh diễm diệp diệu dung dũng duy duyên dương đại đan đào đạt đăng điền điệp \
    đoàn độ đông đức gấm giang hà hạ hạnh hào hảo hân hằng hậu hiền hiển hiệp hiếu hoa hòa hoài \
    hoan hoàn hoàng hồng huân huấn huệ hùng huy huyền huỳnh hưng hương hường hữu kha khang khánh \
    khải khiêm khoa khôi khuê kiên kiệt kiều kim kỳ lai lam lan lành lâm lân lập lệ liên liễu linh \
    loan long lộc lợi luân luận lương lực lưu ly mai mạnh mẫn minh mỹ na nam nga ngà ngân nghi \
    nghĩa ngọc nguyên nguyệt nhàn nhân nhật nhi nhu nhung nhựt oanh phát phấn phi phong phú phúc \
    phụng phương phước phượng quang quân quế quốc quý quyên quyền quyết quỳnh sang sen son sơn \
    sương tài tám tâm tân tấn thạch thái thanh thành thảo thắm thắng thìn thịnh thọ thoa thơm thu \
    thuận thục thủy thúy thùy thư thương thưởng tiên tiến tín tính toàn toán trà trai trang trâm \
    trân tri trí triết triều triệu trinh trọng trúc trung trường tú tuân tuấn tuệ tùng tuyên tuyến \
    tuyết tường tý út uyên vân vi viên việt vinh vĩnh võ vũ vương vượng vy xinh xuân xuyến ý yên \
    yến hai ba bốn tư năm sáu bảy tám chín mười
    """)
  /// Given names that are ordinary words after a title when written small: "anh bảo vệ".
  static let ordinary = WordSet(
    """
    an anh hai ba bốn tư năm sáu bảy chín mười tài bảo nhân thu đại giao chính trường hoa công hà \
    bằng thương thế quân sinh tính hiền cao chi chung hậu thành trung trọng tân sang nhi như ý út \
    nam lai lập lợi mạnh quyết toàn toán tiến trí viên việt vương thư thưởng
    """)
  /// Given names that no other word looks like without marks.
  static let plainGiven: Set<String> = [
    "tuan", "hung", "linh", "nga", "loan", "thuy", "oanh", "quynh", "trang", "huong", "hanh",
    "hang", "nguyet", "nhung", "phuc", "phuong", "tuyet", "uyen", "vinh", "yen", "dung", "cuong",
    "khoa", "khanh", "ngoc", "huyen", "lan", "hue", "thao", "tram", "trinh", "vy", "hieu", "dat",
  ]

  /// Titles and kin before a name.
  static let titles = WordSet("ông bà anh chị cô chú bác cậu dì dượng mợ thím cụ thầy em cháu")

  /// Titles that stay titles without marks: "co" is also "có", "em" and "duong" are anything.
  static let plainTitles: Set<String> = ["ong", "ba", "anh", "chi", "co", "chu", "bac"]

  /// Phrases after which a person's name stands.
  static let nameCues: [String] = [
    "tôi tên", "tôi tên là", "tôi là", "tên tôi là", "em tên", "em tên là", "em là", "tên là",
    "tên", "họ tên", "họ và tên", "mình là", "mình tên", "con tên", "cháu tên", "con là",
    "tên ở nhà là", "tên thật là", "tên gọi", "tên thường gọi", "chủ là", "chủ tên",
  ]
  /// Phrases after which a name or an office may stand.
  static let weakCues: [String] = [
    "người gọi", "người gửi", "người phản ánh", "người làm đơn", "người viết đơn", "người báo",
    "đại diện", "liên hệ", "lh", "gặp", "ký tên", "chủ hộ", "chủ nhà", "kính đơn", "đồng chí",
    "vợ là", "chồng là", "con là", "mẹ là", "cha là", "ba là",
  ]

  /// Words of places, papers and offices, which end a name even when capitalised.
  static let hardStops = WordSet(
    """
    ấp tổ khu xã phường huyện tỉnh thôn xóm hẻm đường quận tp số sđt sdt đt cccd cmnd cmt ubnd \
    hđnd zalo facebook email ngụ trú địa nhà căn lh gmail mst stk cn qđ nđ bhyt
    """)
  /// Words that end a name where capitals tell nothing.
  static let softStops = WordSet(
    """
    ở tại cư thường tạm sinh ngày tháng điện chứng là và với cùng có không ko k đã đang sẽ bị được \
    đi về lên xuống ra vào làm việc nói báo phản kiến đề yêu xin mong nhờ kính gửi gởi cho để vì \
    do của này kia đó thì mà nên nhưng hay hoặc cũng rất quá tôi con chủ cán bộ nộp nhận hẹn trả \
    lời gọi người dân hộ liên hệ đến từ trên dưới trong ngoài sau trước khi nếu muốn hỏi cần bán \
    mua mượn đòi lấy lại hiện nay tới đây tui hôm sáng chiều tối mới vừa vẫn còn luôn chưa chửi \
    nhà máy dt hk vs muon hoi
    """)
  /// First words of offices, roles and groups, which a cue may introduce instead of a name.
  static let offices = WordSet(
    """
    ubnd hđnd ủy bộ sở phòng ban trạm hội đảng giám phó trưởng bí cán giáo bác kỹ người cư nhà cơ \
    cảnh tổng lãnh tổ ấp xã phường huyện khu thôn tỉnh khách cửa siêu bệnh tiểu tập quản
    """)
  /// Offices and roles whose first word is also a name.
  static let officePairs: Set<String> = Set(
    [
      "công an", "công ty", "công nhân", "công chức", "công viên", "công trình", "công dân",
      "nhân viên", "nhân dân", "văn phòng", "trung tâm", "trung học", "chi nhánh", "chi cục",
      "chi bộ", "chủ tịch", "chủ hộ", "chủ nhà", "chủ cơ", "đồng chí", "thành phố", "thị trấn",
      "quý cơ", "quý ông", "quý vị", "dân quân", "dân phòng", "đoàn thanh", "kim loại",
      "trường hợp", "trường học", "bảo vệ", "tài xế", "dân cư",
    ].flatMap { [SearchFolding.marked($0), plain($0)] })

  /// Words that make a place, a school or a street of the capitalised words after them.
  static let places = WordSet(
    """
    đường phố xã phường ấp thôn trường chợ quận huyện tỉnh thcs thpt cầu hẻm tượng núi hồ sông \
    suối thác ngã vòng tuyến lộ giao đèo rạch kênh chùa đình đền giáo viện kiệt ql tl tp hcm công
    """)
  /// Two words that do the same.
  static let placePairs: Set<String> = [
    "khu phố", "thành phố", "thị trấn", "thị xã", "tiểu học", "mầm non", "mẫu giáo", "trung học",
    "bệnh viện", "công viên", "khu công", "ngã ba", "ngã tư", "ngã năm", "nhà thờ", "quốc lộ",
    "tỉnh lộ", "công ty", "khu vực", "nghĩa trang", "khu du", "sân vận", "cao tốc", "quảng trường",
  ]
  /// Streets that meet are named one after the other: "ngã tư Trần Phú - Lê Hồng Phong".
  static let streets = WordSet("đường phố ngã giao tuyến lộ góc vòng")

  /// Whole names that are no private person, and words that only look like title and name.
  static let publicNames: Set<String> = Set(
    [
      "hồ chí minh", "hồ trị an", "thái bình dương", "bà rịa", "bà đen", "bà nà", "bà điểm",
      "bà hom", "bà chiểu", "bà rá", "ông đồn", "ông tạ", "ông trời", "cô tô", "bác hồ", "bác ái",
      "anh hùng", "anh minh", "cô đơn", "chú ý", "chú trọng", "bác bỏ",
    ].map(SearchFolding.marked))
}
