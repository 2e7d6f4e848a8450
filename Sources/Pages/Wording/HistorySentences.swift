public import FoundationEssentials
public import Rules

// What a history says beside the names of its events.

extension Wording {
  /// What became of a ticket that was sorted anew; nil if nothing did.
  public func sortedAnew(kind: (was: Kind, is: Kind)?, due: (was: Date, is: Date)?) -> String? {
    let parts = [
      kind.map { "\(field(.kind)): \(self.kind($0.was)) → \(self.kind($0.is))" },
      due.map { say("Hạn trả lời: ", "Due: ") + "\(self.due($0.was)) → \(self.due($0.is))" },
    ].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: " · ")
  }

  /// What happened to a clock.
  ///
  /// - Parameters:
  ///   - what: as history has it: a step of the clock, `paused`, `resumed`, `extended`, `recomputed`, `flagged`.
  ///   - at: when it happened, or was due.
  ///   - recordedAt: when it was written down, as far as that is later.
  ///   - due: until when it is owed, before and since.
  ///   - calendar: version of the calendar that changed, if that moved it.
  public func clockEvent(
    _ what: String, of kind: ObligationKind, unit: String?, at: Date, recordedAt: Date?,
    due: (before: Date?, since: Date?), calendar: Int? = nil
  ) -> String {
    let clock = obligation(kind) + (unit.map { " (\($0))" } ?? "")
    let name =
      switch what {
      case "warning": say("Cảnh báo sắp đến hạn: \(clock)", "Warned, soon due: \(clock)")
      case "last_warning":
        say("Nhắc lần cuối, sắp đến hạn: \(clock)", "Warned for the last time: \(clock)")
      case "breach": say("Quá hạn: \(clock)", "Overdue: \(clock)")
      case "escalation_1":
        say("Quá hạn lâu, báo cấp trên: \(clock)", "Long overdue, told those above: \(clock)")
      case "escalation_2":
        say("Quá hạn rất lâu, báo lãnh đạo: \(clock)", "Still overdue, told the leaders: \(clock)")
      case "paused": say("Tạm dừng thời hạn: \(clock)", "Clock stopped: \(clock)")
      case "resumed": say("Thời hạn chạy tiếp: \(clock)", "Clock runs again: \(clock)")
      case "extended": say("Gia hạn: \(clock)", "Extended: \(clock)")
      case "recomputed": say("Tính lại thời hạn: \(clock)", "Counted anew: \(clock)")
      case "flagged":
        say(
          "Lịch mới làm hạn rơi vào quá khứ, giữ nguyên: \(clock)",
          "The new calendar would have put it in the past, left as it was: \(clock)")
      default: "\(what): \(clock)"
      }
    var parts = [name]
    if let calendar {
      parts.append(
        say("vì lịch làm việc đổi (bản \(calendar))", "since the calendar changed (\(calendar))"))
    }
    if let since = due.since, since == due.before {
      parts.append(say("hạn không đổi", "due as before"))
    } else if let since = due.since {
      parts.append(say("hạn mới \(shortDue(since))", "now due \(shortDue(since))"))
      if let before = due.before {
        parts.append(say("trước là \(shortDue(before))", "before \(shortDue(before))"))
      }
    }
    if let recordedAt, recordedAt.timeIntervalSince(at) >= 60 {
      parts.append(
        say("ghi nhận lúc \(shortMoment(recordedAt))", "noticed \(shortMoment(recordedAt))"))
    }
    return parts.joined(separator: ", ")
  }

  /// What was tried or done with a delivery.
  public func deliveryEvent(method: String, done: Bool, attempt: Int?, isEnded: Bool) -> String {
    let name = deliveryMethod(method)
    if done { return say("\(name), đã xong", "\(name), done") }
    if isEnded { return say("\(name), thôi không chuyển nữa", "\(name), given up") }
    if let attempt {
      return say("\(name), lần \(attempt) chưa gặp", "\(name), attempt \(attempt) in vain")
    }
    return say("\(name), còn phải làm", "\(name), to be done")
  }

  /// What was decided about more time.
  public func extensionEvent(of kind: ObligationKind, granted: Bool?) -> String {
    switch granted {
    case nil: obligation(kind)
    case true?: say("\(obligation(kind)): đồng ý", "\(obligation(kind)): granted")
    case false?: say("\(obligation(kind)): không đồng ý", "\(obligation(kind)): refused")
    }
  }

  /// What became of the public text.
  public func publicationEvent(version: Int?, isRefused: Bool) -> String? {
    if isRefused { return say("không công khai", "not published") }
    return version.map { say("bản công khai số \($0)", "public text \($0)") }
  }

  /// The unit that was asked to take part, or did.
  public func cooperationEvent(_ unit: String) -> String {
    say("phối hợp: \(unit)", "co-operating: \(unit)")
  }

  /// The first measure of an urgent ticket.
  public var measureEvent: String { say("biện pháp đầu tiên", "first measure") }
}
