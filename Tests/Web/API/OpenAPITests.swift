import Foundation
import HTTPTypes
import Rules
import Testing
import Web

@Suite("The description of the API", .serialized)
struct OpenAPITests {
  /// Method and path of every operation.
  private static func operations(_ document: Value) -> [String: Value] {
    var operations: [String: Value] = [:]
    for (path, item) in document["paths"].members {
      for (method, operation) in item.members {
        operations["\(method.uppercased()) \(path)"] = operation
      }
    }
    return operations
  }

  @Test("It is served, and describes every route of the API and no other")
  func routes() async throws {
    try await TestHouse.open { house in
      let answer = try await house.ask(.get, "/api/openapi.json")
      #expect(answer.status == 200)
      #expect(answer.header("content-type") == "application/json")
      #expect(answer.json["openapi"].text == "3.1.0")
      let described = Set(Self.operations(answer.json).keys)
      let routed = Set(
        WebApplication.routes.filter { $0.path.hasPrefix("/api/") }
          .map { "\($0.method.rawValue) \($0.path)" })
      #expect(routed.subtracting(described) == [], "not described")
      #expect(described.subtracting(routed) == [], "not there")
    }
  }

  @Test("Every reference leads somewhere, and every operation has an id of its own")
  func references() async throws {
    try await TestHouse.open { house in
      let document = try await house.ask(.get, "/api/openapi.json").json
      var broken: [String] = []
      Self.walk(document) { value in
        guard let reference = value["$ref"].text else { return }
        var target = document
        for part in reference.dropFirst(2).split(separator: "/") { target = target[String(part)] }
        if !reference.hasPrefix("#/") || target == .null { broken.append(reference) }
      }
      #expect(broken == [])
      let ids = Self.operations(document).values.compactMap { $0["operationId"].text }
      #expect(ids.count == Self.operations(document).count)
      #expect(Set(ids).count == ids.count)
    }
  }

  @Test("What a route asks for is described: token, key, revision, parameters of the path")
  func demands() async throws {
    try await TestHouse.open { house in
      let document = try await house.ask(.get, "/api/openapi.json").json
      let operations = Self.operations(document)
      for route in WebApplication.routes where route.path.hasPrefix("/api/") {
        let name = "\(route.method.rawValue) \(route.path)"
        let operation = operations[name] ?? .null
        #expect((operation["security"] == .list([])) == (route.audience == .everyone), "\(name)")
        let parameters = Self.parameters(of: operation, in: document)
        let asked = parameters.filter { $0["in"].text == "path" }.compactMap { $0["name"].text }
        let named = route.path.matches(of: /\{(\w+)\}/).map { String($0.1) }
        #expect(asked == named, "\(name)")
        if route.body == .none { #expect(operation["requestBody"] == .null, "\(name)") }
      }
    }
  }

  @Test("What creates takes an Idempotency-Key, and what moves demands the revision that was seen")
  func headers() async throws {
    try await TestHouse.open { house in
      let document = try await house.ask(.get, "/api/openapi.json").json
      let operations = Self.operations(document)
      let moving = [
        "moves": "{}", "merge": "{}", "joining": "{}", "unmerge": "{}", "restriction": "{}",
        "withdrawal": "{}",
        "information": #"{"text": "T"}"#, "ratings": #"{"score": 3}"#,
        "disputes": #"{"note": "N"}"#,
      ]
      // A preview makes nothing; sessions, looks and reports are made anew or once by themselves.
      let keyless: Set = ["sessions", "previews", "identity", "{week}"]
      let token = try await house.token("dieuphoi1")
      let number = try #require(TicketNumber(year: 2026, serial: 1)).description
      for route in WebApplication.routes
      where route.path.hasPrefix("/api/v1/") && route.method == .post {
        let name = "POST \(route.path)"
        let last = String(route.path.split(separator: "/").last ?? "")
        let headers = Self.parameters(of: operations[name] ?? .null, in: document)
          .filter { $0["in"].text == "header" }
        let key = headers.first { $0["name"].text == "Idempotency-Key" }
        #expect((key == nil) == keyless.contains(last), "\(name)")
        let match = headers.first { $0["name"].text == "If-Match" }
        guard let json = moving[last], !route.path.contains("/publication/") else { continue }
        #expect(match?["required"].flag == true, "\(name)")
        let blind = try await house.ask(
          .post, route.path.replacing("{number}", with: number), token: token,
          headers: ["Access-Code": "2345-6789"], json: json)
        #expect(blind.status == 428, "\(name) \(blind.status)")
      }
    }
  }

  private static func parameters(of operation: Value, in document: Value) -> [Value] {
    operation["parameters"].list.map { parameter in
      guard let reference = parameter["$ref"].text?.split(separator: "/").last else {
        return parameter
      }
      return document["components"]["parameters"][String(reference)]
    }
  }

  private static func walk(_ value: Value, _ visit: (Value) -> Void) {
    visit(value)
    switch value {
    case .object(let members): members.values.forEach { walk($0, visit) }
    case .list(let list): list.forEach { walk($0, visit) }
    case .null, .flag, .number, .text: break
    }
  }
}
