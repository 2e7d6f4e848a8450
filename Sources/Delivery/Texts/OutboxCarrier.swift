internal import Dispatch
public import Foundation

/// Messages as files in a directory, one JSON object each: for a gateway that collects files, and
/// where there is none yet. The same message again is the same file.
public struct OutboxCarrier: Carrier {
  private struct Entry: Encodable {
    let id: String
    let to: String
    let subject: String
    let body: String
    let at: Date
  }

  private let directory: URL
  private let queue = DispatchQueue(label: "outbox")

  /// An outbox in a directory, which is made, readable by the service alone, if it isn't there.
  public init(directory: String) throws {
    self.directory = URL(filePath: directory, directoryHint: .isDirectory)
    try FileManager.default.createDirectory(
      at: self.directory, withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
  }

  /// Writes one file, whole or not at all.
  public func send(_ message: Message, at now: Date) async -> Outcome {
    guard message.id.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "-_".contains($0)) })
    else { return .permanent("message_invalid") }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .iso8601
    let entry = Entry(
      id: message.id, to: message.recipient, subject: message.subject, body: message.body, at: now)
    guard let json = try? encoder.encode(entry) else { return .permanent("message_invalid") }
    let file = directory.appending(path: "\(message.id).json")
    return await withCheckedContinuation { continuation in
      queue.async { continuation.resume(returning: OutboxCarrier.write(json, to: file)) }
    }
  }

  private static func write(_ json: Data, to file: URL) -> Outcome {
    if FileManager.default.fileExists(atPath: file.path(percentEncoded: false)) { return .sent }
    do {
      try json.write(to: file, options: .atomic)
      return .sent
    } catch {
      return .temporary("outbox_not_writable")
    }
  }
}
