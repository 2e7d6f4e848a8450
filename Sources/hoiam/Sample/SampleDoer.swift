import Casework
import FoundationEssentials
import Rules
import Store

/// Does one step with one ticket, as the person whose step it is.
struct SampleDoer {
  let office: Office
  let staff: SampleStaff
  let matter: Matter
  let number: TicketNumber
  /// The ticket that it repeats.
  let original: TicketNumber?
  /// Who typed it in.
  let filedBy: Actor

  private var dispatcher: Actor { staff["dieuphoi1"] }

  /// - Throws: `Refusal` when the ticket's state does not allow it.
  func perform(_ act: SampleAct) async throws {
    switch act {
    case .file: return
    case .accept, .forward, .decline, .transfer, .merge: try await dispatch(act)
    case .takeUp, .giveBack, .note, .ask, .submit, .sendBack, .approve, .requestExtension,
      .grantExtension:
      try await work(act)
    case .reply:
      try await office.addInformation(
        number, text: "Chỗ đó nằm đối diện cổng nhà văn hóa, cách ngã ba chừng 200 mét.",
        by: staff["tongdai1"])
    case .deliver:
      let method = try await view().deliveries.last?.method
      guard let method, !method.isAutomatic, method != .tracking else { return }
      try await office.recordDelivery(number, method: method, done: true, by: staff["tongdai1"])
    case .rate(let score):
      try await office.rate(number, score: score, comment: nil, by: staff["tongdai1"])
    case .publish, .approvePublication: try await publish(act)
    }
  }

  private func view() async throws -> TicketView {
    try await office.ticket(number, for: dispatcher.principal)
  }

  private func dispatch(_ act: SampleAct) async throws {
    let isRestricted = Kind(rawValue: matter.kind)?.isRestricted ?? false
    let actor = isRestricted ? staff["hanche1"] : dispatcher
    switch act {
    case .accept: try await office.accept(number, expecting: nil, by: actor)
    case .decline:
      try await office.decline(number, reason: "khong_hop_le", expecting: nil, by: actor)
    case .transfer:
      try await office.transfer(
        number, reason: "chuyen", note: "Chuyển Thanh tra thành phố xem xét theo thẩm quyền.",
        expecting: nil, by: actor)
    case .merge:
      guard let original else { return }
      try await office.merge(number, into: original, expecting: nil, by: actor)
    case _:
      let view = try await view()
      guard let unit = view.proposed?.unit ?? view.stays.last?.unit else { return }
      try await office.forward(number, to: unit, expecting: nil, by: actor)
    }
  }

  private func work(_ act: SampleAct) async throws {
    let view = try await view()
    guard let unit = view.header.unit,
      let officer = staff.officer(of: unit, in: view.catalogue),
      let head = staff.head(of: unit, in: view.catalogue)
    else { return }
    switch act {
    case .takeUp: try await office.takeUp(number, expecting: nil, by: officer)
    case .giveBack:
      try await office.returnToOffice(
        number, reason: "khong_thuoc_dia_ban", note: "Đoạn này do đơn vị khác quản lý.",
        expecting: nil, by: officer)
    case .note:
      try await office.note(
        number, text: "Đã cử cán bộ xuống hiện trường kiểm tra.", isMeasure: true, by: officer)
    case .ask:
      try await office.askInformation(
        number, question: "Xin cho biết vị trí cụ thể (số nhà hoặc điểm mốc gần nhất).",
        expecting: nil, by: officer)
    case .requestExtension:
      try await office.requestExtension(
        number, of: .answer, by: 3, because: "Chờ đơn vị thi công bố trí thiết bị.",
        actor: officer)
    case .grantExtension:
      try await office.decideExtension(
        number, of: .answer, granted: true, note: "Đồng ý.", by: staff["lanhdao1"])
    case .submit:
      try await office.draftAnswer(number, text: matter.answer ?? "", by: officer)
      try await late(view) { reason in
        try await office.submitAnswer(
          number, lateReason: reason, expecting: nil, by: officer)
      }
    case .sendBack:
      try await office.sendBack(
        number, note: "Ghi rõ thời gian hoàn thành.", expecting: nil, by: head)
    case _:
      try await late(view) { reason in
        try await office.approveAnswer(number, lateReason: reason, expecting: nil, by: head)
      }
    }
  }

  /// Gives a reason when the promise is broken by now.
  private func late(_ view: TicketView, _ body: (String?) async throws -> Void) async throws {
    let reasons = ["cho_phoi_hop", "qua_tai", "cho_vat_tu"]
    let isLate = view.header.dueAt.map { $0 < office.now } ?? false
    try await body(isLate ? reasons[number.serial % reasons.count] : nil)
  }

  private func publish(_ act: SampleAct) async throws {
    if case .approvePublication = act {
      try await office.approvePublication(number, by: staff["congkhai2"])
      return
    }
    let draft = Redaction.mask(matter.body)
    let text = PublicText(
      title: matter.public?.title ?? Redaction.mask(matter.title).text,
      question: matter.public?.question ?? draft.text,
      answer: Redaction.mask(matter.answer ?? "").text)
    try await office.draftPublication(number, text: text, by: staff["congkhai1"])
  }
}
