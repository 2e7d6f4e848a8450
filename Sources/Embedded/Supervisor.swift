/// Starts the server again whenever it's gone, until its task is cancelled.
struct Supervisor: Sendable {
  let cluster: Cluster
  let watchInterval: Duration

  /// The shortest and the longest pause between failing restarts.
  static let pauses: ClosedRange<Duration> = .milliseconds(200) ... .seconds(30)

  /// Watches from a running server on.
  func run(from postmaster: Postmaster) async {
    var current = postmaster
    while await isLost(current) {
      cluster.reap(current.pid)
      cluster.observe(.lost(pid: current.pid))
      // Fails only when this task was cancelled.
      guard let next = try? await cluster.launch(attempts: .max) else { return }
      current = next
    }
  }

  /// The pause after a failed restart: twice the one before, within limits.
  static func pause(after previous: Duration?) -> Duration {
    min(previous.map { $0 * 2 } ?? pauses.lowerBound, pauses.upperBound)
  }

  /// Waits until the server is gone; false if the task was cancelled before.
  private func isLost(_ postmaster: Postmaster) async -> Bool {
    while Postmaster.isAlive(postmaster.pid, in: cluster.layout.cluster) {
      do { try await Task.sleep(for: watchInterval) } catch { return false }
    }
    return !Task.isCancelled
  }
}
