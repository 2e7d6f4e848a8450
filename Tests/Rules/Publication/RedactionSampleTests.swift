import Foundation
import Rules
import Testing

@Suite("Masking the sample texts")
struct RedactionSampleTests {
  /// The file as it is, and three versions with other names and numbers.
  static let versions: [[Sample]] = {
    var random = SeededGenerator(seed: 2026)
    return [Sample.all] + (0..<3).map { _ in Sample.all.map { $0.replaced(using: &random) } }
  }()

  /// The texts in the forms in which people and machines send them.
  static func forms(of text: String) -> [String] {
    [text, text.precomposedStringWithCanonicalMapping, text.decomposedStringWithCanonicalMapping]
  }

  @Test("The sample file is there")
  func thirtyFour() {
    #expect(Sample.all.count == 34)
    for sample in Sample.all {
      let scalars = Array(sample.body.unicodeScalars)
      for mark in sample.spans {
        let text = String(String.UnicodeScalarView(scalars[mark.start..<mark.end]))
        #expect(text == mark.text, "\(sample.id)")
      }
    }
  }

  @Test("No number, address or plate of a citizen is left, in any version and form")
  func certain() {
    let certain: Set = ["so_dien_thoai", "cccd", "email", "so_tai_khoan", "bien_so_xe", "ma_ho_so"]
    for sample in Self.versions.joined() {
      for form in Self.forms(of: sample.body) {
        let masked = Redaction.mask(form).text.precomposedStringWithCanonicalMapping
        for mark in sample.spans where certain.contains(mark.type) {
          #expect(!masked.contains(mark.text), "\(sample.id) \(mark.type): \(masked)")
        }
      }
    }
  }

  @Test("Spans lie where the file says, to the code point")
  func positions() {
    let sorts: [Redaction.Sort] = [.phone, .identity, .email, .account, .plate, .file, .land]
    for sample in Self.versions.joined() {
      let found = Redaction.spans(in: sample.body)
      for mark in sample.spans {
        guard let sort = sorts.first(where: { $0.rawValue == mark.type }) else { continue }
        #expect(
          found.contains { $0.sort == sort && $0.range == mark.start..<mark.end },
          "\(sample.id) \(mark.text)")
      }
    }
  }

  @Test("At least nine names in ten are found", arguments: [0, 1, 2, 3])
  func names(version: Int) {
    var missed: [String] = []
    var count = 0
    for sample in Self.versions[version] {
      let masked = Redaction.mask(sample.body).text.precomposedStringWithCanonicalMapping
      for mark in sample.spans where mark.type == "ho_ten" {
        count += 1
        if masked.contains(mark.text.precomposedStringWithCanonicalMapping) {
          missed.append("\(sample.id) \(mark.text)")
        }
      }
    }
    #expect(count > 20)
    #expect(missed.count * 10 <= count, "\(missed)")
  }

  @Test("Homes, births, parcels and illness are found", arguments: [0, 1, 2, 3])
  func others(version: Int) {
    let sorts: Set = ["dia_chi_nha", "ngay_sinh", "thua_dat", "suc_khoe"]
    for sample in Self.versions[version] {
      let masked = Redaction.mask(sample.body).text
      for mark in sample.spans where sorts.contains(mark.type) {
        #expect(!masked.contains(mark.text), "\(sample.id) \(mark.text)")
      }
    }
  }

  @Test("What is no personal data stays", arguments: Sample.all)
  func falsePositives(sample: Sample) {
    for span in Redaction.spans(in: sample.body) {
      #expect(
        sample.spans.contains {
          $0.start < span.range.upperBound && span.range.lowerBound < $0.end
        },
        "\(span.sort) at \(span.range)")
    }
    #expect(Redaction.spans(in: sample.title).isEmpty)
  }

  @Test("Masking a masked text finds nothing new", arguments: Sample.all)
  func stable(sample: Sample) {
    let once = Redaction.mask(sample.body).text
    let twice = Redaction.mask(once).text
    #expect(once == twice)
  }
}
