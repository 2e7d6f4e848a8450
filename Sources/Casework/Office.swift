public import FoundationEssentials
public import Logging
public import Postgres
public import Rules
import Store
import Synchronization

/// The office: what can be done and asked. One verb is one function and one transaction; the only
/// place that knows what time it is.
public final class Office: Sendable {
  /// What an office needs to open.
  public struct Settings: Sendable {
    /// Server key of access codes; at least 32 bytes, kept outside the database.
    public var key: [UInt8]
    /// How long a person may be away from the keyboard; seconds.
    public var sessionIdle: TimeInterval = 8 * 3600
    /// How long a session lasts at most; seconds.
    public var sessionLife: TimeInterval = 16 * 3600
    /// Failed sign-ins in a row after which an account waits.
    public var lockoutAfter = 5
    /// How long it waits; seconds.
    public var lockoutFor: TimeInterval = 15 * 60
    /// For how long whoever gave an answer may take it back, while nobody outside reads it;
    /// seconds, 0 for not at all.
    public var takeBackTime: TimeInterval = 15
    /// Leased connections for transactions, at most.
    public var connections = 8
    /// Who gives the time; tests inject their own.
    public var clock: @Sendable () -> Date = { Date() }

    /// Settings with a key; the rest as documented.
    public init(key: [UInt8]) {
      self.key = key
    }
  }

  /// Transactions, exports and LISTEN, as `hoiam_app`.
  let database: Database
  /// Single-statement reads, as `hoiam_app`.
  let reads: Pipeline
  /// Single-statement reads of the public pages, as `hoiam_public`.
  let open: Pipeline
  /// Filing in batches.
  let filing: BatchWriter<FilingRecord, FilingOutcome>
  /// The rules in force.
  let rules: CatalogueCache
  /// Who wants to know what changes in public.
  let desk = OpenDesk()
  /// How the office behaves.
  public let settings: Settings
  let logger: Logger

  /// Opens an office on a database.
  ///
  /// - Parameters:
  ///   - app: address of the database for role `hoiam_app`.
  ///   - open: the same for role `hoiam_public`.
  /// - Throws: `PostgresError` when the rules can't be read.
  public init(
    app: ConnectionSettings, open public: ConnectionSettings, settings: Settings, logger: Logger
  ) async throws {
    let office = Office.searching("office, open, public", app)
    database = Database(office, connections: settings.connections, logger: logger)
    let reads = Pipeline(office, logger: logger)
    self.reads = reads
    open = Pipeline(Office.searching("open", `public`), logger: logger)
    filing = BatchWriter(Office.planningOnce(office), logger: logger) { Filing.file($0) }
    self.settings = settings
    self.logger = logger
    rules = try await CatalogueCache(reads: reads)
  }

  private static func searching(_ path: String, _ settings: ConnectionSettings)
    -> ConnectionSettings
  {
    var settings = settings
    settings.parameters["search_path"] = path
    return settings
  }

  /// Planning the statement that files takes longer than running it for a few tickets, and the
  /// plan is the same for any number of them.
  private static func planningOnce(_ settings: ConnectionSettings) -> ConnectionSettings {
    var settings = settings
    settings.parameters["plan_cache_mode"] = "force_generic_plan"
    return settings
  }

  /// Waits for what is under way and disconnects.
  public func close() async {
    await filing.close()
    await database.close()
    await reads.close()
    await open.close()
  }

  /// What time it is in the office.
  public var now: Date { settings.clock() }

  /// The rules in force, as this process knows them; at most a second old or refused by the
  /// database when it matters.
  public func catalogue() async throws -> Catalogue {
    try await rules.current()
  }

  /// Does one verb on one ticket: the ticket locked, the right checked, the revision compared,
  /// everything written as one event.
  func act<Value: Sendable>(
    _ verb: Verb, on number: TicketNumber, by actor: Actor, about act: Policy.Act = Policy.Act(),
    expecting revision: Int? = nil, _ body: @escaping @Sendable (CaseFile) throws -> Value
  ) async throws -> Value {
    let catalogue = try await rules.current()
    let now = now
    let digest = actor.digest(key: settings.key)
    let isPublic = Mutex(false)
    let takeBackTime = settings.takeBackTime
    let value = try await refusing {
      // Two who lock the same tickets in another order try again: nothing was done outside.
      try await self.database.write(retries: 2) { tx in
        try actor.once(on: number, in: tx, at: now) {
          let file = try CaseFile(
            verb, on: number, in: tx, by: actor.principal, act: act, expecting: revision,
            digest: digest, catalogue: catalogue, now: now)
          file.detail["together"] = actor.together.map { .code($0.uuidString) }
          file.takeBackTime = takeBackTime
          let value = try body(file)
          let isSeen = try file.finish()
          isPublic.withLock { $0 = isSeen }
          return value
        }
      }
    }
    if isPublic.withLock({ $0 }) { desk.tell(.changed(.ticket(number))) }
    return value
  }

  /// Turns what the database's constraints refuse into what people understand.
  func refusing<Value: Sendable>(_ body: () async throws -> Value) async throws -> Value {
    do {
      return try await body()
    } catch let error as PostgresError {
      guard let refusal = Refusal(error) else { throw error }
      throw refusal
    }
  }
}

/// Who acts: a signed-in person, the program, or a citizen with the access code of the ticket.
public struct Actor: Sendable, Hashable {
  /// Who it is.
  public let principal: Principal
  /// The access code a citizen typed.
  public let code: AccessCode?
  /// The key under which what is asked for is done once; nil to do it each time.
  public var onceKey: OnceKey?
  /// The mark of what is done on several tickets together, in the detail of every event; nil for
  /// one ticket alone.
  var together: UUID?

  /// A signed-in person, or the program.
  public init(_ principal: Principal) {
    self.principal = principal
    code = nil
  }

  /// A citizen who says to know the ticket's access code.
  public init(citizenWith code: AccessCode) {
    principal = .citizen
    self.code = code
  }

  func digest(key: [UInt8]) -> [UInt8]? {
    code.map { AccessCode.digest(key: key, code: $0) }
  }
}
