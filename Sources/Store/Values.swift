import FoundationEssentials
public import Postgres
public import Rules

// How the values of `Rules` travel to the database and back.

extension ID: SQLBindable, SQLDecodable {
  /// `bigint`.
  public static var sqlType: SQLType { Int64.sqlType }
  /// The number.
  public func appendSQL(to buffer: inout [UInt8]) throws(UnbindableValue) {
    try rawValue.appendSQL(to: &buffer)
  }
  /// The number.
  public static func decodeSQL(_ text: UnsafeRawBufferPointer) -> ID<Of>? {
    Int64.decodeSQL(text).map { ID($0) }
  }
}

extension State: SQLBindable, SQLDecodable {}
extension Kind: SQLBindable, SQLDecodable {}
extension Role: SQLBindable, SQLDecodable {}
extension Verb: SQLBindable, SQLDecodable {}
extension ObligationKind: SQLBindable, SQLDecodable {}
extension ClockStep: SQLBindable, SQLDecodable {}
extension PublicationWish: SQLBindable, SQLDecodable {}
extension PauseReason: SQLBindable, SQLDecodable {}
extension Unit.Sort: SQLBindable, SQLDecodable {}

extension LocalDay: SQLBindable, SQLDecodable {
  /// `date`.
  public static var sqlType: SQLType { PostgresDate.sqlType }
  /// The day.
  public func appendSQL(to buffer: inout [UInt8]) throws(UnbindableValue) {
    try PostgresDate(year: year, month: month, day: day).appendSQL(to: &buffer)
  }
  /// The day; nil for infinity.
  public static func decodeSQL(_ text: UnsafeRawBufferPointer) -> LocalDay? {
    PostgresDate.decodeSQL(text).flatMap {
      LocalDay(year: $0.year, month: $0.month, day: $0.day)
    }
  }
}

extension TicketNumber {
  /// Reads the next two columns, year and serial.
  ///
  /// - Throws: `PostgresError` of kind decoding.
  public init(_ row: inout RowReader) throws(PostgresError) {
    let (year, serial) = try (Int(row.next(Int16.self)), Int(row.next(Int32.self)))
    guard let number = TicketNumber(year: year, serial: serial) else {
      throw PostgresError(.decoding, message: "no ticket number")
    }
    self = number
  }
}

extension Target {
  /// Reads the four columns target_kind, target_amount, receipt_day, end_of_day.
  ///
  /// - Throws: `PostgresError` of kind decoding.
  public init(_ row: inout RowReader) throws(PostgresError) {
    let measure = Measure(rawValue: try row.next())
    let amount = Int(try row.next(Int32.self))
    let receiptDay = ReceiptDay(rawValue: try row.next())
    let endOfDay = EndOfDay(rawValue: try row.next())
    guard let measure, let receiptDay, let endOfDay else {
      throw PostgresError(.decoding, message: "no target")
    }
    switch measure {
    case .workingSeconds: self = .workingSeconds(amount)
    case .workingDays: self = .workingDays(amount, receiptDay: receiptDay, endOfDay: endOfDay)
    case .calendarDays: self = .calendarDays(amount, endOfDay: endOfDay)
    case .months: self = .months(amount, endOfDay: endOfDay)
    }
  }

  /// What the column receipt_day holds; `excluded` where the target has no such setting.
  public var receiptDayCode: String {
    switch self {
    case .workingDays(_, let receiptDay, _): receiptDay.rawValue
    case .workingSeconds, .calendarDays, .months: ReceiptDay.excluded.rawValue
    }
  }

  /// What the column end_of_day holds.
  public var endOfDayCode: String {
    switch self {
    case .workingDays(_, _, let end), .calendarDays(_, let end), .months(_, let end): end.rawValue
    case .workingSeconds: EndOfDay.closeOfBusiness.rawValue
    }
  }
}

extension Alarms {
  /// Reads the three columns warn_left, escalate_after, escalate_again_after.
  ///
  /// - Throws: `PostgresError` of kind decoding.
  init(_ row: inout RowReader) throws(PostgresError) {
    let left: Int32? = try row.next()
    let (first, second): (Int32, Int32) = (try row.next(), try row.next())
    self.init(
      warnLeft: left.map { Int($0) }, firstEscalation: Int(first), secondEscalation: Int(second))
  }
}
