/// Why a file was not taken, cleaned or found. Never holds a name or a byte of the file.
public enum MediaError: Error, Sendable, Equatable {
  /// There is nothing in it.
  case empty
  /// A photo in Apple's HEIC or in AVIF: phones can be told to send JPEG.
  case heic
  /// Neither JPEG, PNG, WebP nor PDF.
  case unknownType
  /// More bytes than are taken; the limit in bytes.
  case tooLarge(limit: Int)
  /// More pixels than are decoded; the limit in pixels.
  case tooManyPixels(limit: Int)
  /// Not the image its first bytes promise, or cut short.
  case broken
  /// The process that reads photos hit its limits of time, memory or files, or crashed.
  case workerDied
  /// The process that reads photos could not be started, or could not lock itself in: a fault of
  /// the installation.
  case workerMissing
  /// No file of that digest.
  case missing
  /// The file on disk is not what was stored.
  case corrupt
  /// The system refused; the name of the call and its error number.
  case system(call: String, number: Int32)

  /// A stable code for pages, the API and logs.
  public var code: String {
    switch self {
    case .empty: "file_empty"
    case .heic: "file_heic"
    case .unknownType: "file_type_unknown"
    case .tooLarge: "file_too_large"
    case .tooManyPixels: "image_too_many_pixels"
    case .broken: "image_broken"
    case .workerDied: "image_worker_died"
    case .workerMissing: "image_worker_missing"
    case .missing: "file_missing"
    case .corrupt: "file_corrupt"
    case .system: "file_system"
    }
  }

  /// Whether the file itself is at fault, so that trying again can't help.
  public var isTheFilesFault: Bool {
    switch self {
    case .empty, .heic, .unknownType, .tooLarge, .tooManyPixels, .broken: true
    case .workerDied, .workerMissing, .missing, .corrupt, .system: false
    }
  }
}
