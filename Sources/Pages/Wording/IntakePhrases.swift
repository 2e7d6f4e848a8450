public import Rules

extension Wording {
  /// `“đèn đường”, “tối om”`: words of a text.
  func quoted(_ words: [String]) -> String {
    words.map { "“\($0)”" }.joined(separator: ", ")
  }

  /// What is said of danger in a story: whom to call first.
  public func emergency(_ numbers: [Emergency.Number], _ found: [String]) -> String {
    let list = numbers.map(\.rawValue).joined(separator: ", ")
    let cues = quoted(found)
    return say(
      "Có dấu hiệu khẩn cấp (\(cues)): hướng dẫn người dân gọi ngay \(list) trước khi ghi phiếu.",
      "Signs of danger (\(cues)): have the citizen call \(list) before you write.")
  }
}
