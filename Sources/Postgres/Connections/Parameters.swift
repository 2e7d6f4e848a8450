/// Calls libpq with the bound values in its shape: pointers, lengths, and "all binary".
func withParameters<Value>(
  _ binds: [SQL.Bind],
  _ body: (
    Int32, UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?, UnsafePointer<Int32>?
  ) -> Value
) -> Value {
  if binds.isEmpty { return body(0, nil, nil, nil) }
  var packed: [UInt8] = []
  packed.reserveCapacity(binds.reduce(1) { $0 + ($1.bytes?.count ?? 0) })
  for case let bytes? in binds.lazy.map(\.bytes) { packed += bytes }
  // One byte more, so that an empty value has an address too.
  packed.append(0)
  let lengths = binds.map { Int32($0.bytes?.count ?? 0) }
  let formats = [Int32](repeating: 1, count: binds.count)
  return packed.withUnsafeBytes { buffer in
    var offset = 0
    let values = binds.map { bind -> UnsafePointer<CChar>? in
      guard let bytes = bind.bytes else { return nil }
      defer { offset += bytes.count }
      return buffer.baseAddress?.advanced(by: offset).assumingMemoryBound(to: CChar.self)
    }
    return body(Int32(binds.count), values, lengths, formats)
  }
}

/// Calls `body` with a NULL-terminated array of C strings.
func withCStrings<Value>(
  _ strings: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> Value
) -> Value {
  var packed: [CChar] = []
  let offsets = strings.map { string in
    defer { packed.append(contentsOf: string.utf8CString) }
    return packed.count
  }
  return packed.withUnsafeBufferPointer { buffer in
    var pointers = offsets.map { offset in buffer.baseAddress.map { $0 + offset } }
    pointers.append(nil)
    return pointers.withUnsafeBufferPointer { list in
      guard let base = list.baseAddress else { preconditionFailure("the list holds its end") }
      return body(base)
    }
  }
}
