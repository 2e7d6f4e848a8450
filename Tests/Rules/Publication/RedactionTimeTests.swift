import Foundation
import Rules
import Testing

/// Masking reads what anybody may send: its time grows with the text, not with its square.
@Suite("The time masking takes")
struct RedactionTimeTests {
  /// Parts that make much of little: each begins something that never ends.
  static let hostile = [
    "0", "0 ", "9", "1 2 3 4 ", "1.", "84 ", "08 ", "+", "+0", "(0", "12/", "12/03/1941 ", "o",
    "0 o ", "l", "(", ")", " ", "\n", "@", "a@", "a.", "a ", "a cong ", "60B1-", "xe so ", " so",
    "ma ho so so ", "tk 1 ", "sinh ngay 1", "năm 19", "thửa 1 ", "chau ", "điều trị ",
    "bị ung thư ", "Nguyễn ", "NGUYỄN VĂN ", "Hồ-", "Hồ và ", "HỒ ", "H.", "tên ", "ông ", "Hạnh ",
    "Tôi tên Nguyễn Văn An, ", "ấp 1, ", "ngụ ấp ", "thường trú ấp ", "số 1 ", "nhà tôi ở tổ ",
    "ộ", "ộ ", "a\u{301}\u{302}", "😭", "。",
  ]

  @Test("A text of ten thousand characters is masked at once", arguments: hostile)
  func long(part: String) {
    let text = String(repeating: part, count: 10_000 / part.count)
    let reporter = Redaction.Reporter(
      name: "Trần Thị Mỹ Hạnh", address: String(repeating: "ấp ", count: 160))
    let spent = processorTime { _ = Redaction.spans(in: text, reporter: reporter) }
    #expect(spent < 1)
  }

  @Test("A text four times as long takes no more than six times as long", arguments: hostile)
  func linear(part: String) {
    func spent(_ length: Int) -> Double {
      let text = String(repeating: part, count: length / part.count)
      return processorTime { _ = Redaction.spans(in: text) }
    }
    #expect(spent(20_000) < 6 * spent(5_000) + 0.1)
  }

  @Test("Every number of a long list is masked")
  func list() {
    let digits = String(repeating: "0912 345 678 ", count: 770)
    #expect(Redaction.spans(in: digits).count == 770)
    #expect(Redaction.spans(in: String(repeating: "9", count: 10_000)).map(\.sort) == [.account])
  }

  /// Seconds of this thread's processor time: what else the machine does is not counted.
  private func processorTime(_ body: () -> Void) -> Double {
    let start = Self.threadTime
    body()
    return Self.threadTime - start
  }

  private static var threadTime: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
