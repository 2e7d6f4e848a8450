internal import CZlib

/// Files made small for their way to a browser (RFC 1952).
public enum Gzip {
  /// The bytes, compressed as far as zlib can; nil if that makes them no smaller.
  ///
  /// Slow, and meant so: for what is compressed once and sent often.
  public static func compressed(_ bytes: [UInt8]) -> [UInt8]? {
    var stream = z_stream()
    // 16 more than the largest window: with the header of gzip instead of zlib's own.
    let begun = deflateInit2_(
      &stream, Z_BEST_COMPRESSION, Z_DEFLATED, MAX_WBITS + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    guard begun == Z_OK else { return nil }
    defer { deflateEnd(&stream) }
    var source = bytes
    var target = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(bytes.count))))
    let ended = source.withUnsafeMutableBufferPointer { from in
      target.withUnsafeMutableBufferPointer { to in
        stream.next_in = from.baseAddress
        stream.avail_in = UInt32(from.count)
        stream.next_out = to.baseAddress
        stream.avail_out = UInt32(to.count)
        return deflate(&stream, Z_FINISH)
      }
    }
    let size = target.count - Int(stream.avail_out)
    return ended == Z_STREAM_END && size < bytes.count ? Array(target.prefix(size)) : nil
  }
}
