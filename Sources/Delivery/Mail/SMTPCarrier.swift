internal import CCurl
public import FoundationEssentials

/// E-mail handed to a mail server over libcurl.
public struct SMTPCarrier: Carrier {
  /// How the connection is protected.
  public enum Security: String, Sendable, CaseIterable {
    /// TLS from the first byte (`smtps`, port 465).
    case tls
    /// STARTTLS, required (port 587).
    case startTLS = "starttls"
    /// None: only for a server on this machine.
    case none
  }

  /// Which server, as whom.
  public struct Settings: Sendable {
    /// The server's name.
    public var host: String
    /// Its port.
    public var port: Int
    /// How the connection is protected.
    public var security: Security
    /// Signs in with it; nil for none.
    public var username: String?
    /// Its password; never logged.
    public var password: String?
    /// The office's address.
    public var sender: String
    /// The office's name, shown beside it.
    public var senderName: String
    /// Right side of every Message-ID.
    public var messageHost: String
    /// The whole conversation must end within this; seconds.
    public var timeout = 30

    /// A server without sign-in.
    public init(
      host: String, port: Int, security: Security, sender: String, senderName: String,
      messageHost: String
    ) {
      self.host = host
      self.port = port
      self.security = security
      self.sender = sender
      self.senderName = senderName
      self.messageHost = messageHost
    }
  }

  private let settings: Settings
  private let transfers = Transfers(label: "smtp")

  /// A way through a mail server.
  public init(_ settings: Settings) {
    self.settings = settings
  }

  /// Sends one mail in a conversation of its own.
  public func send(_ message: Message, at now: Date) async -> Outcome {
    let mail = MailText(
      message, from: settings.sender, name: settings.senderName, host: settings.messageHost,
      at: now)
    guard let mail else { return .permanent("address_invalid") }
    let settings = settings
    return await transfers.run { transfer in
      transfer.set(CURLOPT_PROTOCOLS_STR, "smtps,smtp")
      transfer.set(CURLOPT_URL, settings.url)
      transfer.set(CURLOPT_USE_SSL, settings.tls)
      transfer.set(CURLOPT_MAIL_FROM, "<\(settings.sender)>")
      transfer.set(CURLOPT_MAIL_RCPT, list: ["<\(message.recipient)>"])
      if let username = settings.username {
        transfer.set(CURLOPT_USERNAME, username)
        transfer.set(CURLOPT_PASSWORD, settings.password ?? "")
        transfer.set(CURLOPT_SASL_IR, 1)
      }
      transfer.set(CURLOPT_TIMEOUT, settings.timeout)
      transfer.set(CURLOPT_UPLOAD, 1)
      return SMTPCarrier.outcome(transfer.perform(uploading: mail.bytes))
    }
  }

  /// Codes of 500 and more are for good (RFC 5321, 4.2.1), except those about signing in and about
  /// the server's own trouble: these the office mends, and the mail goes out then.
  static func outcome(_ result: Transfer.Result) -> Outcome {
    switch result.status {
    case _ where result.isComplete: .sent
    case 530, 534, 535, 538, 421: .temporary("smtp_\(result.status)")
    case 500...: .permanent("smtp_\(result.status)")
    case 400...: .temporary("smtp_\(result.status)")
    default: .temporary("smtp_curl_\(result.code)")
    }
  }
}

extension SMTPCarrier.Settings {
  fileprivate var url: String {
    let scheme =
      switch security {
      case .tls: "smtps"
      case .startTLS, .none: "smtp"
      }
    return "\(scheme)://\(host):\(port)/\(messageHost)"
  }

  fileprivate var tls: Int {
    switch security {
    case .tls, .startTLS: Int(delivery_use_tls_required)
    case .none: Int(delivery_use_tls_never)
    }
  }
}
