public import Foundation

/// A file that browsers may keep for ever: its address changes with its content.
public struct Asset: Sendable {
  /// Its bytes.
  public let data: Data
  /// For `Content-Type`.
  public let contentType: String
  /// Where pages ask for it, such as `/assets/hoiam.3f2a9c01d5e6.css`.
  public let path: String
}

/// Stylesheet, signs and favicon, by their names in `Resources/assets` and by address.
public struct Assets: Sendable {
  private let byName: [String: Asset]
  private let byPath: [String: Asset]

  /// Reads every file of the folder `assets`.
  /// - Throws: `PagesError.missing`.
  public init(share: Share) throws {
    let files = try share.files(in: "assets")
    var byName: [String: Asset] = [:]
    for name in files.keys.sorted() { Assets.add(name, of: files, to: &byName) }
    self.byName = byName
    byPath = Dictionary(byName.values.map { ($0.path, $0) }) { first, _ in first }
  }

  /// A file under the address of its content; a script after those that it imports as `./name.js`,
  /// whose addresses then stand in it. No two may import each other.
  private static func add(
    _ name: String, of files: [String: Data], to byName: inout [String: Asset]
  ) {
    guard byName[name] == nil, var data = files[name] else { return }
    let dot = name.lastIndex(of: ".") ?? name.endIndex
    let suffix = String(name[dot...])
    if suffix == ".js" {
      var text = String(decoding: data, as: UTF8.self)
      for other in files.keys.sorted() where other != name && text.contains("\"./\(other)\"") {
        add(other, of: files, to: &byName)
        guard let path = byName[other]?.path else { continue }
        text = text.replacing("\"./\(other)\"", with: "\"\(path)\"")
      }
      data = Data(text.utf8)
    }
    byName[name] = Asset(
      data: data, contentType: contentType(suffix),
      path: "/assets/" + name[..<dot] + "." + fingerprint(data) + suffix)
  }

  /// A file by its name, such as `hoiam.css`.
  public subscript(name: String) -> Asset? { byName[name] }

  /// Every file, in no order.
  public var all: [Asset] { Array(byName.values) }

  /// A file by the path of a request.
  public func asset(at path: String) -> Asset? { byPath[path] }

  private static func contentType(_ suffix: String) -> String {
    switch suffix {
    case ".css": "text/css; charset=utf-8"
    case ".svg": "image/svg+xml"
    case ".js": "text/javascript; charset=utf-8"
    case ".png": "image/png"
    case ".txt": "text/plain; charset=utf-8"
    default: "application/octet-stream"
    }
  }

  /// FNV-1a over the bytes, as hexadecimal: tells versions of our own files apart, no more.
  private static func fingerprint(_ data: Data) -> String {
    let hash = data.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { hash, byte in
      (hash ^ UInt64(byte)) &* 0x100_0000_01b3
    }
    return String(hash, radix: 16)
  }
}
