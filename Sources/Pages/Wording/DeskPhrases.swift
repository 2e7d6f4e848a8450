public import FoundationEssentials
public import Rules

// Sentences of the desk that depend on a value.

extension Wording {
  /// A mark.
  func mark(_ mark: TicketMark) -> String {
    switch mark {
    case .urgent: say("Khẩn", "Urgent")
    case .restricted: say("Hạn chế", "Restricted")
    case .confidential: say("Kín", "Confidential")
    case .reopened: say("Mở lại", "Reopened")
    case .receivedLate: say("Nhận đã trễ", "Received late")
    }
  }

  /// How much time there is: "5 ngày làm việc", "4 giờ, kể cả ngày nghỉ".
  ///
  /// - Parameter calendar: in which it is counted.
  public func granted(_ target: Target, in calendar: WorkingCalendar?) -> String {
    guard calendar?.neverCloses == true, case .workingSeconds(let seconds) = target,
      seconds % 3600 == 0
    else { return self.target(target) }
    let hours = seconds / 3600
    return say("\(hours) giờ, kể cả ngày nghỉ", "\(hours) h, day and night")
  }

  /// "Chờ bổ sung": a clock that stands still.
  var pausedShort: String { say("Tạm dừng", "Paused") }

  /// The citizen did not answer in time: somebody decides.
  var waitIsOver: String { say("Hết thời gian chờ", "Wait is over") }

  /// A state in a narrow column.
  func stateShort(_ state: State) -> String {
    switch state {
    case .received: say("Chờ tiếp nhận", "To accept")
    case .accepted: say("Chờ chuyển", "To forward")
    case .awaitingInformation: say("Chờ dân bổ sung", "Citizen asked")
    case .forwarded: say("Chờ đơn vị nhận", "Not taken up")
    case .returned: say("Bị trả lại", "Returned")
    case .inProgress: say("Đang xử lý", "In progress")
    case .awaitingApproval: say("Chờ duyệt", "To approve")
    case .answered: say("Đã trả lời", "Answered")
    case .closed: say("Đã đóng", "Closed")
    case .declined: say("Không tiếp nhận", "Declined")
    case .transferred: say("Chuyển ngoài", "Transferred")
    case .merged: say("Đã gộp", "Merged")
    case .withdrawn: say("Đã rút", "Withdrawn")
    }
  }

  /// What is owed, in a narrow column.
  func obligationShort(_ kind: ObligationKind) -> String {
    switch kind {
    case .accept: say("Tiếp nhận", "Accept")
    case .forward: say("Chuyển đơn vị", "Forward")
    case .answer: say("Trả lời", "Answer")
    case .measures: say("Biện pháp đầu", "First measure")
    case .takeUp: say("Đơn vị nhận", "Take up")
    case .unitAnswer: say("Trình trả lời", "Hand in answer")
    case .deliver: say("Chuyển trả lời", "Deliver")
    case .publish: say("Công khai", "Publish")
    }
  }

  /// How often the unit was reminded.
  public func remindedSoFar(_ times: Int) -> String {
    say("Đã đôn đốc \(times) lần", times == 1 ? "Reminded once" : "Reminded \(times) times")
  }

  /// `đôn đốc 2`.
  func reminded(_ times: Int) -> String { say("đôn đốc \(times)", "reminded \(times)×") }

  /// `trả lại 1`.
  func returned(_ times: Int) -> String { say("trả lại \(times)", "returned \(times)×") }

  /// `16:30 26/11`: for tables, whose rows carry the whole date beside it.
  public func shortMoment(_ instant: Date) -> String {
    let reading = clock.reading(instant)
    let minute = reading.minute < 10 ? "0\(reading.minute)" : "\(reading.minute)"
    return "\(reading.hour):\(minute) \(reading.day.day)/\(reading.day.month)"
  }

  /// `26/11/2026 16:30`: as forms take it.
  public func typedMoment(_ instant: Date) -> String {
    let reading = clock.reading(instant)
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let day = "\(two(reading.day.day))/\(two(reading.day.month))/\(reading.day.year)"
    return "\(day) \(two(reading.hour)):\(two(reading.minute))"
  }

  /// The operator's second button.
  func saveAndForward(to unit: String?) -> String {
    guard let unit else { return say("Lưu và chuyển", "Save and forward") }
    return say("Lưu và chuyển \(unit)", "Save and forward to \(unit)")
  }

  /// What the operator reads back to the caller, sentence by sentence; the number digit by digit.
  func readBack(
    number: TicketNumber, code: AccessCode?, unit: String?, dueAt: Date?
  ) -> [String] {
    let serial = "\(number)".split(separator: "-").dropFirst()
      .map { $0.map(String.init).joined(separator: " ") }.joined(separator: " – ")
    var said = [
      say("Mã phiếu của ông/bà là P A – \(serial).", "Your number is P A – \(serial).")
    ]
    if let code {
      let letters = "\(code)".split(separator: "-")
        .map { $0.map(String.init).joined(separator: " ") }.joined(separator: " – ")
      said.append(say("Mã tra cứu là \(letters).", "Your access code is \(letters)."))
    }
    if let unit {
      said.append(say("Phiếu đã được chuyển \(unit).", "It has been forwarded to \(unit)."))
    }
    if let dueAt {
      said.append(
        say(
          "Ông/bà sẽ được trả lời \(deadline(dueAt)).",
          "You will be answered \(deadline(dueAt))."))
    }
    return said
  }

  /// What is masked in a text, and why.
  func masked(_ span: Redaction.Span) -> String {
    "\(masked(span.sort)): \(masked(span.because))"
  }

  private func masked(_ sort: Redaction.Sort) -> String {
    switch sort {
    case .name: say("họ tên", "a name")
    case .phone: say("số điện thoại", "a telephone number")
    case .identity: say("số căn cước", "an identity number")
    case .passport: say("số hộ chiếu", "a passport number")
    case .plate: say("biển số xe", "a plate")
    case .account: say("số tài khoản", "an account number")
    case .email: say("thư điện tử", "an e-mail address")
    case .address: say("địa chỉ nhà", "a home address")
    case .birth: say("ngày sinh", "a date of birth")
    case .health: say("sức khoẻ", "somebody's health")
    case .child: say("thông tin trẻ em", "about a child")
    case .file: say("mã hồ sơ", "a file number")
    case .land: say("thửa đất", "a parcel of land")
    }
  }

  private func masked(_ because: Redaction.Because) -> String {
    switch because {
    case .form: say("có dạng như vậy", "it has that form")
    case .cue: say("từ đứng trước cho biết", "the words before say so")
    case .reporter: say("của chính người phản ánh", "the reporter's own")
    case .familyName: say("bắt đầu bằng một họ", "it begins with a family name")
    }
  }

  /// 3 hài lòng, 2 bình thường, 1 không hài lòng.
  public func score(_ score: Int) -> String {
    switch score {
    case 3: say("Hài lòng", "Satisfied")
    case 2: say("Bình thường", "Neutral")
    case _: say("Không hài lòng", "Not satisfied")
    }
  }

  /// How an answer is brought; the raw value of `DeliveryMethod`.
  public func deliveryMethod(_ code: String) -> String {
    switch code {
    case "email": say("Thư điện tử", "E-mail")
    case "sms": say("Tin nhắn", "Text message")
    case "call_back": say("Gọi lại", "Call back")
    case "pick_up": say("Trả tại quầy", "Pick-up at the counter")
    case "letter": say("Gửi thư", "Letter")
    case "tracking": say("Tra cứu bằng mã", "Tracked with the code")
    case _: code
    }
  }

  /// A delivery with its state.
  public func delivery(_ method: String, state: String, doneAt: Date?) -> Chip {
    let name = deliveryMethod(method)
    switch state {
    case "done": return Chip(.done, name + (doneAt.map { " \(shortMoment($0))" } ?? ""))
    case "failed": return Chip(.late, say("\(name): không gửi được", "\(name): failed"))
    case "ended": return Chip(.plain, say("\(name): đã kết thúc, có lý do", "\(name): ended"))
    case "replaced": return Chip(.plain, say("\(name): đã đổi cách khác", "\(name): replaced"))
    case _: return Chip(.soon, say("\(name): chưa xong", "\(name): open"))
    }
  }

  /// How a reporter can be reached, without saying who they are.
  ///
  /// - Parameter name: whether they gave a name.
  public func reach(
    name: Bool, email: Bool, mobile: Bool, phone: Bool, address: Bool, anonymous: Bool
  ) -> String {
    var ways: [String] = []
    if mobile { ways.append(say("di động", "mobile")) }
    if phone && !mobile { ways.append(say("điện thoại", "telephone")) }
    if email { ways.append(say("thư điện tử", "e-mail")) }
    if address { ways.append(say("địa chỉ", "address")) }
    let named = name ? say("Có tên", "With name") : say("Không cho biết tên", "No name given")
    let who = anonymous ? say("Ẩn danh", "Anonymous") : named
    return ways.isEmpty
      ? say("\(who), không để lại cách liên hệ", "\(who), no way to reach them")
      : say(
        "\(who); để lại \(ways.joined(separator: ", "))",
        "\(who); left \(ways.joined(separator: ", "))")
  }

  /// A pause of the clock.
  public func pause(
    from start: Date, to end: Date?, planned: Date, because reason: PauseReason
  ) -> String {
    if reason == .closedByMistake, let end {
      return say(
        "Đóng nhầm từ \(shortMoment(start)) đến \(shortMoment(end)): không tính vào thời hạn",
        "Closed by mistake from \(shortMoment(start)) to \(shortMoment(end)): not counted")
    }
    guard let end else {
      return say(
        "Tạm dừng từ \(shortMoment(start)), chờ người dân đến \(shortMoment(planned))",
        "Paused since \(shortMoment(start)), waiting for the citizen until \(shortMoment(planned))")
    }
    return say(
      "Đã tạm dừng từ \(shortMoment(start)) đến \(shortMoment(end))",
      "Was paused from \(shortMoment(start)) to \(shortMoment(end))")
  }

  /// A request for more time.
  public func extensionRequest(
    of kind: ObligationKind, by amount: Target, granted: Bool?, at instant: Date
  ) -> String {
    let what = "\(obligation(kind)) +\(target(amount)), \(shortMoment(instant))"
    switch granted {
    case nil:
      return say("Đề nghị gia hạn: \(what), chờ quyết định", "Extension asked: \(what), waits")
    case true?: return say("Đã gia hạn: \(what)", "Extended: \(what)")
    case false?: return say("Không cho gia hạn: \(what)", "Extension refused: \(what)")
    }
  }

  /// Until when a denunciation of another authority's competence is to be handed over.
  public func transferBy(_ due: Date) -> String {
    say(
      "Nếu thuộc thẩm quyền cơ quan khác: chuyển \(deadline(due)) (Điều 24 Luật Tố cáo 2018).",
      "If it is another authority's: hand it over \(deadline(due)) (art. 24 Luật Tố cáo 2018).")
  }

  /// How it stands with the public text.
  public func publication(state: String, at instant: Date?, by name: String?) -> String {
    let when = instant.map { " \(shortMoment($0))" } ?? ""
    let who = name.map { ", \($0)" } ?? ""
    switch state {
    case "draft":
      return say(
        "đã che, chờ người khác duyệt\(when)\(who)",
        "masked, waits for another's approval\(when)\(who)")
    case "published": return say("đã công khai\(when)", "published\(when)")
    case "withdrawn": return say("đã gỡ\(when)", "withdrawn\(when)")
    case "replaced": return say("đã thay bằng bản mới", "replaced")
    case _: return say("chưa có", "none yet")
    }
  }

  /// How many a search found.
  public func found(_ count: Int, more: Bool) -> String {
    more
      ? say("Hơn \(number(count)) phiếu", "More than \(number(count)) tickets")
      : tickets(count)
  }

  /// `08 giờ 20 phút, ngày 09 tháng 6 năm 2026`: as official papers write it.
  func paperMoment(_ instant: Date) -> String {
    let reading = clock.reading(instant)
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let month = reading.day.month < 3 ? two(reading.day.month) : "\(reading.day.month)"
    return "\(two(reading.hour)) giờ \(two(reading.minute)) phút, "
      + "ngày \(two(reading.day.day)) tháng \(month) năm \(reading.day.year)"
  }

  /// `ngày 23 tháng 11 năm 2026`.
  func paperDay(_ instant: Date) -> String {
    paperMoment(instant).split(separator: ", ").last.map(String.init) ?? ""
  }

  /// `02 ảnh, tài liệu`.
  func paperFiles(_ count: Int) -> String { "\(count < 10 ? "0" : "")\(count) tệp" }
}
