import Casework
import Foundation
import Media
import Rules
import Simulation
import Store

/// Does one step with one ticket, as the person whose step it is.
struct SampleDoer {
  let office: Office
  let staff: SampleStaff
  let matter: Matter
  let number: TicketNumber
  /// The ticket that it repeats.
  let original: TicketNumber?
  /// What the citizen was given with the number.
  let code: AccessCode?
  let photos: SamplePhotos

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
      let view = try await view()
      guard let method = view.deliveries.last?.method, !method.isAutomatic,
        method != .tracking
      else { return }
      let head = view.header.unit.flatMap { staff.head(of: $0, in: view.catalogue) }
      try await office.recordDelivery(
        number, method: method, done: true,
        by: view.header.confidential ? head ?? dispatcher : staff["tongdai1"])
    case .rate(let score):
      guard let code else { return }
      try await office.rate(
        number, score: score, comment: nil, by: Actor(citizenWith: code))
    case .publish, .approvePublication: try await publish(act)
    }
  }

  private func view(for actor: Actor? = nil) async throws -> TicketView {
    try await office.ticket(number, for: (actor ?? dispatcher).principal)
  }

  private func dispatch(_ act: SampleAct) async throws {
    let isRestricted = Kind(rawValue: matter.kind)?.isRestricted ?? false
    let actor = isRestricted ? staff["hanche1"] : dispatcher
    switch act {
    case .accept:
      // What staff file is accepted already.
      if try await view(for: actor).header.state == .received {
        try await office.accept(number, expecting: nil, by: actor)
      }
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
      let head = staff.head(of: unit, in: view.catalogue)
    else { return }
    // A confidential matter is the head's own.
    let officer =
      view.header.confidential ? head : staff.officer(of: unit, in: view.catalogue) ?? head
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
        number, of: .answer, by: view.header.kind == .question ? 1 : 3,
        because: "Chờ đơn vị thi công bố trí thiết bị.",
        actor: officer)
    case .grantExtension:
      try await office.decideExtension(
        number, of: .answer, granted: true, note: "Đồng ý.", by: staff["dieuphoi2"])
    case .submit:
      try await office.draftAnswer(number, text: matter.answer ?? "", by: officer)
      if view.catalogue.categories[view.header.category]?.needsPhotoAfter == true,
        !view.attachments.contains(where: { $0.sort == "photo_after" })
      {
        try await photos.attach(number, in: office, by: officer)
      }
      try await late(view) { reason in
        try await office.submitAnswer(
          number, lateReason: reason, expecting: nil, by: officer)
      }
    case .sendBack:
      try await office.sendBack(
        number, note: "Ghi rõ thời gian hoàn thành.", expecting: nil, by: head)
    case _:
      try await late(view) { reason in
        let method: DeliveryMethod? = view.ways?.hasPhone == true ? .callBack : nil
        try await office.approveAnswer(
          number, lateReason: reason, method: method, expecting: nil, by: head)
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
