import Casework
import Media
import Pages

/// The photos of a form: looked at, kept in the file store, and named by their digest from then
/// on, so that a form that comes back for a missing word doesn't lose them. A digest can be named
/// only by whoever had the photo.
struct CitizenPhotos {
  /// A photo in the file store.
  struct Photo {
    let digest: FileDigest
    let type: MediaType
    let byteCount: Int
    let name: String?
  }

  /// The field of new photos, and of those that were received before.
  static let field = "photos"
  static let keptField = "kept"
  /// Photos of one form, at most.
  static let limit = 5

  private(set) var photos: [Photo] = []
  /// What is wrong with a photo, worded.
  private(set) var problems: [String] = []

  /// Takes the photos of a form, those received before first.
  ///
  /// - Throws: `MediaError` when the file store fails.
  init(_ upload: Multipart, _ house: House, _ words: any Wording) async throws {
    for text in upload.fields.all(Self.keptField).prefix(Self.limit) {
      try await keep(text, house, words)
    }
    for file in upload.files where file.field == Self.field {
      try await take(file, house, words)
    }
  }

  private mutating func take(
    _ file: Multipart.File, _ house: House, _ words: any Wording
  ) async throws {
    guard photos.count < Self.limit else {
      if !problems.contains(words[.sendTooMany]) { problems.append(words[.sendTooMany]) }
      return
    }
    do {
      let type = try Self.admit(file.bytes, house)
      let digest = try await house.files.store(file.bytes)
      add(Photo(digest: digest, type: type, byteCount: file.bytes.count, name: file.name))
    } catch let error as MediaError {
      guard error.isTheFilesFault else { throw error }
      problems.append(words.photoProblem(error.code, name: file.name))
    }
  }

  private mutating func keep(_ text: String, _ house: House, _ words: any Wording) async throws {
    guard let digest = FileDigest(hexadecimal: text) else { return }
    do {
      let bytes = try await house.files.read(digest)
      let type = try Self.admit(bytes, house)
      add(Photo(digest: digest, type: type, byteCount: bytes.count, name: nil))
    } catch let error as MediaError {
      guard error.isTheFilesFault || error == .missing else { throw error }
      problems.append(words.photoProblem(MediaError.missing.code, name: ""))
    }
  }

  private mutating func add(_ photo: Photo) {
    if !photos.contains(where: { $0.digest == photo.digest }) { photos.append(photo) }
  }

  private static func admit(_ bytes: [UInt8], _ house: House) throws(MediaError) -> MediaType {
    let type = try house.media.admit(bytes)
    guard type.isImage else { throw .unknownType }
    return type
  }

  /// The photos as the form shows them again.
  func kept(_ words: any Wording) -> [SendPage.KeptPhoto] {
    photos.enumerated().map { index, photo in
      let name = words.keptPhoto(index + 1, bytes: photo.byteCount)
      return SendPage.KeptPhoto(digest: "\(photo.digest)", name: name)
    }
  }

  /// The photos as the ticket takes them.
  var attachments: [NewAttachment] {
    photos.map {
      NewAttachment(
        sort: "photo_before", digest: $0.digest.bytes, mediaType: $0.type.rawValue,
        byteCount: Int64($0.byteCount), originalName: $0.name, addedBy: nil)
    }
  }
}

extension FileDigest {
  /// Reads what `description` writes; nil for anything else.
  init?(hexadecimal text: String) {
    guard let bytes = [UInt8](digest: text) else { return nil }
    self.init(bytes: bytes)
  }
}
