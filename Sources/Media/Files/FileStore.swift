internal import Dispatch
internal import Glibc

/// Content-addressed files under the data directory: `files/ab/cd/abcd…`, named by SHA-256.
///
/// A file is written aside, fsynced, renamed, and its directory fsynced before `store` returns:
/// a row that names a digest can rely on the file. The same content is stored once. No path ever
/// comes from outside, only digests do.
public struct FileStore: Sendable {
  private let directory: String
  private let queue = DispatchQueue(label: "media files", attributes: .concurrent)

  /// The store of a data directory, made if it isn't there.
  ///
  /// - Throws: `MediaError.system`.
  public init(dataDirectory: String) throws(MediaError) {
    directory = "\(dataDirectory)/files"
    try FileStore.makeDirectory(dataDirectory, in: nil)
    try FileStore.makeDirectory(directory, in: dataDirectory)
    try FileStore.makeDirectory("\(directory)/new", in: directory)
  }

  /// Where the file of a digest is, whether or not it exists.
  public func path(of digest: FileDigest) -> String {
    "\(FileStore.folders(of: digest, in: directory).inner)/\(digest)"
  }

  /// The same for a data directory whose store is only looked at.
  public static func path(of digest: FileDigest, under dataDirectory: String) -> String {
    "\(folders(of: digest, in: "\(dataDirectory)/files").inner)/\(digest)"
  }

  /// Keeps a content for good.
  ///
  /// - Throws: `MediaError.system`, such as for a full disk; nothing is there then.
  public func store(_ content: [UInt8]) async throws -> FileDigest {
    try await blocking { () throws(MediaError) in
      let digest = FileDigest(of: content)
      let (outer, inner) = FileStore.folders(of: digest, in: directory)
      try FileStore.makeDirectory(outer, in: directory)
      try FileStore.makeDirectory(inner, in: outer)
      if access(path(of: digest), F_OK) != 0 { try write(content, as: digest) }
      try FileStore.synchronise(inner)
      return digest
    }
  }

  /// The content of a digest.
  ///
  /// - Throws: `missing`; `corrupt` when the disk gives back something else; `system`.
  public func read(_ digest: FileDigest) async throws -> [UInt8] {
    try await blocking { () throws(MediaError) in
      let content = try FileStore.content(of: path(of: digest))
      guard FileDigest(of: content) == digest else { throw .corrupt }
      return content
    }
  }

  private static func folders(
    of digest: FileDigest, in directory: String
  ) -> (outer: String, inner: String) {
    let name = digest.description
    let outer = "\(directory)/\(name.prefix(2))"
    return (outer, "\(outer)/\(name.dropFirst(2).prefix(2))")
  }

  /// Runs what waits for the disk off Swift's cooperative threads.
  private func blocking<Value: Sendable>(
    _ body: @escaping @Sendable () throws(MediaError) -> Value
  ) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      queue.async {
        do throws(MediaError) {
          continuation.resume(returning: try body())
        } catch {
          continuation.resume(throwing: error)
        }
      }
    }
  }

  private func write(_ content: [UInt8], as digest: FileDigest) throws(MediaError) {
    let aside = "\(directory)/new/\(digest).\(UInt64.random(in: 0 ... .max))"
    do throws(MediaError) {
      try FileStore.write(content, to: aside)
      try FileStore.check("rename") { rename(aside, path(of: digest)) }
    } catch {
      unlink(aside)
      throw error
    }
  }
}

// MARK: - System calls

extension FileStore {
  /// Makes a directory for the service alone and makes its name survive a power cut.
  private static func makeDirectory(_ path: String, in parent: String?) throws(MediaError) {
    guard mkdir(path, 0o700) == 0 else {
      if errno == EEXIST { return }
      throw .system(call: "mkdir", number: errno)
    }
    if let parent { try synchronise(parent) }
  }

  private static func write(_ content: [UInt8], to path: String) throws(MediaError) {
    let file = try check("open") { open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600) }
    defer { close(file) }
    var rest = content[...]
    while !rest.isEmpty {
      let count = try check("write") {
        Int32(clamping: rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) })
      }
      rest = rest.dropFirst(Int(count))
    }
    try check("fsync") { fsync(file) }
  }

  private static func content(of path: String) throws(MediaError) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else {
      throw errno == ENOENT ? .missing : .system(call: "open", number: errno)
    }
    defer { close(file) }
    var content: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = try check("read") { Int32(clamping: Glibc.read(file, &chunk, chunk.count)) }
      if count == 0 { return content }
      content.append(contentsOf: chunk[..<Int(count)])
    }
  }

  private static func synchronise(_ directory: String) throws(MediaError) {
    let descriptor = try check("open") { open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    defer { close(descriptor) }
    try check("fsync") { fsync(descriptor) }
  }

  /// Calls until it isn't interrupted.
  @discardableResult
  private static func check(_ call: String, _ body: () -> Int32) throws(MediaError) -> Int32 {
    while true {
      let result = body()
      if result >= 0 { return result }
      if errno != EINTR { throw .system(call: call, number: errno) }
    }
  }
}
