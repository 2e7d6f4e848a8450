import Dispatch

/// Work that takes long on purpose, one at a time, on a thread of its own.
struct SlowWork: Sendable {
  private let queue = DispatchQueue(label: "office.slow")

  func run<Value: Sendable>(
    _ body: @escaping @Sendable () throws -> Value
  ) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      queue.async { continuation.resume(with: Result { try body() }) }
    }
  }
}

extension PasswordHash {
  static let queue = SlowWork()
}
