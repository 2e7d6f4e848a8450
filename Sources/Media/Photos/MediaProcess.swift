internal import Subprocess
internal import SystemPackage

/// Cleans photos in a process of its own, which is killed when it takes too long. A file that
/// makes the decoder crash, loop or swallow memory costs that process and nothing else.
public struct MediaProcess: Sendable {
  private let program: String
  private let arguments: [String]
  private let limits: MediaLimits

  /// - Parameters:
  ///   - program: path of the program whose `arguments` run `MediaWorker`: `hoiam` itself.
  public init(
    program: String, arguments: [String] = ["media-worker"], limits: MediaLimits = MediaLimits()
  ) {
    self.program = program
    self.arguments = arguments
    self.limits = limits
  }

  /// Writes a stored photo anew.
  ///
  /// - Throws: the file's faults; `workerDied` when a limit was hit; `workerMissing`; `missing`.
  public func clean(_ digest: FileDigest, in store: FileStore) async throws -> CleanPhoto {
    let file: FileDescriptor
    do {
      file = try FileDescriptor.open(FilePath(store.path(of: digest)), .readOnly)
    } catch {
      throw MediaError.missing
    }
    let output = try await reply(to: file)
    switch WorkerReply(output, limits: limits) {
    case .clean(let clean): return clean
    case .refused(let error): throw error
    case nil: throw MediaError.workerDied
    }
  }

  /// What the process wrote within its time; the file is closed here.
  private func reply(to file: FileDescriptor) async throws -> [UInt8] {
    let time = limits.time
    return try await withThrowingTaskGroup(of: [UInt8].self) { group in
      group.addTask { try await run(reading: file) }
      group.addTask {
        try await Task.sleep(for: time)
        throw MediaError.workerDied
      }
      defer { group.cancelAll() }
      return try await group.next() ?? []
    }
  }

  private func run(reading file: FileDescriptor) async throws -> [UInt8] {
    var options = PlatformOptions()
    options.createSession = true
    do {
      let result = try await Subprocess.run(
        .path(FilePath(program)), arguments: Arguments(arguments),
        environment: .custom([
          "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "VIPS_WARNING": "0",
          // No code made at run time: a service may be forbidden to run any.
          "VIPS_NOVECTOR": "1",
        ]),
        workingDirectory: "/", platformOptions: options,
        input: .fileDescriptor(file, closeAfterSpawningProcess: true),
        output: .bytes(limit: 4 * limits.bytes), error: .discarded)
      // Not the photo's fault: it is tried again when the installation is mended.
      if result.terminationStatus == .exited(MediaWorker.unconfined) {
        throw MediaError.workerMissing
      }
      return result.terminationStatus.isSuccess ? result.standardOutput : []
    } catch is CancellationError {
      throw MediaError.workerDied
    } catch {
      throw MediaError.workerMissing
    }
  }
}
