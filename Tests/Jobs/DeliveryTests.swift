import Casework
import Delivery
import Foundation
import Jobs
import Postgres
import Rules
import Support
import Testing

@Suite("Messages leave the office")
struct DeliveryTests {
  @Test("Four workers at once bring every answer to its citizen once")
  func parallel() async throws {
    let shop = try await WorkShop()
    for _ in 0..<12 { try await shop.answer(shop.file()) }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<4 {
        let worker = try shop.worker()
        group.addTask { try await worker.drain() }
      }
      try await group.waitForAll()
    }
    let answers = await shop.post.messages("answer-")
    #expect(answers.count == 12)
    let all = await shop.post.messages
    #expect(Set(all.map(\.id)).count == all.count)
    #expect(all.allSatisfy { $0.recipient == "thu@example.org" })
    #expect(answers.allSatisfy { $0.body.contains("Đã vá xong ổ gà.") })
    #expect(try await shop.count("delivery WHERE state = 'done'") == 12)
    #expect(try await shop.count("obligation WHERE kind = 'deliver' AND state = 'met'") == 12)
    #expect(try await shop.count("errand WHERE state = 'ready' AND run_at <= now()") == 0)
    #expect(try await shop.count("ticket_event WHERE verb = 'record_delivery'") == 12)
  }

  @Test(
    "A worker that dies between sending and saying so repeats itself under the same id",
    .timeLimit(.minutes(2)))
  func abort() async throws {
    let shop = try await WorkShop()
    let number = try await shop.file { $0.email = "" }
    try await shop.test.database.run(
      Statement("test", "UPDATE reporter SET email = 'thu@example.org'"))
    try await shop.answer(number)
    let dying = try shop.worker(DyingCarrier(post: shop.post))
    let task = Task { try await dying.drain() }
    await shop.post.holds(1)
    task.cancel()
    await #expect(throws: (any Error).self) { try await task.value }
    #expect(try await shop.count("delivery WHERE state = 'open'") == 1)
    try await shop.worker().drain()
    #expect(await shop.post.messages("answer-").count == 1, "the lease still holds")
    shop.test.clock.advance(hours: 0.2)
    try await shop.worker().drain()
    let sent = await shop.post.messages("answer-")
    #expect(sent.count == 2)
    #expect(Set(sent).count == 1)
    #expect(try await shop.count("delivery WHERE state = 'done'") == 1)
    #expect(try await shop.count("ticket_event WHERE verb = 'record_delivery'") == 1)
    shop.test.clock.advance(hours: 24)
    try await shop.worker().drain()
    #expect(await shop.post.messages("answer-").count == 2)
  }

  @Test("What fails for now is tried again later, what fails for good waits on the desk")
  func failures() async throws {
    let shop = try await WorkShop()
    try await shop.worker().drain()
    let number = try await shop.file()
    try await shop.worker().drain()
    try await shop.answer(number)
    await shop.post.say(.temporary("smtp_451"))
    try await shop.worker().drain()
    #expect(try await shop.count("delivery WHERE state = 'open' AND failure = 'smtp_451'") == 1)
    try await shop.worker().drain()
    #expect(await shop.post.messages("answer-").count == 1)
    shop.test.clock.advance(hours: 0.1)
    await shop.post.say(.permanent("smtp_550"))
    try await shop.worker().drain()
    #expect(try await shop.count("delivery WHERE state = 'failed'") == 1)
    #expect(try await shop.count("errand WHERE state = 'dead'") == 0)
    #expect(try await shop.count("obligation WHERE kind = 'deliver' AND state = 'running'") == 1)
    let tasks = try await shop.office.deliveryTasks(
      for: shop.test.actor("dieuphoi1").principal)
    #expect(tasks.count == 1)
  }

  @Test("After days of trying an errand is a dead letter without a word of its content")
  func deadLetter() async throws {
    let shop = try await WorkShop()
    // Only the citizen's message is under way.
    try await shop.test.database.run(
      Statement("test", "UPDATE person SET email = NULL, phone = NULL"))
    try await shop.file()
    let worker = try shop.worker()
    for _ in 0..<30 {
      await shop.post.say(.temporary("smtp_451"))
      try await worker.drain()
      shop.test.clock.advance(hours: 8)
    }
    let mails = await shop.post.messages("news-")
    #expect(mails.count == 24)
    #expect(Set(mails.map(\.id)).count == 1)
    #expect(try await shop.count("errand WHERE state = 'dead' AND failure = 'smtp_451'") == 1)
  }

  @Test("No message says a name, what it is about, or of what kind it is")
  func neutral() async throws {
    let shop = try await WorkShop()
    try await shop.file {
      $0.kind = "denunciation"
      $0.title = "Tố cáo ông Trần Văn Mẫu"
      $0.forward = false
    }
    try await shop.file {
      $0.email = ""
      $0.phone = "0912 000 274"
    }
    try await shop.worker().drain()
    let messages = await shop.post.messages
    #expect(messages.count == 2)
    for message in messages {
      let words = (message.subject + message.body).lowercased()
      for word in ["thử", "mẫu", "tố cáo", "khiếu nại", "to cao", "ổ gà", "o ga", "phản ánh"] {
        #expect(!words.contains(word), "\(word)")
      }
    }
    let text = try #require(messages.first { $0.recipient == "+84912000274" })
    #expect(text.body.utf8.count <= 160)
    #expect(text.body.utf8.allSatisfy { $0 < 0x80 })
  }

  @Test("Nobody is told by text message who can only be called")
  func landline() async throws {
    let shop = try await WorkShop()
    try await shop.file {
      $0.email = ""
      $0.phone = "0251 3000 274"
    }
    try await shop.worker().drain()
    #expect(await shop.post.messages.isEmpty)
    #expect(try await shop.count("errand WHERE state = 'dead'") == 0)
  }
}
