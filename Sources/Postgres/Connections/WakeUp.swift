internal import CPostgres

/// A descriptor that becomes readable when another thread has something to say.
final class WakeUp: Sendable {
  let descriptor: Int32

  init() { descriptor = eventfd(0, Int32(EFD_NONBLOCK) | Int32(EFD_CLOEXEC)) }

  deinit { close(descriptor) }

  /// Makes it readable.
  func signal() {
    var one: UInt64 = 1
    _ = write(descriptor, &one, 8)
  }

  /// Makes it unreadable.
  func clear() {
    var count: UInt64 = 0
    _ = read(descriptor, &count, 8)
  }

  /// Waits until it or the other descriptor is readable, or for so many milliseconds; -1 is for
  /// ever.
  ///
  /// - Returns: whether this one is.
  func wait(orReadable other: Int32?, milliseconds: Int32) -> Bool {
    var descriptors = [pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)]
    if let other { descriptors.append(pollfd(fd: other, events: Int16(POLLIN), revents: 0)) }
    _ = poll(&descriptors, nfds_t(descriptors.count), milliseconds)
    return descriptors[0].revents != 0
  }
}
