import FoundationEssentials
public import Rules

extension Wording {
  /// A word of the pages about calls.
  public subscript(word: CallWord) -> String { word.text(in: language) }

  /// Who calls.
  ///
  /// - Parameter number: the number as it is to be shown; nil for none, or one that was erased.
  public func caller(_ sort: Caller.Sort, number: String?) -> String {
    switch sort {
    case .known: number ?? self[.numberErased]
    case .withheld: say("Ẩn số", "Withheld number")
    case .unreadable: say("Không rõ số", "Unreadable number")
    }
  }

  /// Where a call stands.
  public func call(_ state: CallState, isOutgoing: Bool = false) -> String {
    if isOutgoing { return say("Gọi lại", "Called back") }
    return switch state {
    case .ringing: say("Đang đổ chuông", "Ringing")
    case .answered: say("Đang nói chuyện", "On the line")
    case .ended: say("Đã kết thúc", "Ended")
    case .missed: say("Gọi nhỡ", "Missed")
    }
  }

  /// What came of a call.
  public func callOutcome(_ outcome: CallOutcome) -> String {
    switch outcome {
    case .tickets: say("Có phiếu", "Tickets")
    case .answeredAtOnce: say("Đã giải đáp ngay", "Answered at once")
    case .nuisance: say("Quấy rối", "Nuisance")
    case .dropped: say("Mất liên lạc", "Line dropped")
    }
  }

  /// `Đang nói chuyện từ 9 giờ 05`.
  func call(_ state: CallState, since: Date?, isOutgoing: Bool) -> String {
    let word = call(state, isOutgoing: isOutgoing)
    guard let since else { return word }
    return switch state {
    case .ringing, .answered: say("\(word) từ \(time(since))", "\(word) since \(time(since))")
    case .ended, .missed: say("\(word), lúc \(time(since))", "\(word), at \(time(since))")
    }
  }

  /// Who has reported by a number: nobody is guessed.
  func people(_ people: [CallPanel.Person]) -> String? {
    guard !people.isEmpty else { return nil }
    let list = people.map { person in
      let name = person.initials.isEmpty ? say("không nêu tên", "no name") : person.initials
      return "\(name) (\(tickets(person.tickets)))"
    }.joined(separator: ", ")
    if people.count == 1 { return say("Phiếu ghi tên \(list).", "Tickets in the name of \(list).") }
    return say(
      "Số này có \(people.count) người dùng: \(list).",
      "\(people.count) people use this number: \(list).")
  }

  /// What is left to write down what came of a call; `{n}` stands for the seconds.
  var wrapUpPattern: String {
    say("Còn {n} giây để ghi kết quả cuộc gọi.", "{n} seconds left to note the outcome.")
  }

  /// What is left to write down what came of a call.
  func wrapUp(_ seconds: Int) -> String {
    seconds == 0 ? self[.wrapUpOver] : wrapUpPattern.replacing("{n}", with: number(seconds))
  }

  /// `Chờ gọi lại: 3, quá hạn 1`.
  public func callBacks(_ open: Int, _ overdue: Int) -> String {
    let late = overdue == 0 ? "" : say(", quá hạn \(overdue)", ", \(overdue) overdue")
    return "\(self[.callsWaiting]): \(number(open))\(late)"
  }

  /// `Máy nhánh: 101`, or the way to choose one.
  public func seat(_ telephone: String?) -> String {
    telephone.map { "\(self[.extensionWord]): \($0)" } ?? self[.chooseSeat]
  }

  /// How often somebody rang, and how often they were called.
  func callBackFacts(missed: Int, attempts: Int, last: Date?) -> String {
    var facts: [String] = []
    if missed > 1 { facts.append(say("đã gọi \(missed) lần", "rang \(missed) times")) }
    if attempts > 0 {
      let when = last.map { ", \(shortMoment($0))" } ?? ""
      facts.append(
        say("đã gọi lại \(attempts) lần\(when)", "called back \(attempts)×\(when)"))
    }
    return facts.joined(separator: " · ")
  }

  /// Who calls them now.
  func calledBy(_ name: String) -> String { say("\(name) đang gọi", "\(name) is calling") }

  /// A blocked number with its last day.
  public func blocked(_ number: String, until day: LocalDay) -> String {
    say("\(number) · đến hết \(self.day(day))", "\(number) · until \(self.day(day))")
  }
}
