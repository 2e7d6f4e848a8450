import Casework
import Foundation
import Media
import Rules
import Store

/// Drawings that stand for photos of work done.
struct SamplePhotos: Sendable {
  let directory: String
  let files: FileStore

  /// Adds a drawing, as an officer would add a photo.
  func attach(_ number: TicketNumber, in office: Office, by actor: Actor) async throws {
    let names = ["road", "drain", "tree", "clean"]
    let name = names[number.serial % names.count] + ".jpg"
    let bytes = try Array(Data(contentsOf: URL(filePath: directory + "/" + name)))
    let digest = try await files.store(bytes)
    _ = try await office.attach(
      NewAttachment(
        sort: "photo_after", digest: digest.bytes, mediaType: MediaType.jpeg.rawValue,
        byteCount: Int64(bytes.count), originalName: name, addedBy: actor.principal.person),
      to: number, by: actor)
  }
}
