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
  let matter: SampleMatter
  let filing: SampleFiling
  let number: TicketNumber
  /// The ticket that it repeats.
  let original: TicketNumber?
  /// What the citizen was given with the number.
  let code: AccessCode?
  let photos: SamplePhotos
  /// The day of the step, in the office's calendar.
  let day: LocalDay

  private var dispatcher: Actor { staff["dieuphoi1"] }

  /// - Throws: `Refusal` when the ticket's state does not allow it.
  func perform(_ act: SampleAct) async throws {
    switch act {
    case .file: return
    case .accept, .forward, .decline, .transfer, .merge: try await dispatch(act)
    case .takeUp, .giveBack, .note, .ask, .submit, .sendBack, .approve, .requestExtension,
      .grantExtension:
      try await work(act)
    case .reply, .rate, .withdraw, .reopen: try await speak(act)
    case .deliver: try await deliver()
    case .publish, .approvePublication, .keepUnpublished, .takeDown: try await publish(act)
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
    case .decline(let reason):
      try await office.decline(number, reason: reason, expecting: nil, by: actor)
    case .transfer(let reason):
      try await office.transfer(
        number, reason: reason, note: "Chuyển cơ quan có thẩm quyền xem xét, giải quyết.",
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

  /// What the citizen does, by themselves or through an operator.
  private func speak(_ act: SampleAct) async throws {
    let citizen = code.map { Actor(citizenWith: $0) }
    switch act {
    case .rate(let score):
      guard let citizen else { return }
      try await office.rate(number, score: score, comment: nil, by: citizen)
    case .withdraw:
      guard let citizen else { return }
      try await office.withdraw(
        number, note: "Tôi đã tự thỏa thuận xong, xin rút phản ánh.", by: citizen)
    case .reopen:
      try await office.reopen(
        number, because: "Việc chưa xong hẳn, đề nghị kiểm tra lại.", by: staff["tongdai1"])
    case _:
      try await office.addInformation(
        number, text: "Chỗ đó nằm đối diện cổng nhà văn hóa, cách ngã ba chừng 200 mét.",
        by: staff["tongdai1"])
    }
  }

  private func deliver() async throws {
    let view = try await view()
    guard let method = view.deliveries.last?.method, !method.isAutomatic, method != .tracking
    else { return }
    let head = view.header.unit.flatMap { staff.head(of: $0, on: day, in: view.catalogue) }
    try await office.recordDelivery(
      number, method: method, done: true,
      by: view.header.confidential ? head ?? dispatcher : staff["tongdai1"])
  }

  private func work(_ act: SampleAct) async throws {
    let view = try await view()
    guard let unit = view.header.unit,
      let head = staff.head(of: unit, on: day, in: view.catalogue)
    else { return }
    // A confidential matter is the head's own.
    let officer =
      view.header.confidential
      ? head : staff.officer(of: unit, on: day, in: view.catalogue) ?? head
    switch act {
    case .submit: try await submit(view, by: officer)
    case .sendBack, .approve: try await decide(act, view, by: head)
    case .requestExtension:
      let days = view.header.kind == .question ? 1 : 3
      try await office.requestExtension(
        number, of: .answer, by: days, because: "Chờ đơn vị thi công bố trí thiết bị.",
        actor: officer)
    case .grantExtension:
      try await office.decideExtension(
        number, of: .answer, granted: true, note: "Đồng ý.", by: staff["dieuphoi2"])
    case _: try await begin(act, by: officer)
    }
  }

  private func begin(_ act: SampleAct, by officer: Actor) async throws {
    switch act {
    case .takeUp: try await office.takeUp(number, expecting: nil, by: officer)
    case .giveBack:
      try await office.returnToOffice(
        number, reason: "khong_thuoc_dia_ban", note: "Đoạn này do đơn vị khác quản lý.",
        expecting: nil, by: officer)
    case .ask:
      try await office.askInformation(
        number, question: "Xin cho biết vị trí cụ thể (số nhà hoặc điểm mốc gần nhất).",
        expecting: nil, by: officer)
    case _:
      try await office.note(
        number, text: "Đã cử cán bộ xuống hiện trường kiểm tra.", isMeasure: true, by: officer)
    }
  }

  private func submit(_ view: TicketView, by officer: Actor) async throws {
    try await office.draftAnswer(number, text: matter.answer ?? "", by: officer)
    let category = view.header.category
    if view.catalogue.categories[category]?.needsPhotoAfter == true,
      !view.attachments.contains(where: { $0.sort == "photo_after" })
    {
      try await photos.attach(number, about: category, in: office, by: officer)
    }
    try await office.submitAnswer(
      number, lateReason: lateReason(view), expecting: nil, by: officer)
  }

  private func decide(_ act: SampleAct, _ view: TicketView, by head: Actor) async throws {
    guard case .approve = act else {
      return try await office.sendBack(
        number, note: "Ghi rõ thời gian hoàn thành.", expecting: nil, by: head)
    }
    let method = view.ways?.hasPhone == true ? filing.delivery : nil
    try await office.approveAnswer(
      number, lateReason: lateReason(view), method: method, expecting: nil, by: head)
  }

  /// A reason when the promise is broken by now.
  private func lateReason(_ view: TicketView) -> String? {
    let reasons = ["cho_phoi_hop", "qua_tai", "cho_vat_tu"]
    let isLate = view.header.dueAt.map { $0 < office.now } ?? false
    return isLate ? reasons[number.serial % reasons.count] : nil
  }

  private func publish(_ act: SampleAct) async throws {
    let (editor, approver) = (staff["congkhai1"], staff["congkhai2"])
    switch act {
    case .approvePublication: try await office.approvePublication(number, by: approver)
    case .keepUnpublished(let reason):
      try await office.refusePublication(number, reason: reason, by: editor)
    case .takeDown(let reason):
      try await office.withdrawPublication(number, reason: reason, by: editor)
    case _:
      let shown = try await view().attachments.filter {
        $0.sort == "photo_after" && $0.state == "clean"
      }
      let hotlines = Set(try await office.hotlines().filter(\.isPublic).map(\.number))
      let text = PublicText(
        title: matter.public?.title ?? Redaction.mask(matter.title).text,
        question: matter.public?.question ?? Redaction.mask(matter.body).text,
        answer: Redaction.mask(matter.answer ?? "", keeping: hotlines).text)
      try await office.draftPublication(number, text: text, photos: shown.map(\.id), by: editor)
    }
  }
}
