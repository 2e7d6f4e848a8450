import Testing

@testable import Rules

@Suite("Texts that were typed with the input method off")
struct RawTypingTests {
  @Test(
    "Keys are read as the words they mean",
    arguments: [
      (
        RawTyping.telex, "Ddeef nghij phuwowngf suawr gaaps ddoanj dduwowngf trwowcs coongr chowj",
        "Đề nghị phường sửa gấp đoạn đường trước cổng chợ"
      ),
      (
        .telex, "DDEEF NGHIJ XUWR LYS RACS THAIR, xin camr own",
        "ĐỀ NGHỊ XỬ LÝ RÁC THẢI, xin cảm ơn"
      ),
      (.telex, "nguwowif giaf khoong nghe dduwojc loa", "người già không nghe được loa"),
      (
        .telex, "quyeets ddinhj quas haanj, giuwx laij giuwowngf",
        "quyết định quá hận, giữ lại giường"
      ),
      (
        .vni, "D9e62 nghi5 su73a ga61p d9oa5n d9u7o72ng tru7o71c co63ng cho75",
        "Đề nghị sửa gấp đoạn đường trước cổng chợ"
      ),
      (
        .vni, "Nu7o71c tra2n le6n ma85t d9u7o72ng, a61p 8 ke6u hoa2i",
        "Nước tràn lên mặt đường, ấp 8 kêu hoài"
      ),
    ])
  func read(method: RawTyping, typed: String, meant: String) {
    #expect(RawTyping.detect(typed) == method)
    #expect(method.read(typed) == meant)
  }

  @Test(
    "What is read as it stands is no raw typing",
    arguments: [
      "Đề nghị sửa gấp đoạn đường trước cổng chợ, xe sụp hố hoài.",
      "de nghi sua gap doan duong truoc cong cho, xe sup ho hoai",
      "Please repair the street in front of the market, a driver was hurt.",
      "Biển số 60B1-00012, mã hồ sơ H19.120-000000-0001, điện thoại 0900 000 112", "", "ok",
    ])
  func plain(text: String) {
    #expect(RawTyping.detect(text) == nil)
  }

  @Test(
    "A syllable is told from what can't be one",
    arguments: [
      ("nghiêng", true), ("quyết", true), ("giếng", true), ("gì", true), ("hòa", true),
      ("hoà", true), ("khuỷu", true), ("ương", true), ("yêu", true), ("truong", false),
      ("aasp", false), ("baso", false), ("xyz", false), ("w", false), ("", false),
    ])
  func syllables(word: String, isOne: Bool) {
    #expect(Syllable.isOne(word) == isOne)
  }
}
