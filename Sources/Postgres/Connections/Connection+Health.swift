internal import CPostgres

extension Connection {
  /// Whether the session looks alive, without a round trip: an idle session whose socket is
  /// readable has been ended, or has news that libpq reads here.
  func looksAlive() -> Bool {
    if isBroken || PQstatus(pointer) != CONNECTION_OK { return false }
    if PQtransactionStatus(pointer) != PQTRANS_IDLE { return false }
    for _ in 0..<4 {
      var descriptor = pollfd(fd: PQsocket(pointer), events: Int16(POLLIN), revents: 0)
      if poll(&descriptor, 1, 0) <= 0 { return true }
      if PQconsumeInput(pointer) == 0 || PQstatus(pointer) != CONNECTION_OK { return false }
    }
    return false
  }

  /// Asks the server for a sign of life.
  func answers() -> Bool {
    do {
      try command("", name: "health check")
      return true
    } catch {
      return false
    }
  }

  /// Brings the session back to idle after a transaction or a cancel request; breaks it otherwise.
  func settle(afterCancel: Bool) {
    if isBroken { return }
    // A late cancel request can hit the first of these; it doesn't outlive a round trip.
    let attempts = afterCancel ? 3 : 1
    for attempt in 1...attempts {
      if PQtransactionStatus(pointer) != PQTRANS_IDLE {
        _ = try? command("ROLLBACK", name: "rollback")
      } else if afterCancel && attempt < attempts {
        _ = answers()
      }
    }
    if PQtransactionStatus(pointer) != PQTRANS_IDLE { isBroken = true }
  }
}
