import Casework
import FoundationEssentials
import Media

extension Bench {
  /// Re-encodes a photo. The clean files are on disk before their row says so. A document stays as
  /// it came: it is never shown outside.
  func clean(_ id: Int64) async throws -> End {
    guard let file = try await office.attachmentToClean(id), file.state == "pending",
      MediaType(rawValue: file.mediaType)?.isImage == true
    else { return .done }
    guard let digest = FileDigest(bytes: file.digest) else { return .dead("digest_invalid") }
    do {
      let photo = try await media.clean(digest, in: files)
      let clean = try await files.store(photo.photo)
      let thumbnail = try await files.store(photo.thumbnail)
      try await office.attachmentWasCleaned(
        id, clean: clean.bytes, thumbnail: thumbnail.bytes, width: photo.width,
        height: photo.height)
    } catch let error as MediaError where error.isTheFilesFault || error == .workerDied {
      // What kills the decoder once will do so again.
      try await office.attachmentWasRefused(id)
    }
    return .done
  }
}
