/// A setting of the program: an option of its command line, an environment variable, or its
/// default, the first that is given.
enum Setting: String, CaseIterable {
  case embedded = "HOIAM_EMBEDDED"
  case database = "HOIAM_DATABASE"
  case data = "HOIAM_DATA"
  case share = "HOIAM_SHARE"
  case knowledge = "HOIAM_KNOWLEDGE"
  case key = "HOIAM_KEY"
  case host = "HOIAM_HOST"
  case port = "HOIAM_PORT"
  case https = "HOIAM_HTTPS"
  case baseURL = "HOIAM_BASE_URL"
  case authority = "HOIAM_AUTHORITY"
  case authorityEnglish = "HOIAM_AUTHORITY_ENGLISH"
  case timeZone = "HOIAM_TIME_ZONE"
  case connections = "HOIAM_CONNECTIONS"
  case workers = "HOIAM_WORKERS"
  case undoSeconds = "HOIAM_UNDO_SECONDS"
  case mailHost = "HOIAM_MAIL_HOST"
  case mailPort = "HOIAM_MAIL_PORT"
  case mailSecurity = "HOIAM_MAIL_SECURITY"
  case mailUser = "HOIAM_MAIL_USER"
  case mailPassword = "HOIAM_MAIL_PASSWORD"
  case mailFrom = "HOIAM_MAIL_FROM"
  case smsURL = "HOIAM_SMS_URL"
  case smsToken = "HOIAM_SMS_TOKEN"
  case telephonySecrets = "HOIAM_TELEPHONY_SECRETS"
  case pageCache = "HOIAM_PAGE_CACHE_MB"
  case rateLimits = "HOIAM_RATE_LIMITS"
  case logLevel = "HOIAM_LOG_LEVEL"

  /// What is written after the name in a listing.
  var type: String {
    switch self {
    case .embedded, .data, .share: "directory"
    case .knowledge: "file"
    case .database: "libpq address"
    case .key: "64 hexadecimal digits or more"
    case .host: "address"
    case .port: "1 to 65535, or 0 for any"
    case .https, .rateLimits: "true or false"
    case .baseURL: "URL without a slash at its end"
    case .authority, .authorityEnglish: "text"
    case .timeZone: "IANA name"
    case .connections: "1 to 200"
    case .workers: "1 to 32"
    case .undoSeconds: "0 to 120 seconds"
    case .mailHost: "host name"
    case .mailPort: "1 to 65535"
    case .mailSecurity: "tls, starttls or none"
    case .mailUser, .mailPassword, .smsToken: "text"
    case .telephonySecrets: "texts of 32 characters or more, separated by blanks"
    case .mailFrom: "e-mail address"
    case .smsURL: "https URL"
    case .pageCache: "0 to 4096 MiB"
    case .logLevel: "trace, debug, info, notice, warning, error or critical"
    }
  }

  /// The numbers it may be; nil for what is no number.
  var range: ClosedRange<Int>? {
    switch self {
    case .port: 0...65_535
    case .mailPort: 1...65_535
    case .connections: 1...200
    case .workers: 1...32
    case .undoSeconds: 0...120
    case .pageCache: 0...4_096
    case .embedded, .database, .data, .share, .knowledge, .key, .host, .https, .baseURL,
      .authority, .authorityEnglish, .timeZone, .mailHost, .mailSecurity, .mailUser,
      .mailPassword, .mailFrom, .smsURL, .smsToken, .telephonySecrets, .rateLimits, .logLevel:
      nil
    }
  }

  /// What holds when nobody says anything; nil means nothing.
  var fallback: String? {
    switch self {
    case .embedded, .database, .data, .knowledge, .key, .baseURL, .mailHost, .mailUser,
      .mailPassword, .mailFrom, .smsURL, .smsToken, .telephonySecrets:
      nil
    case .share: "."
    case .host: "127.0.0.1"
    case .port: "8080"
    case .https: "false"
    case .authority: "UBND phường Xuân Lộc"
    case .authorityEnglish: "People's Committee of Xuân Lộc Ward"
    case .timeZone: "Asia/Ho_Chi_Minh"
    case .connections: "8"
    case .workers: "2"
    case .undoSeconds: "15"
    case .mailPort: "587"
    case .mailSecurity: "starttls"
    case .pageCache: "64"
    case .rateLimits: "true"
    case .logLevel: "notice"
    }
  }

  /// What it is for, in one line.
  var meaning: String {
    switch self {
    case .embedded: "run a private PostgreSQL with its data there"
    case .database: "use this database instead of a private one"
    case .data: "photos and documents; by default beside the private PostgreSQL's data"
    case .share: "the folder that holds sql/"
    case .knowledge: "what `hoiam suggest train` wrote; by default what is shipped"
    case .key: "secret of access codes and form tokens; by default in the file key in the data"
    case .host: "where to listen"
    case .port: "where to listen"
    case .https: "people come by HTTPS, through a proxy"
    case .baseURL: "the address people know, for links in messages and on receipts"
    case .authority: "whose service it is, as every page says"
    case .authorityEnglish: "the same in English"
    case .timeZone: "the clock on the office's wall"
    case .connections: "connections to the database for transactions, at most"
    case .workers: "errands done at a time: messages, photos, reports"
    case .undoSeconds: "how long an answer waits before it leaves, to be taken back; 0 not at all"
    case .mailHost: "the mail server; without one, mails are files in the data's outbox/mail"
    case .mailPort: "its port"
    case .mailSecurity: "how the connection to it is protected; none only on this machine"
    case .mailUser: "who signs in at it; nobody if not set"
    case .mailPassword: "their password"
    case .mailFrom: "the office's address; needed with a mail server"
    case .smsURL: "gateway for text messages; without one, they are files in outbox/sms"
    case .smsToken: "bearer token for it"
    case .telephonySecrets:
      "by which the telephone exchange signs what it tells of calls; none if not set"
    case .pageCache: "memory for pages that are the same for everyone; 0 keeps none"
    case .rateLimits: "count requests by address"
    case .logLevel: "the least that is logged"
    }
  }

  /// Names of an environment that look like ours and are no setting: slips of the pen.
  static func unknown(in names: some Sequence<String>) -> [String] {
    // What deploy/ and Tests/ read.
    let others = [
      "SETTINGS", "BUILD", "BUILD_FOLDER", "TEST_FILTER", "ROOT", "BINARY", "CHAOS_KILLS",
    ]
    return names.filter { name in
      name.hasPrefix("HOIAM_") && Setting(rawValue: name) == nil
        && !others.contains(String(name.dropFirst("HOIAM_".count)))
    }.sorted()
  }

  /// Whether its value may not be shown.
  var isSecret: Bool {
    [.key, .database, .mailPassword, .smsToken, .telephonySecrets].contains(self)
  }
}
