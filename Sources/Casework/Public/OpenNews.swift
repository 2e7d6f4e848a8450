import FoundationEssentials
import Postgres
public import Rules
import Store
import Synchronization

/// Something that everyone may read has changed.
public enum OpenChange: Sendable, Hashable {
  /// What is public of a ticket: a new text, a correction, a withdrawal, a rating, a mark.
  case ticket(TicketNumber)
  /// It may be anything: names, hotlines, units.
  case everything
}

/// What is heard about what everyone may read.
public enum OpenNews: Sendable, Hashable {
  /// A change: of this process, told before its verb returns, or of another, told by the database.
  case changed(OpenChange)
  /// Every change that was committed before this instant, by whomever, has been told.
  case complete(until: ContinuousClock.Instant)
}

/// Passes news on to whoever wants them.
final class OpenDesk: Sendable {
  private let readers = Mutex<[@Sendable (OpenNews) -> Void]>([])

  func add(_ reader: @escaping @Sendable (OpenNews) -> Void) {
    readers.withLock { $0.append(reader) }
  }

  func tell(_ news: OpenNews) {
    for reader in readers.withLock({ $0 }) { reader(news) }
  }
}

extension Office {
  /// For how long nothing may have been heard before an echo is asked for again.
  static let echoPause = Duration.seconds(15)

  /// Tells what changes in public from now on, for as long as the office is there. What other
  /// processes do is told only while `hearOpenNews` runs.
  ///
  /// - Parameter reader: called from any thread; it must not block.
  public func onOpenNews(_ reader: @escaping @Sendable (OpenNews) -> Void) { desk.add(reader) }

  /// Listens to what other processes change in public, until the task is cancelled.
  ///
  /// A listener can't tell silence from a dead line. So this one sends itself an echo through the
  /// database every fifteen seconds: notifications come in the order of their commits, hence who
  /// hears the echo has heard everything that was committed before it was sent.
  public func hearOpenNews() async {
    let echoes = Echoes()
    await withTaskGroup(of: Void.self) { group in
      group.addTask {
        while !Task.isCancelled {
          try? await Task.sleep(for: Office.echoPause)
          await self.send(echoes)
        }
      }
      for await event in database.listen(OpenChanges.channel, OpenChanges.registers) {
        switch event {
        case .connected, .reconnected:
          // Nobody knows what happened before.
          desk.tell(.changed(.everything))
          await send(echoes)
        case .notification(OpenChanges.registers, _):
          await rules.doubt()
          desk.tell(.changed(.everything))
        case .notification(_, let text): hear(text, echoes)
        }
      }
      group.cancelAll()
    }
  }

  private func send(_ echoes: Echoes) async {
    _ = try? await database.run(OpenChanges.tell(echoes.next()))
  }

  private func hear(_ text: String, _ echoes: Echoes) {
    if let sent = echoes.sent(text) {
      desk.tell(.complete(until: sent))
    } else if let number = TicketNumber(checked: text) {
      desk.tell(.changed(.ticket(number)))
    }
  }
}

/// The echoes of one listener, told from those of others by a name.
private final class Echoes: Sendable {
  private let name = UUID().uuidString
  private let last = Mutex((count: 0, sent: ContinuousClock.now))

  /// The text of the next echo, which is sent now.
  func next() -> String {
    last.withLock { last in
      last = (last.count + 1, ContinuousClock.now)
      return "echo \(name) \(last.count)"
    }
  }

  /// When an echo was sent; nil for anything but the last one of one's own.
  func sent(_ text: String) -> ContinuousClock.Instant? {
    last.withLock { text == "echo \(name) \($0.count)" ? $0.sent : nil }
  }
}
