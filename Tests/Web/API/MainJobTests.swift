import Foundation
import HTTPTypes
import Rules
import Support
import Testing

/// Everything that was driven, for those who look at it afterwards.
struct DrivenRoads {
  let house: TestHouse
  let staff: RoadStaff
  let roads: [Road]

  /// Those whose ticket is restricted.
  var restricted: [Road] { roads.filter { $0.sample.end == "restricted" } }
}

@Suite("The main job through HTTP, on the 34 invented texts", .serialized)
struct MainJobTests {
  /// Answered after their due date, so that reports have something to tell.
  private static let slow: Set = ["XL-005", "XL-025", "XL-046", "XL-055"]

  @Test("Each text ends or rests where it should, and nothing personal shows outside")
  func wholeJob() async throws {
    let samples = try RoadSample.all()
    #expect(samples.count == 34)
    let told = Set(samples.flatMap(\.spans).map(\.type))
    #expect(told.isSuperset(of: RoadSample.secretTypes), "some secret is never looked for")
    try await TestHouse.open { house in
      let staff = try await RoadStaff(house)
      var roads: [String: Road] = [:]
      for sample in samples {
        var road = Road(sample, house: house, staff: staff)
        try await Self.drive(&road, survivor: sample.duplicateOf.flatMap { roads[$0]?.number })
        roads[sample.id] = road
      }
      let driven = DrivenRoads(
        house: house, staff: staff, roads: samples.compactMap { roads[$0.id] })
      for road in driven.roads { try await Self.checkEnd(of: road) }
      try await driven.checkClocks()
      try await driven.checkOpen()
      for road in driven.roads where road.sample.end == "answered" { try await Self.rate(road) }
      try await driven.checkOpen()
      try await driven.checkRestricted()
      try await driven.checkReports()
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
    let dispatcher = road.staff.dispatcher
    let ticket = try await road.read(dispatcher)
    #expect(ticket.json["state"].text == (sample.channel == "portal" ? "received" : "accepted"))
    #expect(ticket.json["receivedAt"].text == sample.instant)
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
    let photo = try await road.attachPhoto(worker)
    var late: [String: Any] = [:]
    if slow.contains(sample.id) {
      let due = try #require(ticket.json["dueAt"].text.flatMap { Instant.date(rfc3339: $0) })
      road.house.test.clock.set(Instant.rfc3339(due))
      road.house.test.clock.advance(hours: 26)
      late["lateReason"] = "qua_tai"
    }
    _ = try await road.move(worker, to: "awaiting_approval", late)
    late["method"] = sample.way
    let answered = try await road.move(head, to: "answered", late)
    #expect(answered.json["state"].text == "answered")
    _ = try await road.act(
      isConfidential ? road.staff.dispatcher : road.staff.operator, "/deliveries",
      ["method": sample.way, "done": true])
    try await publish(&road, photo: photo)
  }

  /// Publishes the masked text, or says why not, or is refused by the kind of ticket.
  private static func publish(_ road: inout Road, photo: Int64) async throws {
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
    var text: [String: Any] = ["photos": [photo]]
    for name in ["title", "question", "answer"] {
      text[name] = proposal.json[name]["masked"].text ?? ""
    }
    _ = try await road.act(first, "/publication", text)
    let own = try await road.house.ask(.post, path + "/approval", token: first)
    #expect(own.status == 404)
    _ = try await road.act(road.staff.publishers[1], "/publication/approval", [:])
  }

  /// The ticket stands in its `end`, for staff and for whoever sent it.
  private static func checkEnd(of road: Road) async throws {
    let sample = road.sample
    let isRestricted = sample.end == "restricted"
    let reader = isRestricted ? road.staff.restricted : road.staff.dispatcher
    let ticket = try await road.read(reader)
    #expect(ticket.status == 200, "\(sample.id)")
    let resting = sample.channel == "portal" ? "received" : "accepted"
    let end = isRestricted ? resting : sample.end
    #expect(ticket.json["state"].text == end, "\(sample.id)")
    #expect(ticket.json["restricted"].flag == isRestricted, "\(sample.id)")
    let own = try await road.track()
    #expect(own.status == 200)
    #expect(own.json["state"].text == end, "\(sample.id)")
    guard end == "answered" else { return }
    #expect(ticket.json["deliveries"].list.map { $0["state"].text } == ["done"], "\(sample.id)")
    let delivery = ticket.json["obligations"].list.filter { $0["kind"].text == "deliver" }
    #expect(delivery.map { $0["state"].text } == ["met"], "\(sample.id)")
  }

  /// The citizen is satisfied, and the ticket closes.
  private static func rate(_ road: Road) async throws {
    let answered = try await road.track().json["answeredAt"].text ?? ""
    road.house.test.clock.set(answered)
    road.house.test.clock.advance(hours: 72)
    let rated = try await road.track("/ratings", method: .post, json: #"{"score": 3}"#)
    #expect(rated.status == 201, "\(road.sample.id) \(rated.text)")
    let again = try await road.track("/ratings", method: .post, json: #"{"score": 1}"#)
    #expect(again.status == 409)
    let ticket = try await road.read(road.staff.dispatcher)
    #expect(ticket.json["state"].text == "closed", "\(road.sample.id)")
  }
}
