internal import CVips
internal import Glibc

/// The life of the process that reads photos: one file in, one reply out, under limits it gave
/// itself before it saw the first byte.
public enum MediaWorker {
  /// Reads a file on standard input and writes the reply on standard output.
  ///
  /// - Returns: the exit status: 0 for a reply, `unconfined` if the limits could not be set.
  public static func run(limits: MediaLimits = MediaLimits()) -> Int32 {
    guard confine(limits) else { return unconfined }
    guard let file = read(atMost: limits.bytes + 1) else { return 1 }
    let reply: WorkerReply
    do {
      reply = .clean(try PhotoCleaner(limits: limits).clean(file))
    } catch {
      reply = .refused(error)
    }
    return write(reply.bytes) ? 0 : 1
  }

  /// The exit status of a process that was not allowed to lock itself in: EX_CONFIG of sysexits.h.
  static let unconfined: Int32 = 78

  /// No socket, no program, no file on disk, no core; so much CPU and memory.
  private static func confine(_ limits: MediaLimits) -> Bool {
    media_limit(media_limit_cpu, UInt(limits.cpuSeconds)) == 0
      && media_limit(media_limit_memory, UInt(limits.memory)) == 0
      && media_limit(media_limit_files, 64) == 0
      && media_limit(media_limit_file_size, 0) == 0
      && media_limit(media_limit_core, 0) == 0
      && media_forbid() == 0
  }

  private static func read(atMost limit: Int) -> [UInt8]? {
    var file: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while file.count < limit {
      let count = Glibc.read(STDIN_FILENO, &chunk, chunk.count)
      if count == 0 { break }
      if count < 0 {
        if errno == EINTR { continue }
        return nil
      }
      file.append(contentsOf: chunk[..<count])
    }
    return file
  }

  private static func write(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if count < 0, errno != EINTR { return false }
      if count > 0 { rest = rest.dropFirst(count) }
    }
    return true
  }
}
