import Casework
import Foundation
import Media
import Rules
import Store

/// Drawings that stand for photos of work done, as an officer adds them and the worker cleans them.
struct SamplePhotos: Sendable {
  private struct Drawing: Sendable {
    let name: String
    let byteCount: Int
    let digest: FileDigest
    let clean: CleanPhoto
    let photo: FileDigest
    let thumbnail: FileDigest
  }

  private let drawings: [Drawing]

  /// Cleans each drawing once: there are few, shown many times.
  init(in directory: String, files: FileStore, media: MediaProcess) async throws {
    var drawings: [Drawing] = []
    for name in ["road.jpg", "drain.jpg", "tree.jpg", "clean.jpg"] {
      let bytes = try Array(Data(contentsOf: URL(filePath: directory + "/" + name)))
      let digest = try await files.store(bytes)
      let clean = try await media.clean(digest, in: files)
      drawings.append(
        Drawing(
          name: name, byteCount: bytes.count, digest: digest, clean: clean,
          photo: try await files.store(clean.photo),
          thumbnail: try await files.store(clean.thumbnail)))
    }
    self.drawings = drawings
  }

  /// Adds the drawing that suits a category.
  func attach(
    _ number: TicketNumber, about category: String, in office: Office, by actor: Actor
  ) async throws {
    let index =
      switch category {
      case "ha_tang_giao_thong", "chieu_sang", "dien": 0
      case "cap_thoat_nuoc", "nong_nghiep_thuy_loi": 1
      case "cay_xanh": 2
      default: 3
      }
    let drawing = drawings[index]
    let id = try await office.attach(
      NewAttachment(
        sort: "photo_after", digest: drawing.digest.bytes, mediaType: MediaType.jpeg.rawValue,
        byteCount: Int64(drawing.byteCount), originalName: drawing.name,
        addedBy: actor.principal.person),
      to: number, by: actor)
    try await office.attachmentWasCleaned(
      id, clean: drawing.photo.bytes, thumbnail: drawing.thumbnail.bytes,
      width: drawing.clean.width, height: drawing.clean.height)
  }
}
