internal import CPostgres
internal import Foundation
internal import Logging

/// The thread that drives the pipelined connections with epoll.
///
/// `@unchecked Sendable`: after `start` everything that changes is touched on the loop's thread
/// only; other threads speak to it through the mailbox.
final class PipelineLoop: @unchecked Sendable {
  /// A request that waits or is under way.
  struct Item {
    let request: Request
    /// Whether a prepared statement of it turned out to be stale before.
    var isRetry = false
  }

  private static let mailSlot = UInt32.max

  private let settings: ConnectionSettings
  private let depth: Int
  private let mailbox: Mailbox
  private let logger: Logger
  private let epoll: Int32
  private var connections: [PipelinedConnection?]
  private var waiting: [Item] = []
  private var isClosed = false

  init(
    _ settings: ConnectionSettings, connections: Int, depth: Int, mailbox: Mailbox, logger: Logger
  ) {
    self.settings = settings
    self.depth = depth
    self.mailbox = mailbox
    self.logger = logger
    self.connections = Array(repeating: nil, count: connections)
    epoll = epoll_create1(Int32(EPOLL_CLOEXEC))
  }

  deinit { close(epoll) }

  func start() {
    watch(mailbox.wakeUp.descriptor, slot: Self.mailSlot, EPOLL_CTL_ADD, write: false)
    for slot in connections.indices { connect(slot) }
    let thread = Thread { [self] in run() }
    thread.name = "postgres pipeline"
    thread.start()
  }

  private func run() {
    var events = [epoll_event](repeating: epoll_event(), count: connections.count + 1)
    while !(isClosed && connections.allSatisfy { $0?.underWay.isEmpty ?? true }) {
      let count = epoll_wait(epoll, &events, Int32(events.count), -1)
      for event in events.prefix(Int(max(0, count))) {
        if event.data.u32 == Self.mailSlot {
          mailbox.wakeUp.clear()
        } else {
          receive(Int(event.data.u32), consuming: true)
        }
      }
      readMail()
      dispatch()
    }
    connections = []
    mailbox.end.answer(.success(()))
  }

  private func readMail() {
    let mail = mailbox.take()
    waiting += mail.requests.map { Item(request: $0) }
    for arrival in mail.arrivals { welcome(arrival) }
    if mail.isClosed {
      isClosed = true
      refuseWaiting(PostgresError(.closed))
    }
  }

  /// Hands waiting statements to the connection with the fewest, and writes.
  private func dispatch() {
    var taken = 0
    while taken < waiting.count {
      if waiting[taken].request.answer.isAnswered {
        taken += 1
        continue
      }
      let free = connections.compactMap(\.self)
        .filter { $0.underWay.count < depth && !$0.isLost }
        .min { $0.underWay.count < $1.underWay.count }
      guard let free else { break }
      free.send(waiting[taken])
      taken += 1
    }
    waiting.removeFirst(taken)
    mailbox.dispatched(taken)
    for slot in connections.indices { flush(slot) }
  }

  private func flush(_ slot: Int) {
    guard let connection = connections[slot] else { return }
    let wanted = connection.wantsToWrite
    connection.flush()
    // A write that had to wait may have read answers into libpq's buffer.
    receive(slot, consuming: false)
    guard connections[slot] != nil, connection.wantsToWrite != wanted else { return }
    watch(
      connection.socket, slot: UInt32(slot), EPOLL_CTL_MOD, write: connection.wantsToWrite)
  }

  private func receive(_ slot: Int, consuming: Bool) {
    guard let connection = connections[slot] else { return }
    for unit in connection.receive(consuming: consuming) { answer(unit) }
    if connection.isLost { lose(slot, connection) }
  }

  private func answer(_ unit: PipelinedConnection.Unit) {
    let answer = unit.item.request.answer
    if let error = unit.error {
      if error.isStalePlan, !unit.item.isRetry, !isClosed {
        waiting.insert(Item(request: unit.item.request, isRetry: true), at: 0)
        mailbox.dispatched(-1)
        return
      }
      answer.answer(.failure(error))
    } else if unit.rows.count == unit.item.request.statements.count {
      answer.answer(.success(unit.rows))
    } else {
      let name = unit.item.request.name
      answer.answer(.failure(PostgresError(.misuse, statement: name, message: "no result")))
    }
  }

  private func lose(_ slot: Int, _ connection: PipelinedConnection) {
    let error = PostgresError.lost(connection.connection.pointer)
    logger.warning("a pipelined connection is lost", metadata: ["error": "\(error)"])
    watch(connection.socket, slot: UInt32(slot), EPOLL_CTL_DEL, write: false)
    connections[slot] = nil
    for unit in connection.abandon() {
      var failure = unit.error ?? error.naming(unit.item.request.name)
      if !settings.readOnly && failure.kind == .connectionLost { failure.kind = .unknownOutcome }
      unit.item.request.answer.answer(.failure(failure))
    }
    if !isClosed { connect(slot) }
  }

  private func refuseWaiting(_ error: PostgresError) {
    for item in waiting {
      item.request.answer.answer(.failure(error.naming(item.request.name)))
    }
    mailbox.dispatched(waiting.count)
    waiting = []
  }

  private func welcome(_ arrival: Mailbox.Arrival) {
    do {
      let connection = try PipelinedConnection(arrival.result.get())
      connections[arrival.slot] = connection
      watch(connection.socket, slot: UInt32(arrival.slot), EPOLL_CTL_ADD, write: false)
    } catch {
      // Whoever waits must not wait for a server that isn't there.
      if connections.allSatisfy({ $0 == nil }) { refuseWaiting(error) }
      // After a failed try the connecting thread goes on by itself.
      if case .success = arrival.result { connect(arrival.slot) }
    }
  }

  /// Connects on a thread of its own, again and again until it works: connecting blocks.
  private func connect(_ slot: Int) {
    Thread.detachNewThread { [settings, mailbox, logger] in
      var backoff = Backoff()
      while true {
        let result = Result { () throws(PostgresError) in
          try Connection(settings, logger: logger)
        }
        guard mailbox.arrive(Mailbox.Arrival(slot: slot, result: result)) else { return }
        guard case .failure(let error) = result else { return }
        logger.warning("can't connect a pipeline", metadata: ["error": "\(error)"])
        Thread.sleep(forTimeInterval: Double(backoff.next()) / 1000)
      }
    }
  }

  private func watch(_ descriptor: Int32, slot: UInt32, _ operation: Int32, write: Bool) {
    var event = epoll_event()
    event.events = EPOLLIN.rawValue | (write ? EPOLLOUT.rawValue : 0)
    event.data.u32 = slot
    _ = epoll_ctl(epoll, operation, descriptor, &event)
  }
}
