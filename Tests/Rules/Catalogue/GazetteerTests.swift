import Rules
import Testing

@Suite("Places found by typing")
struct GazetteerTests {
  private static let gazetteer = Gazetteer(
    [
      Place(name: "chợ Gia Ray", commune: ID(100)), Place(name: "ga Gia Ray", commune: ID(100)),
      Place(name: "khu phố 1", commune: ID(100)), Place(name: "khu phố 10", commune: ID(100)),
      Place(name: "ấp Hòa Bình", commune: ID(130)), Place(name: "ấp Hòa Bình", commune: ID(150)),
      Place(name: "ấp Tân Hợp", commune: ID(120)), Place(name: "ấp cũ", commune: ID(30)),
    ],
    communes: [
      Unit(
        id: ID(120), code: "26434", name: "Xã Xuân Thành", shortName: "X. Xuân Thành",
        sort: .commune, parent: nil, validFrom: LocalDay(number: 0),
        validTo: nil, aliases: ["Xuân Thành"])
    ])
  private static let communes: Set<ID<Unit>> = [ID(100), ID(120), ID(130), ID(150)]

  @Test(
    "With marks or without, from the beginning of any word",
    arguments: [
      ("chợ gia ray", ["chợ Gia Ray"]), ("cho gia", ["chợ Gia Ray"]),
      ("gia ray", ["ga Gia Ray", "chợ Gia Ray"]), ("RAY CHO", ["chợ Gia Ray"]),
      ("khu pho 1", ["khu phố 1", "khu phố 10"]), ("hoà bình", ["ấp Hòa Bình", "ấp Hòa Bình"]),
      ("xuan thanh", ["Xã Xuân Thành"]), ("ấp cũ", []), ("  ", []),
    ])
  func found(_ typed: String, _ names: [String]) {
    #expect(Self.gazetteer.find(typed, in: Self.communes).map { $0.name } == names)
  }

  @Test(
    "A text that names a place says which commune, unless several have one of that name",
    arguments: [
      ("Đèn hỏng ở ap tan hop, tối lắm", 120), ("trước CHỢ GIA RAY", 100),
      ("ở ấp Hòa Bình", nil), ("ở ấp Hòa Bình, xã Xuân Thành", 120),
      ("khu phố 10 ngập", 100), ("khu phố 101", nil), ("không nói ở đâu", nil),
    ] as [(String, Int64?)])
  func named(_ text: String, _ commune: Int64?) {
    #expect(Self.gazetteer.named(in: text, of: Self.communes)?.commune.rawValue == commune)
  }
}
