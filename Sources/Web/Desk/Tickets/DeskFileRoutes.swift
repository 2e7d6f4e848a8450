import Casework
import Hummingbird
import Media
import Pages
import Rules

/// Files of a ticket, for whoever may see it unmasked: photos only after they were re-encoded,
/// papers to be saved, never shown inside the desk.
enum DeskFileRoutes {
  static let routes: [Route] = [
    .get("/desk/tickets/{number}/files/{file}", for: .desk, does: .seeTicket) { call in
      try await file(call, thumbnail: false)
    },
    .get("/desk/tickets/{number}/files/{file}/thumbnail", for: .desk, does: .seeTicket) { call in
      try await file(call, thumbnail: true)
    },
    .post(
      "/desk/tickets/{number}/files", for: .desk, does: .addInformation, body: .upload,
      rate: .upload
    ) { call in
      try await add(call)
    },
  ]

  /// What of a file can be shown; nil while it is being cleaned, or if it was refused.
  static func digest(of row: AttachmentRow, thumbnail: Bool) -> FileDigest? {
    let isPaper = row.mediaType == Media.MediaType.pdf.rawValue
    let bytes =
      isPaper
      ? (thumbnail || row.state == "refused" ? nil : row.digest)
      : (thumbnail ? row.thumbnailDigest : row.cleanDigest)
    return bytes.flatMap { FileDigest(bytes: $0) }
  }

  private static func file(_ call: Call, thumbnail: Bool) async throws -> Response {
    let view = try await call.office.ticket(call.ticketNumber(), for: call.signedIn().principal)
    guard !view.isMasked, let id = Int64(try call.parameter("file")),
      let row = view.attachments.first(where: { $0.id == id }),
      let digest = digest(of: row, thumbnail: thumbnail)
    else { throw WebError.notFound }
    let bytes = try await call.house.files.read(digest)
    guard let type = try? Media.MediaType.sniff(bytes) else { throw WebError.notFound }
    let name = type.isImage ? nil : "\(view.header.number)-\(id).pdf"
    return Response.file(
      bytes, type: type.rawValue, fileName: name, cache: "private, max-age=3600")
  }

  /// A photo or paper that staff add.
  private static func add(_ call: Call) async throws -> Response {
    let upload = try await call.upload()
    let back = "/desk/tickets/\(try call.ticketNumber())"
    guard !upload.files.isEmpty else { return .seeOther(call.words.address(back)) }
    try await add(upload.files, isAfter: upload.fields["sort"] == "photo_after", call)
    return call.done(back, "photo")
  }

  /// Adds files to the ticket of the address.
  ///
  /// - Parameter isAfter: whether photos were taken after the work, by whoever answers.
  /// - Throws: `WebError.tooLarge` for one that is, or more than ten; `.unsupportedMediaType`;
  ///   nothing is kept then.
  static func add(_ files: [Multipart.File], isAfter: Bool, _ call: Call) async throws {
    let number = try call.ticketNumber()
    // Nothing is written for somebody who may not add to this ticket.
    let view = try await call.office.ticket(number, for: call.signedIn().principal)
    guard view.may(.addInformation) else { throw WebError.notFound }
    guard files.count <= 10 else { throw WebError.tooLarge(limit: 10) }
    let admitted = try files.map { ($0, try admit($0, call.house.media)) }
    for (file, type) in admitted {
      let digest = try await call.house.files.store(file.bytes)
      let sort = type.isImage ? (isAfter ? "photo_after" : "photo_before") : "document"
      _ = try await call.office.attach(
        NewAttachment(
          sort: sort, digest: digest.bytes, mediaType: type.rawValue,
          byteCount: Int64(file.bytes.count), originalName: file.name,
          addedBy: call.signedIn().id), to: number, by: call.actor())
    }
  }

  private static func admit(
    _ file: Multipart.File, _ limits: MediaLimits
  ) throws(WebError) -> Media.MediaType {
    do {
      return try limits.admit(file.bytes)
    } catch {
      if case .tooLarge(let limit) = error { throw .tooLarge(limit: limit) }
      throw .unsupportedMediaType
    }
  }
}
