public import Rules

// Sentences about answers and their templates.

extension Wording {
  /// What is wrong with the braces of a template.
  public func templateFaults(_ faults: [AnswerText.Fault]) -> String {
    let names = faults.compactMap { fault -> String? in
      switch fault {
      case .unknown(let name): "{\(name)}"
      case .unpaired: nil
      }
    }
    let unknown =
      names.isEmpty
      ? ""
      : say(
        "Không có từ \(names.joined(separator: ", ")). ",
        "There is no \(names.joined(separator: ", ")). ")
    let unpaired =
      faults.contains(.unpaired)
      ? say("Có ngoặc nhọn thiếu một nửa. ", "A brace lacks its other half. ") : ""
    return unknown + unpaired
      + say("Chỉ dùng các từ kể dưới tên ô.", "Use only the words listed below the label.")
  }

  /// What is still to be filled in, and where.
  public func blanksLeft(_ blanks: [AnswerBlank]) -> String {
    let places = blanks.prefix(5).map { blank in
      say("\(blank.words) ở dòng \(blank.line)", "\(blank.words) in line \(blank.line)")
    }.joined(separator: "; ")
    let more = blanks.count > 5 ? " …" : ""
    return say(
      "Còn chỗ chưa điền: \(places)\(more). Mời điền hoặc bỏ đi rồi gửi lại.",
      "Still to be filled in: \(places)\(more). Fill it in or remove it, then send again.")
  }

  /// After an answer was given: "Đã trả lời. Gửi đi sau 15 giây."
  func answerLeaves(in seconds: Int) -> String {
    say("Đã trả lời. Gửi đi sau \(seconds) giây.", "Answered. It leaves in \(seconds) seconds.")
  }

  /// What a good answer says.
  func answerPoint(_ point: AnswerPoint) -> String {
    switch point {
    case .found: self[.pointFound]
    case .done: self[.pointDone]
    case .byWhom: self[.pointByWhom]
    case .when: self[.pointWhen]
    case .proof: self[.pointProof]
    case .askAgain: self[.pointAskAgain]
    }
  }

  /// What to write where that is missing.
  func answerPointHint(_ point: AnswerPoint) -> String {
    switch point {
    case .found: self[.pointFoundHint]
    case .done: self[.pointDoneHint]
    case .byWhom: self[.pointByWhomHint]
    case .when: self[.pointWhenHint]
    case .proof: self[.pointProofHint]
    case .askAgain: self[.pointAskAgainHint]
    }
  }
}
