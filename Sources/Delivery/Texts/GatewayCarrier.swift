internal import CCurl
public import FoundationEssentials

/// Text messages through a gateway that takes JSON over HTTP: `{"id", "to", "text"}`. The id is
/// also the `Idempotency-Key`, so that a gateway can tell a repetition.
public struct GatewayCarrier: Carrier {
  /// Where it is.
  public struct Settings: Sendable {
    /// Its address, `https://…`; plain `http` only for a gateway on this machine.
    public var url: String
    /// Sent as a bearer token; never logged.
    public var token: String?
    /// The whole request must end within this; seconds.
    public var timeout = 20

    /// A gateway without a token.
    public init(url: String) {
      self.url = url
    }
  }

  private struct Body: Encodable {
    let id: String
    let to: String
    let text: String
  }

  private let settings: Settings
  private let transfers = Transfers(label: "sms")

  /// A way through a gateway.
  public init(_ settings: Settings) {
    self.settings = settings
  }

  /// Posts one message.
  public func send(_ message: Message, at now: Date) async -> Outcome {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let body = Body(id: message.id, to: message.recipient, text: message.body)
    guard let json = try? encoder.encode(body) else { return .permanent("message_invalid") }
    var headers = ["Content-Type: application/json", "Idempotency-Key: \(message.id)", "Expect:"]
    if let token = settings.token { headers.append("Authorization: Bearer \(token)") }
    let (settings, text) = (settings, String(decoding: json, as: UTF8.self))
    return await transfers.run { [headers] transfer in
      transfer.set(CURLOPT_PROTOCOLS_STR, "https,http")
      transfer.set(CURLOPT_URL, settings.url)
      transfer.set(CURLOPT_TIMEOUT, settings.timeout)
      transfer.set(CURLOPT_HTTPHEADER, list: headers)
      transfer.set(CURLOPT_COPYPOSTFIELDS, text)
      return GatewayCarrier.outcome(transfer.perform())
    }
  }

  /// A gateway that refuses a message as such says so with 400, 404, 410 or 422; everything else
  /// (no answer, sign-in, too many, its own trouble) may be mended.
  static func outcome(_ result: Transfer.Result) -> Outcome {
    switch result.status {
    case 200..<300 where result.isComplete: .sent
    case 400, 404, 410, 422: .permanent("http_\(result.status)")
    case 1...: .temporary("http_\(result.status)")
    default: .temporary("http_curl_\(result.code)")
    }
  }
}
