import Casework
import FoundationEssentials
import HTTPTypes
import Hummingbird
import Pages
import Reports
import Rules

/// Lists that leave the house.
enum ExportRoutes {
  static let routes: [Route] = [
    .get(
      "/api/v1/exports/tickets", for: .bearer, does: .export, rate: .upload, handler: tickets)
  ]

  private static func tickets(_ call: Call) async throws -> Response {
    let actor = try call.actor()
    guard Policy.right(of: actor.principal, to: .export) != nil else { throw Refusal.notFound }
    let catalogue = try await call.office.catalogue()
    let filter = try TicketFilter(call, in: catalogue, besides: ["format"])
    guard let format = ExportFormat(rawValue: call.query.value("format") ?? "csv") else {
      throw WebError.unreadable(.query)
    }
    return try await .export(call.office.export(filter, as: format, by: actor), as: format, call)
  }
}

extension Response {
  /// A list of tickets as a file, written while it is read: memory stays flat however long it is.
  static func export(
    _ export: TicketExport, as format: ExportFormat, _ call: Call
  ) -> Response {
    let type =
      switch format {
      case .csv: "text/csv; charset=utf-8"
      case .ndjson: "application/x-ndjson"
      }
    let day = export.catalogue.officeCalendar?.day(at: call.house.now).description ?? ""
    return Response(
      status: .ok,
      headers: [
        .contentType: type, .cacheControl: "no-store",
        .contentDisposition: "attachment; filename=\"phieu-\(day).\(format.rawValue)\"",
      ],
      body: ResponseBody { writer in
        var piece = ByteBuffer()
        let lines = ExportLines(
          catalogue: export.catalogue, format: format,
          words: Language.vietnamese.wording(call.words.clock))
        piece.writeBytes(lines.head)
        for try await card in export {
          piece.writeBytes(lines.line(card))
          if piece.readableBytes >= 1 << 16 {
            try await writer.write(piece)
            piece = ByteBuffer()
          }
        }
        try await writer.write(piece)
        try await writer.finish(nil)
      })
  }
}

/// Writes rows of an exported list.
struct ExportLines: Sendable {
  let catalogue: Catalogue
  let format: ExportFormat
  /// What CSV, which people read, is worded in: Vietnamese, as its heads are.
  let words: any Wording

  private static let titles: [CSV.Cell] = [
    "Mã phiếu", "Trạng thái", "Loại", "Lĩnh vực", "Kênh", "Đơn vị", "Người xử lý", "Xã, phường",
    "Tiêu đề", "Địa điểm", "Khẩn", "Mở lại", "Số lần trả lại", "Tiếp nhận", "Hạn trả lời",
    "Trạng thái từ",
  ]

  /// What the file begins with.
  var head: [UInt8] {
    switch format {
    case .csv: CSV.byteOrderMark + CSV.line(ExportLines.titles)
    case .ndjson: []
    }
  }

  /// A row.
  func line(_ card: TicketCard) -> [UInt8] {
    switch format {
    case .csv: return CSV.line(cells(card))
    case .ndjson:
      var json = JSONWriter()
      json.object { json in
        HeaderJSON(card.header, in: catalogue).write(to: &json)
        json.member("title", card.title)
        json.member("place", card.place)
      }
      return Array(json.buffer.readableBytesView) + [UInt8(ascii: "\n")]
    }
  }

  private func cells(_ card: TicketCard) -> [CSV.Cell] {
    let ticket = card.header
    func unit(_ id: ID<Unit>?) -> CSV.Cell { CSV.Cell(id.flatMap { catalogue.units[$0]?.name }) }
    func yes(_ flag: Bool) -> CSV.Cell { flag ? .text(words.yes(true)) : .empty }
    return [
      .text(ticket.number.description), .text(words.state(ticket.state)),
      .text(words.kind(ticket.kind)),
      .text(catalogue.categories[ticket.category]?.name ?? ticket.category),
      .text(words.channel(code: ticket.channel, name: catalogue.channels[ticket.channel]?.name)),
      unit(ticket.unit),
      CSV.Cell(ticket.assigneeName), unit(ticket.commune), .text(card.title),
      CSV.Cell(card.place), yes(ticket.urgent), yes(ticket.reopened), .number(ticket.returns),
      .text(words.sortableMoment(ticket.receivedAt)),
      CSV.Cell(ticket.dueAt.map { words.sortableDue($0) }),
      .text(words.sortableMoment(ticket.stateSince)),
    ]
  }
}
