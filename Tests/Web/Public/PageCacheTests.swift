import Casework
import Foundation
import HTTPTypes
import NIOCore
import Pages
import Rules
import Support
import Testing

@testable import Web

@Suite("Kept pages")
struct PageCacheTests {
  private static let now = ContinuousClock.now

  /// A cache that has heard that it is up to date.
  private func cache(bytes: Int = 1 << 20) -> PageCache {
    let cache = PageCache(bytes: bytes)
    cache.hear(.complete(until: Self.now))
    return cache
  }

  private func number(_ serial: Int) throws -> TicketNumber {
    try #require(TicketNumber(year: 2026, serial: serial))
  }

  private func page(_ words: String) -> [UInt8] {
    let frame = (1...40).map { "<p class=\"frame\">line \($0)</p>\n" }.joined()
    return Array("<title>\(words)</title>\n\(frame)<h1>\(words)</h1>\n\(frame)".utf8)
  }

  private func text(_ kept: PageCache.Kept?) -> [UInt8]? {
    kept.map { Array($0.print.page.readableBytesView) }
  }

  @Test("Pages come back as they were, whatever they share with the first of their kind")
  func prints() throws {
    let cache = cache()
    let pages = [
      page("một"), page("hai"), page("một"), [], Array("no end".utf8), Array("\n\n\n".utf8),
      page("ba") + page("một"), Array("<h1>một</h1>\n".utf8),
    ]
    for (serial, page) in pages.enumerated() {
      let key = PageCache.Key.result(try number(serial + 1), .vietnamese)
      cache.keep(page, as: key, tag: "\"\(serial)\"", since: cache.epoch, at: Self.now)
      #expect(text(cache.page(key, at: Self.now)) == page)
      #expect(cache.page(key, at: Self.now)?.tag == "\"\(serial)\"")
    }
  }

  @Test("What pages share is kept once") func sharing() throws {
    let cache = cache()
    for serial in 1...100 {
      let page = page("bài \(serial)")
      cache.keep(
        page, as: .result(try number(serial), .vietnamese), tag: "", since: cache.epoch,
        at: Self.now)
    }
    #expect(cache.bytes < 100 * page("bài 100").count / 4)
  }

  @Test("It never holds more bytes than it may; what is asked for stays longest")
  func eviction() throws {
    let limit = 20_000
    let cache = cache(bytes: limit)
    let wanted = PageCache.Key.register("/", .vietnamese)
    cache.keep(page("wanted"), as: wanted, tag: "", since: 0, at: Self.now)
    for serial in 1...200 {
      cache.keep(
        page("bài \(serial)"), as: .register("/\(serial)", .english), tag: "", since: 0,
        at: Self.now)
      #expect(cache.bytes <= limit)
      #expect(cache.page(wanted, at: Self.now) != nil)
    }
    #expect(cache.page(.register("/1", .english), at: Self.now) == nil)
    #expect(cache.page(.register("/200", .english), at: Self.now) != nil)
    cache.keep(
      [UInt8](repeating: 0, count: limit), as: .register("/large", .english), tag: "", since: 0,
      at: Self.now)
    #expect(cache.page(.register("/large", .english), at: Self.now) == nil)
  }

  @Test("A change drops what it is about, and every list; another result stays")
  func changes() throws {
    let cache = cache()
    let keys: [PageCache.Key] = [
      .result(try number(1), .vietnamese), .result(try number(1), .english),
      .register("/ket-qua", .vietnamese), .result(try number(2), .vietnamese),
    ]
    for key in keys { cache.keep(page("x"), as: key, tag: "", since: 0, at: Self.now) }
    cache.hear(.changed(.ticket(try number(1))))
    #expect(keys.map { cache.page($0, at: Self.now) != nil } == [false, false, false, true])
    cache.hear(.changed(.everything))
    #expect(cache.page(keys[3], at: Self.now) == nil)
    #expect(cache.bytes == 0)
  }

  @Test("What was read before a change is not kept after it") func races() throws {
    let cache = cache()
    let epoch = cache.epoch
    cache.hear(.changed(.ticket(try number(2))))
    let key = PageCache.Key.result(try number(1), .vietnamese)
    cache.keep(page("old"), as: key, tag: "", since: epoch, at: Self.now)
    #expect(cache.page(key, at: Self.now) == nil)
  }

  @Test("It answers nothing before it hears the database, nor a minute after it last did")
  func trust() throws {
    let deaf = PageCache(bytes: 1 << 20)
    let key = PageCache.Key.result(try number(1), .vietnamese)
    deaf.keep(page("x"), as: key, tag: "", since: 0, at: Self.now)
    #expect(deaf.page(key, at: Self.now) == nil)
    deaf.hear(.complete(until: Self.now))
    #expect(deaf.page(key, at: Self.now + .seconds(44)) != nil)
    #expect(deaf.page(key, at: Self.now + .seconds(45)) == nil)
  }

  @Test("Lists are kept a minute at most: they depend on the day too") func registers() {
    let cache = cache()
    let key = PageCache.Key.register("/", .vietnamese)
    cache.keep(page("x"), as: key, tag: "", since: 0, at: Self.now)
    cache.hear(.complete(until: Self.now + .seconds(40)))
    #expect(cache.page(key, at: Self.now + .seconds(59)) != nil)
    #expect(cache.page(key, at: Self.now + .seconds(60)) == nil)
  }

  @Test("Without room there is no cache") func off() {
    let cache = cache(bytes: 0)
    cache.keep(page("x"), as: .register("/", .english), tag: "", since: 0, at: Self.now)
    #expect(cache.page(.register("/", .english), at: Self.now) == nil)
    #expect(!cache.isOn)
  }
}
