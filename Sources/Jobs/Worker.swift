public import Casework
public import Delivery
import FoundationEssentials
public import Logging
public import Media
public import Pages
public import ServiceLifecycle

/// The worker as a service: woken when somebody enqueues an errand, when one falls due, and when
/// an obligation's step is due. Stops gracefully: what is under way is finished, nothing new is
/// begun.
public struct Worker: Service {
  /// How a worker behaves.
  public struct Settings: Sendable {
    /// Errands at a time.
    public var hands = 2
    /// For how long a claimed errand is one's own; seconds. Longer than any errand takes.
    public var lease = 300.0
    /// At the latest after so many seconds it looks whether something is due.
    public var poll = 30.0

    /// As documented.
    public init() {}
  }

  private let bench: Bench
  private let settings: Settings
  private var office: Office { bench.office }
  private var logger: Logger { bench.logger }

  /// A worker of an office.
  ///
  /// - Parameters:
  ///   - carriers: the ways out.
  ///   - media: cleans photos in a process of its own.
  ///   - files: where photos are.
  ///   - letters: words the messages.
  public init(
    office: Office, carriers: Carriers, media: MediaProcess, files: FileStore,
    letters: LetterBook, settings: Settings = Settings(), logger: Logger
  ) {
    self.settings = settings
    bench = Bench(
      office: office, carriers: carriers, media: media, files: files, letters: letters,
      lease: settings.lease, logger: logger)
  }

  /// Works until it is told to stop.
  public func run() async throws {
    let bells = (0..<max(1, settings.hands)).map { _ in
      AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    }
    let ring: @Sendable () -> Void = { for bell in bells { bell.continuation.yield() } }
    await withDiscardingTaskGroup { group in
      for bell in bells { group.addTask { await lendAHand(on: bell.stream) } }
      group.addTask {
        for await _ in office.errandCalls().cancelOnGracefulShutdown() { ring() }
      }
      group.addTask { await watchTheClock(ring) }
    }
  }

  /// Does everything that is due now, one errand after the other, and returns: for tests and for
  /// a single round from the command line.
  ///
  /// - Returns: how many errands were done and steps recorded.
  /// - Throws: what the database throws.
  @discardableResult
  public func drain() async throws -> Int {
    var count = 0
    while true {
      let steps = try await office.recordDueSteps()
      count += steps
      if steps > 0 { continue }
      guard try await bench.workOne() else { return count }
      count += 1
    }
  }

  private func lendAHand(on bell: AsyncStream<Void>) async {
    for await _ in bell.cancelOnGracefulShutdown() {
      await persist {
        while !Task.isShuttingDownGracefully, try await bench.workOne() {}
      }
    }
  }

  /// Records steps and plans reports when they are due, and rings for errands that fall due.
  private func watchTheClock(_ ring: @Sendable () -> Void) async {
    var planned = Date.distantPast
    while !Task.isShuttingDownGracefully && !Task.isCancelled {
      await persist {
        while !Task.isShuttingDownGracefully, try await office.recordDueSteps() > 0 {}
        if office.now.timeIntervalSince(planned) >= 3600 {
          try await office.planErrands()
          planned = office.now
        }
      }
      ring()
      let pause = await persist { try await pauseUntilNext() } ?? settings.poll
      try? await cancelWhenGracefulShutdown { try await Task.sleep(for: .seconds(pause)) }
    }
  }

  /// Seconds until something is due; at least one, since what is due already was rung for.
  private func pauseUntilNext() async throws -> Double {
    guard let next = try await office.nextWork() else { return settings.poll }
    return min(max(next.timeIntervalSince(office.now), 1), settings.poll)
  }

  /// Does something; if the database is away, says so and waits a little. Nothing is lost: what
  /// was not done is still due.
  @discardableResult
  private func persist<Value: Sendable>(
    _ body: () async throws -> Value
  ) async -> Value? {
    do {
      return try await body()
    } catch {
      if Task.isCancelled || Task.isShuttingDownGracefully { return nil }
      logger.warning("the worker waits", metadata: ["error": "\(error)"])
      try? await cancelWhenGracefulShutdown { try await Task.sleep(for: .seconds(2)) }
      return nil
    }
  }
}
