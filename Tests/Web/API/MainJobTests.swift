import Foundation
import HTTPTypes
import Rules
import Support
import Testing

@Suite("The main job through HTTP, on the 34 invented texts", .serialized)
struct MainJobTests {
  /// Working days within which each kind is answered (`product.md`, "Obligations").
  private static let promises: [String: Int] = [
    "feedback": 5, "recommendation": 10, "regulation": 10, "question": 2, "suggestion": 5,
    "praise": 5, "information_request": 2, "invalid": 5,
  ]

  @Test("Each text ends or rests where it should, and nothing personal shows outside")
  func wholeJob() async throws {
    let samples = try RoadSample.all()
    #expect(samples.count == 34)
    try await TestHouse.open { house in
      let staff = try await RoadStaff(house)
      var roads: [String: Road] = [:]
      for sample in samples {
        var road = Road(sample, house: house, staff: staff)
        try await Self.drive(&road, survivor: sample.duplicateOf.flatMap { roads[$0]?.number })
        roads[sample.id] = road
      }
      for sample in samples where sample.end == "answered" {
        if let road = roads[sample.id] { try await Self.rate(road) }
      }
      for sample in samples {
        if let road = roads[sample.id] { try await Self.checkEnd(of: road) }
      }
      try await Self.checkOpen(house, Array(roads.values))
    }
  }

  /// Files a text and does with it what its end asks for.
  private static func drive(_ road: inout Road, survivor: String?) async throws {
    let sample = road.sample
    let filed = try await road.file()
    #expect(filed.status == 201, "\(sample.id) \(filed.text)")
    let number = try #require(TicketNumber(checked: road.number))
    #expect("\(number.year)" == sample.receivedAt.prefix(4), "\(sample.id)")
    if sample.end == "restricted" { return }
    try checkPromise(try await road.read(road.staff.dispatcher), of: sample)
    let dispatcher = road.staff.dispatcher
    if sample.channel == "portal" {
      _ = try await road.move(dispatcher, to: "accepted", ["urgent": sample.urgent])
    }
    switch sample.end {
    case "answered": try await answer(&road)
    case "merged":
      _ = try await road.move(dispatcher, to: "merged", ["into": try #require(survivor)])
    case "awaiting_information":
      _ = try await road.move(
        dispatcher, to: "awaiting_information", ["note": "Xin cho biết địa điểm cụ thể."])
    case "transferred":
      _ = try await road.move(
        dispatcher, to: "transferred",
        ["reason": "chuyen", "note": "Đã chuyển cơ quan có thẩm quyền."])
    case "declined":
      _ = try await road.move(
        dispatcher, to: "declined", ["reason": "dan_su", "note": "Xin được hướng dẫn như sau."])
    case _: Issue.record("\(sample.id) has an unknown end \(sample.end)")
    }
  }

  /// Forward, take up, answer with its proof, approve, deliver, publish.
  private static func answer(_ road: inout Road) async throws {
    let sample = road.sample
    let ticket = try await road.read(road.staff.dispatcher)
    let unit = try #require(
      ticket.json["proposed"]["unit"]["id"].number, "\(sample.id) has no proposal")
    _ = try await road.move(road.staff.dispatcher, to: "forwarded", ["unit": unit])
    let officer = try #require(try await road.staff.token(.officer, of: unit), "\(unit)")
    let head = try #require(try await road.staff.token(.head, of: unit), "\(unit)")
    // Of confidential tickets an officer knows only if a head has named them: the head acts.
    let isConfidential = ticket.json["confidential"].flag == true
    let worker = isConfidential ? head : officer
    _ = try await road.move(worker, to: "in_progress")
    if sample.urgent {
      _ = try await road.act(
        worker, "/notes", ["text": "Đã cử người đến hiện trường.", "measure": true])
    }
    let name = sample.reporterName ?? "ông/bà"
    let text = "Kính gửi \(name) (\(sample.phone ?? "không để lại số")): việc đã được xử lý."
    _ = try await road.act(worker, "/answer", ["text": text], method: .put)
    try await road.attachPhoto(worker)
    _ = try await road.move(worker, to: "awaiting_approval")
    let answered = try await road.move(head, to: "answered", ["method": "call_back"])
    #expect(answered.json["state"].text == "answered")
    _ = try await road.act(
      isConfidential ? road.staff.dispatcher : road.staff.operator, "/deliveries",
      ["method": "call_back", "done": true])
    try await publish(&road)
  }

  /// Publishes the masked text, or says why not, or is refused by the kind of ticket.
  private static func publish(_ road: inout Road) async throws {
    let ticket = try await road.read(road.staff.dispatcher)
    let isOwed = ticket.json["obligations"].list.contains { $0["kind"].text == "publish" }
    let first = road.staff.publishers[0]
    let path = "/api/v1/tickets/\(road.number)/publication"
    guard isOwed else {
      let refused = try await road.house.ask(
        .post, path, token: first, json: #"{"title": "T", "question": "H", "answer": "Đ"}"#)
      #expect([404, 409].contains(refused.status), "\(road.sample.id) \(refused.status)")
      return
    }
    guard road.sample.publish != "never" else {
      _ = try await road.act(first, "/publication/refusal", ["reason": "tre_em"])
      return
    }
    let proposal = try await road.house.ask(.get, path + "/proposal", token: first)
    var text: [String: Any] = [:]
    for name in ["title", "question", "answer"] {
      text[name] = proposal.json[name]["masked"].text ?? ""
    }
    _ = try await road.act(first, "/publication", text)
    let own = try await road.house.ask(.post, path + "/approval", token: first)
    #expect(own.status == 404)
    _ = try await road.act(road.staff.publishers[1], "/publication/approval", [:])
  }

  /// The citizen is satisfied, and the ticket closes.
  private static func rate(_ road: Road) async throws {
    road.house.test.clock.set(road.sample.instant)
    road.house.test.clock.advance(hours: 72)
    let rated = try await road.track("/ratings", method: .post, json: #"{"score": 3}"#)
    #expect(rated.status == 201, "\(road.sample.id) \(rated.text)")
    let again = try await road.track("/ratings", method: .post, json: #"{"score": 1}"#)
    #expect(again.status == 409)
  }
}

// MARK: - What is looked at

extension MainJobTests {
  /// The promise is kept where it is made: at the end of so many working days, never later.
  private static func checkPromise(_ ticket: Answer, of sample: RoadSample) throws {
    #expect(ticket.json["state"].text == (sample.channel == "portal" ? "received" : "accepted"))
    #expect(ticket.json["receivedAt"].text == sample.instant)
    let due = try #require(ticket.json["dueAt"].text.flatMap { Instant.date(rfc3339: $0) })
    let owed = ticket.json["obligations"].list.filter { $0["kind"].text == "answer" }
    #expect(owed.count == 1, "\(sample.id)")
    #expect(owed.first?["dueAt"] == ticket.json["dueAt"])
    let days = sample.urgent && sample.channel != "portal" ? 1 : promises[sample.kind] ?? 0
    // Between two weekends and all holidays of a Tet, so many working days last at most so long.
    #expect(due > sample.received)
    #expect(
      due <= sample.received.addingTimeInterval(Double(days + 2 * (days / 5 + 1) + 10) * 86_400))
    let calendar = Calendar(identifier: .gregorian)
    var local = calendar
    local.timeZone = TimeZone(secondsFromGMT: 7 * 3600) ?? .gmt
    if days > 1 || !sample.urgent {
      #expect(local.component(.hour, from: due) == 17, "\(sample.id) \(due)")
      #expect((2...6).contains(local.component(.weekday, from: due)), "\(sample.id) \(due)")
    }
  }

  private static func checkEnd(of road: Road) async throws {
    let sample = road.sample
    let isRestricted = sample.end == "restricted"
    let reader = isRestricted ? road.staff.restricted : road.staff.dispatcher
    let ticket = try await road.read(reader)
    #expect(ticket.status == 200, "\(sample.id)")
    let end =
      switch sample.end {
      case "answered": "closed"
      case "restricted": sample.channel == "portal" ? "received" : "accepted"
      case let end: end
      }
    #expect(ticket.json["state"].text == end, "\(sample.id)")
    #expect(ticket.json["restricted"].flag == isRestricted)
    if isRestricted {
      for token in [road.staff.dispatcher, road.staff.operator, road.staff.publishers[0]] {
        #expect(try await road.read(token).status == 404, "\(sample.id)")
      }
    }
    let own = try await road.track()
    #expect(own.status == 200)
    #expect(own.json["state"].text == end)
  }

  /// No public answer holds a secret of any text, nor anything of those that are never public.
  private static func checkOpen(_ house: TestHouse, _ roads: [Road]) async throws {
    var open = ""
    var next: String? = ""
    var published: Set<String> = []
    while let cursor = next {
      let page = try await house.ask(.get, "/api/v1/public/results?limit=7&after=\(cursor)")
      #expect(page.status == 200)
      open += page.text
      published.formUnion(page.json["items"].list.compactMap { $0["number"].text })
      next = page.json["next"].text
    }
    for road in roads {
      let result = try await house.ask(.get, "/api/v1/public/results/\(road.number)")
      #expect((result.status == 200) == published.contains(road.number))
      #expect([200, 404].contains(result.status))
      open += result.text
      if road.sample.publish == "never" || road.sample.end != "answered" {
        #expect(!published.contains(road.number), "\(road.sample.id) is public")
      }
    }
    #expect(published.count > 10)
    for path in ["hotlines", "units", "categories"] {
      open += try await house.ask(.get, "/api/v1/public/\(path)").text
    }
    let folded = SearchFolding.fold(open)
    for road in roads {
      for secret in road.sample.secrets {
        #expect(!open.contains(secret), "\(road.sample.id): \(secret)")
        #expect(!folded.contains(SearchFolding.fold(secret)), "\(road.sample.id): \(secret)")
      }
    }
  }
}
