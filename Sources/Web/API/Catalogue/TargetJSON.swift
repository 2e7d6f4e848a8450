import Rules

/// How much time is granted, as JSON: `{"workingDays": 5, "endOfDay": "closeOfBusiness"}`.
enum TargetJSON {
  /// Writes the members.
  static func write(_ target: Target, to json: inout JSONWriter) {
    switch target {
    case .workingSeconds(let amount): json.member("workingSeconds", amount)
    case .workingDays(let amount, let receiptDay, let endOfDay):
      json.member("workingDays", amount)
      json.member("receiptDay", receiptDay.rawValue)
      json.member("endOfDay", endOfDay.rawValue)
    case .calendarDays(let amount, let endOfDay):
      json.member("calendarDays", amount)
      json.member("endOfDay", endOfDay.rawValue)
    case .months(let amount, let endOfDay):
      json.member("months", amount)
      json.member("endOfDay", endOfDay.rawValue)
    }
  }

  /// Reads a member: exactly one kind, with whole numbers of at least 0.
  static func read(_ name: String, of body: JSONBody) -> Target {
    guard let target = body.object(name) else {
      body.refuse(name, .problem(.missing))
      return .workingDays(0)
    }
    let amounts: [(Target.Measure, Int)] = Target.Measure.allCases.compactMap { measure in
      target.integer(measure.rawValue).map { (measure, $0) }
    }
    let receiptDay = target.code("receiptDay", of: Target.ReceiptDay.self)
    let endOfDay = target.code("endOfDay", of: Target.EndOfDay.self)
    guard amounts.count == 1, let (measure, amount) = amounts.first, amount >= 0 else {
      body.refuse(name, .problem(.badNumber))
      return .workingDays(0)
    }
    switch measure {
    case .workingSeconds: return .workingSeconds(amount)
    case .workingDays:
      return .workingDays(
        amount, receiptDay: receiptDay ?? .excluded, endOfDay: endOfDay ?? .closeOfBusiness)
    case .calendarDays: return .calendarDays(amount, endOfDay: endOfDay ?? .midnight)
    case .months: return .months(amount, endOfDay: endOfDay ?? .midnight)
    }
  }
}

/// When somebody is told of a promise, as JSON; working seconds.
enum AlarmsJSON {
  /// Writes the members.
  static func write(_ alarms: Alarms, to json: inout JSONWriter) {
    json.member("warnLeft", alarms.warnLeft)
    json.member("firstEscalation", alarms.firstEscalation)
    json.member("secondEscalation", alarms.secondEscalation)
  }

  /// Reads a member; one that is missing stays as it is known.
  static func read(_ name: String, of body: JSONBody, like known: Alarms) -> Alarms {
    guard let sent = body.object(name) else { return known }
    let alarms = Alarms(
      warnLeft: sent.integer("warnLeft"),
      firstEscalation: sent.integer("firstEscalation") ?? known.firstEscalation,
      secondEscalation: sent.integer("secondEscalation") ?? known.secondEscalation)
    guard alarms.isInOrder, alarms.secondEscalation <= Int(Int32.max) else {
      body.refuse(name, .problem(.badNumber))
      return known
    }
    return alarms
  }
}

extension CalendarDraft {
  /// Reads a calendar as `GET /api/v1/calendars` writes it.
  init(_ body: JSONBody) {
    self.init(timeZone: body.required("timeZone"))
    if let week = body.object("week") { self.week = CalendarDraft.intervals(week) }
    if let weeks = body.object("weeks") {
      for day in weeks.names { self.weeks[day] = weeks.object(day).map(CalendarDraft.intervals) }
    }
    closed = body.texts("closed") ?? []
    if let special = body.object("special") { self.special = CalendarDraft.intervals(special) }
    incomplete = body.integers("incomplete") ?? []
    if let notices = body.object("notices") {
      for day in notices.names { self.notices[day] = notices.text(day) }
    }
  }

  private static func intervals(_ body: JSONBody) -> [String: [String]] {
    var intervals: [String: [String]] = [:]
    for day in body.names { intervals[day] = body.texts(day) ?? [] }
    return intervals
  }

  private static func write(_ hours: [String: [String]], to json: inout JSONWriter) {
    for (day, texts) in hours.sorted(by: { $0.key < $1.key }) {
      json.member(named: day, texts: texts)
    }
  }

  /// Writes the members.
  func write(to json: inout JSONWriter) {
    json.member("timeZone", timeZone)
    json.member("week") { CalendarDraft.write(week, to: &$0) }
    json.member("weeks") { json in
      for (day, week) in weeks.sorted(by: { $0.key < $1.key }) {
        json.member(named: day) { CalendarDraft.write(week, to: &$0) }
      }
    }
    json.member("closed", texts: closed)
    json.member("special") { CalendarDraft.write(special, to: &$0) }
    json.member("notices") { json in
      for (day, notice) in notices.sorted(by: { $0.key < $1.key }) {
        json.member(named: day, notice)
      }
    }
    json.member("incomplete", of: incomplete.sorted()) { $0.value($1) }
  }
}
