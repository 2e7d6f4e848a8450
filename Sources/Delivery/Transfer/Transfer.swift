internal import CCurl
internal import Dispatch

/// One transfer of libcurl, on the thread that runs it. What can't be set makes it fail.
final class Transfer {
  /// What came of it.
  struct Result: Sendable, Hashable {
    /// libcurl's code; 0 for none.
    let code: Int
    /// The last reply of the server; 0 if it said nothing.
    let status: Int

    /// Whether the server took everything.
    var isComplete: Bool { code == 0 }
  }

  private let curl: UnsafeMutableRawPointer
  private var lists: [UnsafeMutablePointer<curl_slist>] = []
  private var isBroken = false

  fileprivate init?() {
    guard Transfer.isReady, let curl = curl_easy_init() else { return nil }
    self.curl = curl
    // Signals and name look-ups by alarm don't go together with threads.
    set(CURLOPT_NOSIGNAL, 1)
    set(CURLOPT_CONNECTTIMEOUT, 10)
    set(CURLOPT_FOLLOWLOCATION, 0)
  }

  deinit {
    curl_easy_cleanup(curl)
    for list in lists { curl_slist_free_all(list) }
  }

  /// libcurl starts once, before any thread uses it.
  private static let isReady = delivery_global() == 0

  /// Sets an option that is a text.
  func set(_ option: CURLoption, _ text: String) {
    if text.utf8.contains(0) || delivery_set_text(curl, option, text) != 0 { isBroken = true }
  }

  /// Sets an option that is a number.
  func set(_ option: CURLoption, _ number: Int) {
    if delivery_set_number(curl, option, number) != 0 { isBroken = true }
  }

  /// Sets an option that is a list of texts.
  func set(_ option: CURLoption, list texts: [String]) {
    var list: UnsafeMutablePointer<curl_slist>?
    for text in texts {
      guard let longer = curl_slist_append(list, text) else {
        isBroken = true
        break
      }
      list = longer
    }
    if let list { lists.append(list) }
    if delivery_set_list(curl, option, list) != 0 { isBroken = true }
  }

  /// Does it, and waits.
  func perform(uploading bytes: [UInt8]? = nil) -> Result {
    guard let bytes else { return perform(from: nil) }
    return bytes.withUnsafeBytes { buffer in
      var source = delivery_source(
        bytes: buffer.baseAddress?.assumingMemoryBound(to: CChar.self), left: buffer.count)
      return withUnsafeMutablePointer(to: &source) { perform(from: $0) }
    }
  }

  private func perform(from source: UnsafeMutablePointer<delivery_source>?) -> Result {
    if delivery_set_source(curl, source) != 0 || isBroken {
      return Result(code: Int(CURLE_FAILED_INIT.rawValue), status: 0)
    }
    let code = curl_easy_perform(curl)
    return Result(code: Int(code.rawValue), status: delivery_response_code(curl))
  }
}

/// Runs transfers off Swift's cooperative threads, since each of them blocks.
struct Transfers: Sendable {
  private let queue: DispatchQueue

  init(label: String) {
    queue = DispatchQueue(label: label, attributes: .concurrent)
  }

  func run(_ body: @escaping @Sendable (Transfer) -> Outcome) async -> Outcome {
    await withCheckedContinuation { continuation in
      queue.async {
        let outcome = Transfer().map(body) ?? .temporary("curl_missing")
        continuation.resume(returning: outcome)
      }
    }
  }
}
