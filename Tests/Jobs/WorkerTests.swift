import Casework
import Delivery
import Foundation
import Jobs
import Logging
import Media
import Postgres
import Rules
import ServiceLifecycle
import Support
import Testing

@Suite("The worker")
struct WorkerTests {
  @Test(
    "It is woken by what somebody files, finishes it, and stops when it is told to",
    .timeLimit(.minutes(2)))
  func service() async throws {
    let shop = try await WorkShop()
    var settings = Worker.Settings()
    settings.poll = 3600
    let worker = try shop.worker(settings: settings)
    let group = ServiceGroup(
      services: [worker], logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    let running = Task { try await group.run() }
    try await shop.file()
    await shop.post.holds(1)
    try await shop.file()
    await shop.post.holds(2)
    await group.triggerGracefulShutdown()
    try await running.value
    #expect(try await shop.count("errand WHERE state = 'done'") >= 1)
    #expect(await shop.post.messages.count == 2)
  }

  @Test("A photo is clean before anybody outside may see it; what is none is refused")
  func photos() async throws {
    let shop = try await WorkShop()
    let number = try await shop.file()
    let actor = try await shop.test.actor("tongdai1")
    for content in [try Self.photo(), Array("\u{FF}\u{D8}".utf8) + [1, 2, 3]] {
      let digest = try await shop.files.store(content)
      _ = try await shop.office.attach(
        NewAttachment(
          sort: "photo_before", digest: digest.bytes, mediaType: "image/jpeg",
          byteCount: Int64(content.count), originalName: "a.jpg", addedBy: nil),
        to: number, by: actor)
    }
    try await shop.worker().drain()
    let states: [String] = try await shop.test.database.all(
      Statement("states", "SELECT state FROM attachment ORDER BY id", column: String.self))
    #expect(states == ["clean", "refused"])
    let code = try await shop.office.issueAccessCode(number, by: actor)
    let own = try #require(try await shop.office.ownTicket(number, code: code))
    #expect(own.photos == 1 && own.photosRefused == 1, "the citizen is told to send it again")
    let clean: [UInt8] = try await shop.test.value(
      "SELECT clean_digest FROM attachment WHERE state = 'clean'")
    let file = try await shop.files.read(try #require(FileDigest(bytes: clean)))
    #expect(try MediaType.sniff(file) == .jpeg)
    #expect(!String(decoding: file, as: UTF8.self).contains("Exif"))
  }

  @Test("After three days without a worker every step, message and report is made up for, once")
  func downtime() async throws {
    let shop = try await WorkShop(at: "2026-11-20T02:00:00Z")
    for _ in 0..<5 { try await shop.file() }
    shop.test.clock.set("2026-12-07T03:00:00Z")
    try await shop.office.planErrands()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<4 {
        let worker = try shop.worker()
        group.addTask { try await worker.drain() }
      }
      try await group.waitForAll()
    }
    let steps = try await shop.count("obligation_event WHERE what = 'breach'")
    let owed = try await shop.count("obligation WHERE due_at < '2026-12-07 03:00+00'")
    let open = try await shop.count(
      "obligation WHERE due_at < '2026-12-07 03:00+00' AND state = 'running'")
    #expect(steps == open && owed >= open && open > 0)
    #expect(try await shop.count("weekly_report") == 3)
    #expect(await shop.post.messages("news-").count == 5)
    #expect(try await shop.count("errand WHERE state = 'dead'") == 0)
  }

  @Test("An errand that this program does not know is a dead letter, and others go on")
  func unknown() async throws {
    let shop = try await WorkShop()
    try await shop.test.database.run(
      Statement(
        "test",
        """
        INSERT INTO errand (kind, payload, run_at, created_at)
        VALUES ('flyToTheMoon', '{"flyToTheMoon":{}}', '2020-01-01', '2020-01-01')
        """))
    try await shop.file()
    try await shop.worker().drain()
    #expect(
      try await shop.count("errand WHERE state = 'dead' AND failure = 'unknown_errand'") == 1)
    #expect(await shop.post.messages.count == 1)
  }

  @Test("Staff are told of a breach by mail, with the number and nothing of the matter")
  func staff() async throws {
    let shop = try await WorkShop()
    try await shop.test.database.run(
      Statement("test", "UPDATE person SET email = username || '@office.example'"))
    let number = try await shop.file()
    shop.test.clock.set("2026-12-02T03:00:00Z")
    try await shop.worker().drain()
    shop.test.clock.advance(hours: 1.0 / 60)
    try await shop.worker().drain()
    let told = await shop.post.messages("clock-")
    #expect(told.contains { $0.recipient == "kthtdt.ld@office.example" })
    #expect(told.allSatisfy { $0.body.contains(number.description) })
    #expect(told.allSatisfy { !$0.body.contains("Ổ gà") && !$0.body.contains("Thử") })
    #expect(Set(told.map(\.id)).count == told.count)
  }

  @Test("Who reminds a unit reaches its head and whoever has the ticket, each time")
  func reminders() async throws {
    let shop = try await WorkShop()
    try await shop.test.database.run(
      Statement("test", "UPDATE person SET email = username || '@office.example'"))
    let number = try await shop.file()
    try await shop.office.takeUp(
      number, expecting: nil, by: shop.test.actor("kthtdt.cv1"))
    for _ in 0..<2 {
      try await shop.office.remind(
        number, text: "Đề nghị xử lý gấp.", by: shop.test.actor("lanhdao1"))
      shop.test.clock.advance(hours: 2.0 / 60)
      try await shop.worker().drain()
    }
    let told = await shop.post.messages("clock-")
    #expect(
      told.map(\.recipient).sorted() == [
        "kthtdt.cv1@office.example", "kthtdt.cv1@office.example", "kthtdt.ld@office.example",
        "kthtdt.ld@office.example",
      ])
    #expect(Set(told.map(\.id)).count == 4)
    #expect(told.allSatisfy { !$0.body.contains("gấp") })
  }

  private static func photo() throws -> [UInt8] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Media/Data/phone.jpg")
    return Array(try Data(contentsOf: file))
  }
}
