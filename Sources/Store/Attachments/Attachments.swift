public import FoundationEssentials
public import Postgres
public import Rules

/// A row of `attachment`.
public struct AttachmentRow: Sendable, Hashable {
  /// Its id.
  public let id: Int64
  /// The ticket.
  public let ticket: ID<TicketRow>
  /// `photo_before`, `photo_after` or `document`.
  public let sort: String
  /// SHA-256 of the file as it came.
  public let digest: [UInt8]
  /// As sniffed from its content.
  public let mediaType: String
  /// Its size.
  public let byteCount: Int64
  /// `pending`, `clean` or `refused`.
  public let state: String
  /// SHA-256 of the re-encoded image without EXIF.
  public let cleanDigest: [UInt8]?
  /// SHA-256 of its thumbnail.
  public let thumbnailDigest: [UInt8]?
  /// Pixels.
  public let width: Int32?
  /// Pixels.
  public let height: Int32?

  static let columns: SQL = """
    a.id, a.ticket_id, a.sort, a.digest, a.media_type, a.byte_count, a.state, a.clean_digest,
    a.thumbnail_digest, a.width, a.height
    """

  init(_ row: inout RowReader) throws(PostgresError) {
    id = try row.next()
    ticket = try row.next()
    sort = try row.next()
    digest = try row.next()
    mediaType = try row.next()
    byteCount = try row.next()
    state = try row.next()
    cleanDigest = try row.next()
    thumbnailDigest = try row.next()
    width = try row.next()
    height = try row.next()
  }
}

/// Statements over `attachment`.
public enum Attachments {
  /// A ticket's files.
  public static func of(_ ticket: ID<TicketRow>) -> Statement<AttachmentRow> {
    Statement(
      "Attachments.of",
      """
      SELECT \(sql: AttachmentRow.columns)
      FROM attachment a
      WHERE a.ticket_id = \(ticket) AND a.erased_at IS NULL
      ORDER BY a.id
      """
    ) { row in
      var row = row.reader
      return try AttachmentRow(&row)
    }
  }

  /// One file.
  public static func byID(_ id: Int64) -> Statement<AttachmentRow> {
    Statement(
      "Attachments.byID",
      """
      SELECT \(sql: AttachmentRow.columns)
      FROM attachment a
      WHERE a.id = \(id) AND a.erased_at IS NULL
      """
    ) { row in
      var row = row.reader
      return try AttachmentRow(&row)
    }
  }

  /// Whether a photo taken after the work is there.
  public static func hasPhotoAfter(_ ticket: ID<TicketRow>) -> Statement<Bool> {
    Statement(
      "Attachments.hasPhotoAfter",
      """
      SELECT EXISTS (
        SELECT 1
        FROM attachment
        WHERE ticket_id = \(ticket) AND sort = 'photo_after' AND state <> 'refused'
          AND erased_at IS NULL)
      """, column: Bool.self)
  }

  /// Adds a file that is on disk and fsynced already.
  public static func add(_ new: NewAttachment, to ticket: ID<TicketRow>, at now: Date)
    -> Statement<Int64>
  {
    Statement(
      "Attachments.add",
      """
      INSERT INTO attachment (ticket_id, sort, digest, media_type, byte_count, original_name,
        added_by, added_at)
      VALUES (\(ticket), \(new.sort), \(new.digest), \(new.mediaType), \(new.byteCount),
        \(new.originalName), \(new.addedBy), \(now))
      RETURNING id
      """, column: Int64.self)
  }

  /// It was re-encoded.
  public static func cleaned(
    _ id: Int64, clean: [UInt8], thumbnail: [UInt8], width: Int32, height: Int32
  ) -> Statement<Void> {
    Statement(
      "Attachments.cleaned",
      """
      UPDATE attachment
      SET state = 'clean', clean_digest = \(clean), thumbnail_digest = \(thumbnail),
        width = \(width), height = \(height)
      WHERE id = \(id) AND state = 'pending'
      """)
  }

  /// It could not be understood: shown to nobody.
  public static func refused(_ id: Int64) -> Statement<Void> {
    Statement(
      "Attachments.refused",
      "UPDATE attachment SET state = 'refused' WHERE id = \(id) AND state = 'pending'")
  }
}

/// A file to be added.
public struct NewAttachment: Sendable, Hashable {
  /// `photo_before`, `photo_after` or `document`.
  public let sort: String
  /// SHA-256 of its bytes.
  public let digest: [UInt8]
  /// As sniffed from its content.
  public let mediaType: String
  /// Its size.
  public let byteCount: Int64
  /// The name it was sent with.
  public let originalName: String?
  /// Who added it; nil for citizens.
  public let addedBy: ID<Person>?

  /// A file.
  public init(
    sort: String, digest: [UInt8], mediaType: String, byteCount: Int64, originalName: String?,
    addedBy: ID<Person>?
  ) {
    self.sort = sort
    self.digest = digest
    self.mediaType = mediaType
    self.byteCount = byteCount
    self.originalName = originalName
    self.addedBy = addedBy
  }
}
