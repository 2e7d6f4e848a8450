/// The PostgreSQL type a bound value travels as, by object id.
public struct SQLType: Sendable, Hashable {
  /// The type's object id, as in `pg_type.oid`.
  public let oid: UInt32
  /// The object id of the array of this type, or 0 when there is none (arrays of arrays).
  public let array: UInt32

  /// Names a type by the ids that `pg_type` gives it and its array.
  public init(oid: UInt32, array: UInt32) {
    self.oid = oid
    self.array = array
  }

  /// `boolean`
  public static let boolean = SQLType(oid: 16, array: 1000)
  /// `bytea`
  public static let bytea = SQLType(oid: 17, array: 1001)
  /// `bigint`
  public static let bigint = SQLType(oid: 20, array: 1016)
  /// `smallint`
  public static let smallint = SQLType(oid: 21, array: 1005)
  /// `integer`
  public static let integer = SQLType(oid: 23, array: 1007)
  /// `text`
  public static let text = SQLType(oid: 25, array: 1009)
  /// `double precision`
  public static let double = SQLType(oid: 701, array: 1022)
  /// `date`
  public static let date = SQLType(oid: 1082, array: 1182)
  /// `timestamptz`
  public static let timestamptz = SQLType(oid: 1184, array: 1185)
  /// `uuid`
  public static let uuid = SQLType(oid: 2950, array: 2951)
  /// `jsonb`
  public static let jsonb = SQLType(oid: 3802, array: 3807)
}
