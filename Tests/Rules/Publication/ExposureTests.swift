import Rules
import Testing

@Suite("What leads to a person")
struct ExposureTests {
  @Test(
    "It is found alike whether the rest is looked for or not", arguments: Sample.all,
    [nil, Redaction.Reporter(name: "Trần Thị Mẫu", address: "Ấp 1, xã Xuân Định")])
  func alike(sample: Sample, reporter: Redaction.Reporter?) {
    let text = sample.body + "\nTôi là Trần Thị Mẫu, ấp 1, xã Xuân Định, 0912 000 274."
    let all = Redaction.spans(in: text, reporter: reporter)
    let expected = all.filter { span in
      [.phone, .identity, .passport, .plate, .account, .email].contains(span.sort)
        || span.because == .reporter
    }
    #expect(Redaction.exposures(in: text, reporter: reporter) == expected)
    #expect(expected.contains { $0.sort == .phone })
  }
}
