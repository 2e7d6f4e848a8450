internal import CCurl

/// Sends JSON over HTTP and tells what the server answered: for trials of our own service.
public struct Post: Sendable {
  private let transfers = Transfers(label: "post")
  private let url: String

  /// A server's address.
  public init(to url: String) {
    self.url = url
  }

  /// Sends one body.
  ///
  /// - Parameter headers: beside the content type, each as `Name: value`.
  /// - Returns: `sent` for what the server took, else why not.
  public func send(_ json: String, headers: [String]) async -> Outcome {
    let url = url
    return await transfers.run { transfer in
      transfer.set(CURLOPT_PROTOCOLS_STR, "https,http")
      transfer.set(CURLOPT_URL, url)
      transfer.set(CURLOPT_TIMEOUT, 30)
      transfer.set(
        CURLOPT_HTTPHEADER, list: ["Content-Type: application/json", "Expect:"] + headers)
      transfer.set(CURLOPT_COPYPOSTFIELDS, json)
      return GatewayCarrier.outcome(transfer.perform())
    }
  }
}
