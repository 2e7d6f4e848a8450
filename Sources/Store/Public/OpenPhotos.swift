public import Postgres
public import Rules

/// A photo that a publisher chose to show: written anew, without EXIF.
public struct OpenPhoto: Sendable, Hashable {
  /// Its id.
  public let id: Int64
  /// Whether it was taken after the work.
  public let isAfter: Bool
  /// SHA-256 of the photo.
  public let digest: [UInt8]
  /// SHA-256 of the small one; nil if there is none.
  public let thumbnail: [UInt8]?
  /// Pixels; nil if unknown.
  public let width: Int?
  /// Pixels; nil if unknown.
  public let height: Int?
}

/// Statements over `open.result_photo`. Run as `hoiam_public`.
public enum OpenPhotos {
  /// The photos of a result, those from before the work first.
  public static func of(_ number: TicketNumber) -> Statement<OpenPhoto> {
    statement("OpenPhotos.of", where: of(number))
  }

  /// One photo of a result.
  public static func one(_ id: Int64, of number: TicketNumber) -> Statement<OpenPhoto> {
    statement("OpenPhotos.one", where: "\(sql: of(number)) AND attachment_id = \(id)")
  }

  private static func of(_ number: TicketNumber) -> SQL {
    "year = \(Int16(number.year)) AND serial = \(Int32(number.serial))"
  }

  private static func statement(_ name: String, where condition: SQL) -> Statement<OpenPhoto> {
    Statement(
      name,
      """
      SELECT attachment_id, sort = 'photo_after', clean_digest, thumbnail_digest, width, height
      FROM open.result_photo
      WHERE \(sql: condition)
      ORDER BY sort = 'photo_after', attachment_id
      """
    ) { row in
      var row = row.reader
      return try OpenPhoto(
        id: row.next(), isAfter: row.next(), digest: row.next(), thumbnail: row.next(),
        width: row.next(Int32?.self).map(Int.init), height: row.next(Int32?.self).map(Int.init))
    }
  }
}
