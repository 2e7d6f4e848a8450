import Hummingbird

/// A page of a kind, to which others of the kind are compared: most of their lines are the same.
final class PageMould: Sendable {
  let bytes: [UInt8]
  private let lines: [ArraySlice<UInt8>: Int]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var lines: [ArraySlice<UInt8>: Int] = [:]
    for line in PageMould.lines(of: bytes) where lines[line] == nil {
      lines[line] = line.startIndex
    }
    self.lines = lines
  }

  /// Where a line stands; nil if there is no such line.
  ///
  /// - Parameter end: where the line before ended: going on there is preferred.
  func place(of line: ArraySlice<UInt8>, after end: Int?) -> Int? {
    if let end, end + line.count <= bytes.count,
      bytes[end..<(end + line.count)].elementsEqual(line)
    {
      return end
    }
    return lines[line]
  }

  /// The lines of a text, each with its end.
  static func lines(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var rest = bytes[...]
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      lines.append(rest[...end])
      rest = rest[(end + 1)...]
    }
    if !rest.isEmpty { lines.append(rest) }
    return lines
  }
}

/// A page as what it shares with its mould and what is its own: half of its length for a result.
struct PagePrint: Sendable {
  private struct Piece {
    let isOwn: Bool
    let start: Int32
    var count: Int32

    var end: Int { Int(start + count) }
  }

  private let mould: PageMould?
  private let own: [UInt8]
  private let pieces: [Piece]
  private let count: Int

  /// What a print costs beside its bytes: the cache's slot, keys, headers of two arrays.
  private static let overhead = 256

  /// A print of a page.
  ///
  /// - Parameter mould: another page of its kind; nil keeps the whole page.
  init(_ page: [UInt8], in mould: PageMould?) {
    self.mould = mould
    count = page.count
    guard let mould else {
      own = page
      pieces = [Piece(isOwn: true, start: 0, count: Int32(page.count))]
      return
    }
    var own: [UInt8] = []
    var pieces: [Piece] = []
    for line in PageMould.lines(of: page) {
      let last = pieces.last.flatMap { $0.isOwn ? nil : $0.end }
      let place = mould.place(of: line, after: last)
      let start = place ?? own.count
      if place == nil { own += line }
      if let end = pieces.indices.last, pieces[end].isOwn == (place == nil),
        pieces[end].end == start
      {
        pieces[end].count += Int32(line.count)
      } else {
        pieces.append(
          Piece(isOwn: place == nil, start: Int32(start), count: Int32(line.count)))
      }
    }
    self.own = Array(own[...])
    self.pieces = pieces
  }

  /// What it costs to keep; bytes.
  var cost: Int { own.count + pieces.count * MemoryLayout<Piece>.stride + PagePrint.overhead }

  /// The page.
  var page: ByteBuffer {
    var buffer = ByteBufferAllocator().buffer(capacity: count)
    for piece in pieces {
      let range = Int(piece.start)..<piece.end
      if piece.isOwn {
        buffer.writeBytes(own[range])
      } else if let mould {
        buffer.writeBytes(mould.bytes[range])
      }
    }
    return buffer
  }
}
