/// Working days, calendar days and months.
extension Deadline {
  func due(
    from: Int, workingDays: Int, receiptDay: Target.ReceiptDay, endOfDay: Target.EndOfDay,
    pauses: [Span]
  ) throws(DeadlineError) -> Int {
    let limit = limit(after: from)
    let base = try base(of: from, receiptDay: receiptDay, limit: limit)
    var day = base
    if workingDays == 0, !table.isWorking(day) || end(of: day, endOfDay) < from {
      day = try nextWorking(after: day, limit: limit)
    }
    day = try advance(day, by: workingDays, limit: limit)
    for pause in pauses {
      guard pause.start < end(of: day, endOfDay) else { break }
      day = try advance(day, by: closings(in: pause, after: base, limit: limit), limit: limit)
    }
    return end(of: day, endOfDay)
  }

  func due(
    from: Int, unrolled: Int, endOfDay: Target.EndOfDay, pauses: [Span]
  ) throws(DeadlineError) -> Int {
    let limit = limit(after: from)
    var unrolled = unrolled
    var day = try rolled(unrolled, limit: limit)
    if end(of: day, endOfDay) < from {
      unrolled = day + 1
      day = try rolled(unrolled, limit: limit)
    }
    for pause in pauses {
      guard pause.start < end(of: day, endOfDay) else { break }
      unrolled += midnights(in: pause)
      day = try rolled(unrolled, limit: limit)
    }
    return end(of: day, endOfDay)
  }

  /// The date that a target in calendar days or months grants, before rolling and pauses.
  func unrolled(from: Int, target: Target) -> Int {
    // More than the ten years that are ever looked at is as good as anything beyond them.
    let receipt = LocalDay(number: receipt(from))
    let amount = min(target.amount, 4000)
    return switch target {
    case .months: receipt.adding(months: amount).number
    case .workingSeconds, .workingDays, .calendarDays: receipt.adding(days: amount).number
    }
  }

  /// The day that is not counted: the receipt day, or the one it is deemed received on.
  func base(
    of from: Int, receiptDay: Target.ReceiptDay, limit: Int
  ) throws(DeadlineError) -> Int {
    let receipt = receipt(from)
    switch receiptDay {
    case .excluded: return receipt
    case .deemedNext:
      if let closing = table.closing(receipt), from <= closing { return receipt }
      return try nextWorking(after: receipt, limit: limit)
    }
  }

  /// Whether a closing of a date lies in the pause, its first instant excluded, its last
  /// included: that working day was lost.
  func isLost(_ day: Int, in pause: Span) -> Bool {
    guard let closing = table.closing(day) else { return false }
    return pause.start < closing && closing <= pause.end
  }

  private func closings(in pause: Span, after base: Int, limit: Int) -> Int {
    let first = max(receipt(pause.start), base + 1)
    let last = min(receipt(pause.end), limit)
    guard first <= last else { return 0 }
    return (first...last).count { isLost($0, in: pause) }
  }

  /// How many dates begin in the pause, its first instant excluded, its last included.
  private func midnights(in pause: Span) -> Int {
    lastBegun(at: pause.end) - lastBegun(at: pause.start)
  }

  /// The latest date that has begun at an instant.
  private func lastBegun(at instant: Int) -> Int {
    // Where clocks are set back over midnight, the next date has begun once already.
    let day = receipt(instant)
    return table.midnight(day + 1) <= instant ? day + 1 : day
  }

  private func advance(
    _ day: Int, by count: Int, limit: Int
  ) throws(DeadlineError) -> Int {
    var day = day
    for _ in 0..<count {
      day = try nextWorking(after: day, limit: limit)
    }
    return day
  }

  private func nextWorking(after day: Int, limit: Int) throws(DeadlineError) -> Int {
    try rolled(day + 1, limit: limit)
  }

  /// The date itself if it is a working day, else the next one.
  private func rolled(_ day: Int, limit: Int) throws(DeadlineError) -> Int {
    var day = day
    while day <= limit {
      if table.isWorking(day) { return day }
      day += 1
    }
    throw .noWorkingTime
  }

  /// The end of a working day.
  private func end(of day: Int, _ endOfDay: Target.EndOfDay) -> Int {
    switch endOfDay {
    case .closeOfBusiness: table.closing(day) ?? table.midnight(day + 1)
    case .midnight: table.midnight(day + 1)
    }
  }
}
