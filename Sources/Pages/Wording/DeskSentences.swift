public import Rules

// More sentences of the desk: what was done, what stands in a history.

extension Wording {
  /// After an act: "Đã thực hiện: Chuyển xử lý."
  public func didAct(_ verb: Verb) -> String {
    say("Đã thực hiện: \(self.verb(verb)).", "Done: \(self.verb(verb)).")
  }

  /// After a ticket was forwarded from a list: "Đã chuyển PA-… đến …."
  public func forwarded(_ number: TicketNumber, to unit: String) -> String {
    say("Đã chuyển \(number) đến \(unit).", "Forwarded \(number) to \(unit).")
  }

  /// A line of the history, with what it depends on.
  ///
  /// - Parameters:
  ///   - to: where it went: a unit, a number, a name; nil for nowhere.
  ///   - reason: the reason that was chosen.
  public func event(_ verb: String, to: String?, reason: String?) -> String {
    let name = Verb(rawValue: verb).map { self.verb($0) } ?? machineAct(verb)
    let target = to.map { " → \($0)" } ?? ""
    let because = reason.map { say(": \($0)", ": \($0)") } ?? ""
    return name + target + because
  }

  /// What no verb of the matrix says; anything else by its own name.
  private func machineAct(_ name: String) -> String {
    switch name {
    case "close":
      say("Đóng phiếu: 30 ngày không có ý kiến", "Closed: 30 days without a dispute")
    case "issue_access_code": say("Cấp lại mã tra cứu", "Gave a new access code")
    case "undo_answer":
      say("Hoàn tác câu trả lời, chưa gửi đi", "Took the answer back before it left")
    case "send_back": say("Trả lại để sửa câu trả lời", "Sent the answer back")
    case "bring_answer":
      say("Nhận câu trả lời của phiếu đã gộp", "Got the answer of the ticket it was merged into")
    case "wait_is_over":
      say("Hết hạn chờ người dân bổ sung", "The citizen did not answer in time")
    case "resume": say("Tiếp tục, không chờ người dân bổ sung", "Went on without waiting")
    default: name
    }
  }

  /// Who did it: name and part.
  public func doer(_ name: String?, role code: String) -> String {
    let part =
      Role(rawValue: code).map { role($0) }
      ?? (code == "machine" ? say("hệ thống", "system") : code)
    return name.map { "\($0), \(part)" } ?? part
  }

  /// The state a ticket came to.
  public func nowIn(_ state: State) -> String {
    say("nay: \(self.state(state))", "now: \(self.state(state))")
  }

  /// How two tickets are tied; the raw value of `Relative.Sort`.
  public func relative(_ sort: String) -> String {
    switch sort {
    case "survivor": say("Đã gộp vào", "Merged into")
    case "whole": say("Tách từ", "Split from")
    case "merged": say("Đã nhận gộp", "Merged in")
    case "part": say("Đã tách ra", "Split off")
    case _: sort
    }
  }

  /// `Ảnh người dân gửi`, `Ảnh sau xử lý`, `Tài liệu`: the sort of an attachment, with its state.
  public func attachment(_ sort: String, state: String) -> String {
    let name =
      switch sort {
      case "photo_before": self[.photoBefore]
      case "photo_after": self[.photoAfter]
      case _: self[.documentWord]
      }
    switch state {
    case "pending": return "\(name) (\(self[.fileIsCleaned]))"
    case "refused": return "\(name) (\(self[.fileIsRefused]))"
    case _: return name
    }
  }
}
