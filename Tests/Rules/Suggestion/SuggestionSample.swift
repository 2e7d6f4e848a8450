import Foundation
import Rules
import Testing

/// A record of the sample file as suggestions are judged by it, with the words that only this file
/// has replaced: names, numbers and places.
struct SuggestionSample: Decodable, Sendable {
  struct Place: Decodable, Sendable {
    let commune_2024: String?
  }

  let id: String
  var title: String
  var body: String
  let channel: String
  let receivedAt: String
  let kinds: [String]
  let category: String
  let place: Place
  let duplicateOf: String?
  let spans: [Sample.Mark]

  /// The file as it is.
  static let all: [SuggestionSample] = {
    guard let url = Bundle.module.url(forResource: "Data/samples", withExtension: "jsonl"),
      let lines = try? String(contentsOf: url, encoding: .utf8)
    else { return [] }
    return lines.split(separator: "\n").compactMap {
      try? JSONDecoder().decode(SuggestionSample.self, from: Data($0.utf8))
    }
  }()

  /// The file with common names, numbers and places in the stead of its own.
  static func replaced(seed: UInt64) -> [SuggestionSample] {
    var random = SeededGenerator(seed: seed)
    let common = Self.common.shuffled(using: &random)
    let places = zip(Self.places, common).map { ($0, $1) }
    return all.map { sample in
      var copy = sample
      for mark in sample.spans {
        let text = Invented.like(mark, using: &random)
        copy.title = copy.title.replacing(mark.text, with: text)
        copy.body = copy.body.replacing(mark.text, with: text)
      }
      for (place, other) in places {
        for form in [{ $0 }, { $0.uppercased() }, SearchFolding.fold] as [(String) -> String] {
          copy.title = copy.title.replacing(form(place), with: form(other))
          copy.body = copy.body.replacing(form(place), with: form(other))
        }
      }
      return copy
    }
  }

  /// The line as an office writes it, without what was decided.
  var line: Data {
    let fields: [String: Any] = [
      "id": id, "title": title, "body": body, "channel": channel, "receivedAt": receivedAt,
      "place": ["commune": place.commune_2024 ?? ""],
    ]
    return (try? JSONSerialization.data(withJSONObject: fields)) ?? Data()
  }

  private static let places = [
    "Gia Ray", "Hùng Vương", "Xuân Tâm", "Xuân Hòa", "Xuân Hoà", "Chứa Chan", "Xuân Trường",
    "Xuân Đông", "Đức Linh", "Xuân Thọ", "Trung Lương", "Tân Bình", "Lang Minh", "Xuân Định",
    "Bình Hòa", "Xuân Phú", "Võ Đắc", "Bình Thuận", "Thọ Hòa", "Hòa Bình", "Xuân Lộc",
    "Xuân Hiệp", "Xuân Hưng", "Xuân Bắc", "Suối Cát", "Suối Cao", "Xuân Thành",
  ]
  private static let common = [
    "Tân Phú", "Phước Long", "An Khánh", "Long Thành", "Mỹ Hưng", "Thạnh Lộc", "Bình Minh",
    "Phú Thọ", "Lê Lợi", "Trần Hưng Đạo", "Hưng Thịnh", "Quảng Biên", "Thanh Sơn", "Vĩnh Cửu",
    "Định Quán", "Cẩm Mỹ", "Nhơn Trạch", "Túc Trưng", "Phú Cường", "Gia Kiệm", "Hố Nai",
    "Bàu Hàm", "Sông Trầu", "Tam Phước", "An Viễn", "Bảo Quang", "Hàng Gòn",
  ]
}
