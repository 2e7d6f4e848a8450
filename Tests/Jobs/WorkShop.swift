import Casework
import Delivery
import Foundation
import Jobs
import Logging
import Media
import Pages
import Postgres
import Rules
import Support

/// An office with workers, and a post office that remembers.
struct WorkShop {
  let test: TestOffice
  let post = PostOffice()
  let directory: URL
  let files: FileStore
  var office: Office { test.office }

  init(at time: String = "2026-11-23T02:00:00Z", takeBackTime: Double = 0) async throws {
    test = try await TestOffice.open(at: time, takeBackTime: takeBackTime)
    directory = FileManager.default.temporaryDirectory.appending(path: "hoiam-jobs-\(UUID())")
    files = try FileStore(dataDirectory: directory.path(percentEncoded: false))
    try await test.database.run(
      Statement("test", "UPDATE category SET needs_photo_after = false WHERE needs_photo_after"))
  }

  /// A worker; by default its messages go to the post office.
  func worker(_ carrier: (any Carrier)? = nil, settings: Worker.Settings = Worker.Settings()) throws
    -> Worker
  {
    let site = Site(
      authority: "UBND Phường Xuân Lộc", authorityEnglish: "Xuân Lộc Ward",
      baseURL: "https://phananh.xuanloc.example")
    let way = carrier ?? post
    return Worker(
      office: office, carriers: Carriers(mail: way, sms: way),
      media: MediaProcess(program: WorkShop.program), files: files,
      letters: LetterBook(site: site, clock: try LocalClock(timeZone: "Asia/Ho_Chi_Minh")),
      settings: settings, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
  }

  /// Files a ticket whose reporter left an e-mail address.
  @discardableResult
  func file(_ change: (inout SubmissionForm) -> Void = { _ in }) async throws -> TicketNumber {
    var form = SubmissionForm()
    form.channel = "hotline"
    form.title = "Ổ gà trước chợ Gia Ray"
    form.body = "Trước cổng chợ Gia Ray có ổ gà rất lớn."
    form.category = "ha_tang_giao_thong"
    form.commune = "100"
    form.reporterName = "Nguyễn Văn Thử"
    form.email = "thu@example.org"
    form.forward = true
    change(&form)
    let submission = try Submission.parse(
      form, by: .staff, in: await office.catalogue(), now: office.now)
    return try await office.file(
      submission, key: UUID().uuidString, request: form.body.utf8, by: test.actor("tongdai1")
    ).number
  }

  /// Answers a forwarded ticket.
  func answer(_ number: TicketNumber) async throws {
    let officer = try await test.actor("kthtdt.cv1")
    try await office.takeUp(number, expecting: nil, by: officer)
    try await office.draftAnswer(number, text: "Đã vá xong ổ gà.", by: officer)
    try await office.submitAnswer(number, expecting: nil, by: officer)
    try await office.approveAnswer(number, expecting: nil, by: test.actor("kthtdt.ld"))
  }

  /// How many rows there are.
  func count(_ from: SQL) async throws -> Int64 {
    try await test.value("SELECT count(*) FROM \(sql: from)")
  }

  /// The program, which is built together with its tests.
  static var program: String {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: ".build/debug/hoiam").path(percentEncoded: false)
  }
}

/// A carrier that keeps everything, and says what it is told to say.
actor PostOffice: Carrier {
  private(set) var messages: [Message] = []
  private var outcomes: [Outcome] = []
  private var waiting: [(count: Int, continuation: CheckedContinuation<Void, Never>)] = []

  /// What it says next, instead of `sent`.
  func say(_ outcomes: Outcome...) { self.outcomes = outcomes }

  func send(_ message: Message, at now: Date) async -> Outcome {
    messages.append(message)
    let ready = waiting.filter { $0.count <= messages.count }
    waiting.removeAll { $0.count <= messages.count }
    for waiter in ready { waiter.continuation.resume() }
    return outcomes.isEmpty ? .sent : outcomes.removeFirst()
  }

  /// Returns once it holds so many messages.
  func holds(_ count: Int) async {
    if messages.count >= count { return }
    await withCheckedContinuation { waiting.append((count, $0)) }
  }

  /// Those whose id begins so.
  func messages(_ prefix: String) -> [Message] { messages.filter { $0.id.hasPrefix(prefix) } }
}

/// A carrier that sends, and then the worker dies before it can say so.
struct DyingCarrier: Carrier {
  let post: PostOffice

  func send(_ message: Message, at now: Date) async -> Outcome {
    _ = await post.send(message, at: now)
    try? await Task.sleep(for: .seconds(3600))
    return .sent
  }
}
