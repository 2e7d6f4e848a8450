internal import Foundation

/// A thread that runs jobs one after the other, so that blocking calls never hold one of Swift's
/// cooperative threads.
///
/// `@unchecked Sendable`: `jobs` and `isStopped` are touched only with `condition` locked.
final class Worker: @unchecked Sendable {
  private let condition = NSCondition()
  private var jobs: [@Sendable () -> Void] = []
  private var isStopped = false

  init(name: String) {
    // The thread keeps the worker alive until `stop`.
    let thread = Thread { self.run() }
    thread.name = name
    thread.start()
  }

  /// Appends a job. After `stop` it is dropped.
  func submit(_ job: @escaping @Sendable () -> Void) {
    condition.lock()
    defer { condition.unlock() }
    if isStopped { return }
    jobs.append(job)
    condition.signal()
  }

  /// Ends the thread after the jobs that were submitted before.
  func stop() {
    condition.lock()
    isStopped = true
    condition.signal()
    condition.unlock()
  }

  private func run() {
    while let batch = next() {
      for job in batch { job() }
    }
  }

  private func next() -> [@Sendable () -> Void]? {
    condition.lock()
    defer { condition.unlock() }
    while jobs.isEmpty {
      if isStopped { return nil }
      condition.wait()
    }
    defer { jobs.removeAll() }
    return jobs
  }
}
