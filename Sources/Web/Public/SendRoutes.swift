import Casework
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import Media
import Pages
import Rules

/// Sending something: the form, and the receipt.
enum SendRoutes {
  static let routes: [Route] = [
    .get("/gui", for: .everyone, handler: show),
    .post("/gui", for: .everyone, does: .file, body: .upload, rate: .upload, handler: send),
    .get("/gui/da-nhan", for: .everyone) { Response.seeOther($0.words.address("/tra-cuu")) },
  ]

  @Sendable private static func show(_ call: Call) async throws -> Response {
    // A fresh catalogue if there is one; the form shows up while the database is away, too.
    _ = try? await call.office.catalogue()
    let sending = await Sending(call)
    // A link from a result brings field and place along.
    var form = SubmissionForm()
    form.category = call.query["category"]
    form.commune = call.query["commune"]
    return sending.page(form)
  }

  @Sendable private static func send(_ call: Call) async throws -> Response {
    try await Sending(call).file(PublicUpload(call))
  }
}

/// One form on its way to becoming a ticket.
private struct Sending {
  let call: Call
  let fields: SendFields
  let now: Date
  private var words: any Wording { call.words }

  init(_ call: Call) async {
    self.call = call
    now = call.house.now
    let catalogue = await call.office.latestCatalogue()
    let day = catalogue.officeCalendar?.day(at: now) ?? call.house.renderer.clock.day(now)
    fields = SendFields(catalogue: catalogue, day: day, words: call.words)
  }

  /// Why a form comes back.
  struct Trouble {
    var status = HTTPResponse.Status.unprocessableContent
    var general: [String] = []
    var problems: SubmissionProblems?
    var danger: Emergency?
    /// The form's own token, to send it again as the same form; nil for a new one.
    var token: String?
  }

  /// The form, with nothing lost of what was typed.
  func page(
    _ form: SubmissionForm, photos: CitizenPhotos? = nil, isWarned: Bool = false,
    _ trouble: Trouble? = nil
  ) -> Response {
    let photoProblem = photos?.problems.joined(separator: " ")
    let shown = fields.fields(
      form, problems: trouble?.problems,
      photoProblem: photoProblem?.isEmpty == false
        ? photoProblem : nil)
    let page = SendPage(
      fields: shown, kept: photos?.kept(words) ?? [],
      problems: trouble.flatMap { ErrorSummary(shown.all, general: $0.general) },
      danger: trouble?.danger, isWarned: isWarned, token: trouble?.token ?? call.formToken)
    return call.publicPage(
      page, in: .send, at: "/gui", description: words[.sendLead], status: trouble?.status ?? .ok)
  }

  /// Files the form, once however often it is sent, and shows the receipt.
  func file(_ upload: PublicUpload) async throws -> Response {
    let typed = upload.form.fields
    let form = SendFields.form(typed)
    let isWarned = typed.isOn("warned")
    let token = typed[FormTokens.field]
    guard case .valid(let key) = call.house.tokens.opened(token, at: now) else {
      return await comeBack(upload, form, isWarned)
    }
    let photos: CitizenPhotos
    do {
      photos = try await CitizenPhotos(upload.form, call.house, words)
    } catch let error as MediaError {
      call.context.logger.error("photos could not be stored: \(error)")
      return page(form, isWarned: isWarned, busy(token))
    }
    var trouble = Trouble(token: token)
    if upload.isCutShort {
      trouble.status = .contentTooLarge
      trouble.general = [words[.sendTooLarge]]
    }
    do {
      let submission = try Submission.parse(
        form, by: .citizen(channel: KnownChannel.portal.rawValue), in: fields.catalogue, now: now)
      if upload.isCutShort || !photos.problems.isEmpty {
        return page(form, photos: photos, isWarned: isWarned, trouble)
      }
      trouble.danger = isWarned ? nil : Emergency.hint(in: submission.searchText)
      if trouble.danger != nil { return page(form, photos: photos, trouble) }
      return try await receipt(submission, form, photos, key: key, token: token)
    } catch let problems as SubmissionProblems {
      trouble.problems = problems
      return page(form, photos: photos, isWarned: isWarned, trouble)
    }
  }

  /// A page that lay open for too long, or whose token is not ours: nothing is filed, and the
  /// citizen sends it again with a new token.
  private func comeBack(
    _ upload: PublicUpload, _ form: SubmissionForm, _ isWarned: Bool
  ) async -> Response {
    let token = upload.form.fields[FormTokens.field]
    let isOurs = call.house.tokens.opened(token, at: now) == .expired
    let photos = isOurs ? try? await CitizenPhotos(upload.form, call.house, words) : nil
    return page(
      form, photos: photos, isWarned: isWarned,
      Trouble(status: .forbidden, general: [words[.sendExpired]]))
  }

  private func busy(_ token: String) -> Trouble {
    Trouble(status: .serviceUnavailable, general: [words[.sendBusy]], token: token)
  }

  private func receipt(
    _ submission: Submission, _ form: SubmissionForm, _ photos: CitizenPhotos, key: String,
    token: String
  ) async throws -> Response {
    let request = SendFields.canonical(form, photos: photos.photos.map { "\($0.digest)" })
    do {
      let receipt = try await call.office.file(
        submission, key: key, request: request, by: Actor(.citizen))
      return await show(receipt, photos)
    } catch Refusal.conflict(.keyUsedForAnotherRequest) {
      let trouble = Trouble(status: .conflict, general: [words[.sendSentBefore]])
      return page(form, photos: photos, isWarned: true, trouble)
    } catch let error where error as? Refusal == .overloaded || Outage.isOne(error) {
      return page(form, photos: photos, isWarned: true, busy(token))
    }
  }

  /// The receipt stands in the answer to the form itself: the access code is in no address, no
  /// cookie and no log, and the same form sent again shows it again for a day.
  private func show(_ receipt: Receipt, _ photos: CitizenPhotos) async -> Response {
    let failed = await !attach(photos, to: receipt)
    let own = await own(receipt)
    let site = call.house.renderer.site
    let page = PublicReceiptPage(
      number: receipt.number, code: receipt.code,
      qr: Markup(trusted: QRCode.svg("\(receipt.number)")), receivedAt: own?.receivedAt,
      dueAt: own?.dueAt, photos: own?.photos ?? 0, photosFailed: failed,
      authority: site.authority(call.language),
      trackingAddress: (site.baseURL ?? call.request.head.authority).map { $0 + "/tra-cuu" },
      hotline: try? await call.office.openHotlines().first.map { Hotline($0) })
    return call.publicPage(
      page, in: .send, at: "/gui/da-nhan", status: receipt.isReplay ? .ok : .created)
  }

  /// The ticket is filed whatever happens to its photos; the receipt says if they are missing.
  private func attach(_ photos: CitizenPhotos, to receipt: Receipt) async -> Bool {
    guard let code = receipt.code, !photos.photos.isEmpty else { return true }
    do {
      try await call.office.attachOnce(
        photos.attachments, to: receipt.number, by: Actor(citizenWith: code))
      return true
    } catch {
      call.context.logger.error("photos of \(receipt.number) were not attached: \(error)")
      return false
    }
  }

  private func own(_ receipt: Receipt) async -> OwnTicket? {
    guard let code = receipt.code else { return nil }
    return try? await call.office.ownTicket(receipt.number, code: code)
  }
}

/// What the file chooser of a browser offers.
enum MediaTypes {
  /// Photos that can be cleaned.
  static let photos = MediaType.allCases.filter(\.isImage).map(\.rawValue)
}
