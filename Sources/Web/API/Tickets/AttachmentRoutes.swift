import Casework
import HTTPTypes
import Hummingbird
import Media
import Rules

/// Files of a ticket.
enum AttachmentRoutes {
  static let routes: [Route] = [
    Route(
      .post, "/api/v1/tickets/{number}/attachments", for: .bearer, does: [.addInformation],
      body: .upload, rate: .upload, handler: attach),
    .get(
      "/api/v1/tickets/{number}/attachments/{id}", for: .bearer, does: .seeTicket,
      handler: show),
  ]

  /// What a file is.
  private enum Sort: String {
    case photoBefore = "photo_before"
    case photoAfter = "photo_after"
    case document
  }

  /// A form with the field `sort` and one file.
  private static func attach(_ call: Call) async throws -> Response {
    let person = try call.signedIn()
    let form = try await call.apiUpload()
    guard let file = form.files.first, form.files.count == 1 else {
      throw WebError.invalid([FieldFault("/file", .problem(.missing))])
    }
    guard let sort = Sort(rawValue: form.fields["sort"]) else {
      throw WebError.invalid([FieldFault("/sort", .problem(.unknown))])
    }
    let type = try call.house.media.admit(file.bytes)
    let number = try await call.number()
    let view = try await call.office.ticket(number, for: person.principal)
    guard view.may(.addInformation) || view.header.state.isOpen == false else {
      throw Refusal.notFound
    }
    let digest = try await call.house.files.store(file.bytes)
    let new = NewAttachment(
      sort: sort.rawValue, digest: digest.bytes, mediaType: type.rawValue,
      byteCount: Int64(file.bytes.count), originalName: file.name, addedBy: person.id)
    var actor = try call.actor()
    // The boundary of a form differs each time it is sent; its content doesn't.
    actor.onceKey = try call.onceKey(for: Array(sort.rawValue.utf8) + digest.bytes)
    let once = actor
    return try await call.made { try await call.office.attach(new, to: number, by: once) }
  }

  /// A photo as it was re-encoded; the file that came is shown to nobody.
  private static func show(_ call: Call) async throws -> Response {
    let view = try await call.office.ticket(call.number(), for: call.signedIn().principal)
    let id = try call.id("id")
    guard !view.isMasked, let file = view.attachments.first(where: { $0.id == id }),
      let clean = file.cleanDigest.flatMap({ FileDigest(bytes: $0) })
    else { throw Refusal.notFound }
    let bytes = try await call.house.files.read(clean)
    let type = try MediaType.sniff(bytes)
    return Response.file(bytes, type: type.rawValue)
  }
}

extension Call {
  /// A form with files at the API: who sends it shows a bearer token, which no other site can.
  ///
  /// - Throws: `WebError`.
  fileprivate func apiUpload() async throws -> Multipart {
    guard mediaType == "multipart/form-data" else { throw WebError.unsupportedMediaType }
    guard let boundary = Multipart.boundary(of: request.headers[.contentType] ?? "") else {
      throw WebError.unreadable(.multipart)
    }
    return try Multipart(await bytes(), boundary: boundary)
  }
}
