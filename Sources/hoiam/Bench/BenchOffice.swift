import Benchmarks
import Casework
import Foundation
import Postgres
import Rules
import Simulation
import Store

/// The office that is measured: filled with tickets, with somebody who reads and somebody who files.
struct BenchOffice: Sendable {
  let program: Program
  let storage: Storage

  /// Callers who file, each with words of their own.
  private static let callers = 200
  /// Public pages that are asked for.
  private static let pages = 100_000
  /// Draws from them.
  private static let draws = 400_000
  /// How long the past is; years.
  private static let years = 2.0
  /// Tickets that an officer reads.
  private static let readable = 20_000

  /// Fills the database with the past of an office, unless it holds one already.
  func fill(tickets: Int) async throws {
    let known = try await app { try await $0.one(BenchStatements.count) }
    let sample = SampleOffice(program: program, storage: storage)
    if known == 0 {
      try await sample.furnish(withTickets: tickets == 0)
      if tickets > 0 {
        let history = SimulatedHistory(
          tickets: tickets, years: BenchOffice.years, now: Date(),
          key: try await program.key(on: storage))
        _ = try await history.write(
          to: storage.admin, samples: storage.schema.directory + "/sample")
      }
    }
    try await admin { try await $0.run(BenchStatements.tidy) }
  }

  /// Writes down what is asked for.
  func stage(in place: BenchPlace) async throws -> BenchStage {
    try await program.withOffice(on: storage) { office in
      try await app { database in try await stage(in: place, office, database) }
    }
  }

  private func stage(
    in place: BenchPlace, _ office: Office, _ database: Database
  ) async throws -> BenchStage {
    guard let desk = try await database.first(BenchStatements.busiestDesk) else {
      throw Trouble("No officer has an open ticket: nothing can be measured.")
    }
    let reader = try await session(of: desk.officer, office)
    let filer = try await session(of: BenchStatements.operator, database, office)
    let pages = try await pages(office)
    var random = SeededRandom(seed: 2_026)
    let law = Zipf(count: pages.count)
    let popular = (0..<BenchOffice.draws).map { _ in pages[law.draw(&random)] }
    let numbers = try await database.all(
      BenchStatements.readable(by: desk.unit, limit: BenchOffice.readable))
    let forms = try forms()
    let scripts = BenchScripts(office: office, database: database)
    return BenchStage(
      tickets: try await database.one(BenchStatements.count), pages: pages.count,
      eachPage: try place.write(pages, to: "pages.txt"),
      popularPages: try place.write(popular, to: "popular.txt"),
      readable: try place.write(
        numbers.shuffled(using: &random).map { "/api/v1/tickets/\($0)" }, to: "readable.txt"),
      queue: try place.write(
        ["/api/v1/tickets?unit=\(desk.unit)&open=true&sort=due&limit=50"], to: "queue.txt"),
      bodies: try place.write(try forms.map(BenchBody.json), to: "bodies.txt"),
      pointScript: try place.write([try await scripts.point()], to: "point.sql"),
      queueScript: try place.write(
        [try await scripts.queue(of: desk.unit, for: reader.person.principal)], to: "queue.sql"),
      filingScript: try place.write([try await scripts.filing(forms[0])], to: "filing.sql"),
      officerToken: reader.token, operatorToken: filer.token)
  }

  /// The newest results; in both languages if there are few.
  private func pages(_ office: Office) async throws -> [String] {
    let paths = try await office.newestResults(BenchOffice.pages).map { "/ket-qua/\($0)" }
    guard !paths.isEmpty else { throw Trouble("Nothing is published: nothing can be measured.") }
    if paths.count >= BenchOffice.pages { return paths }
    return Array((paths + paths.map { $0 + "?lang=en" }).prefix(BenchOffice.pages))
  }

  /// What callers say: invented matters and names of the sample.
  private func forms() throws -> [SubmissionForm] {
    let directory = storage.schema.directory + "/sample"
    let matters = try SampleMatter.all(in: directory + "/matters.jsonl").filter {
      $0.kind == "feedback"
    }
    let names = try SampleNames(in: directory)
    var random = SeededRandom(seed: 1)
    return (0..<BenchOffice.callers).map { index in
      var form = SampleFiling(matters[index % matters.count], names, &random).form
      form.channel = "hotline"
      form.anonymous = false
      form.reporterName = names.draw(&random)
      form.phone = "09100000\(String(index + 100).suffix(3))"
      return form
    }
  }

  private func session(of person: ID<Person>, _ office: Office) async throws -> NewSession {
    try await office.issueToken(for: person, label: "bench", by: Actor(.machine))
  }

  private func session(
    of somebody: Statement<ID<Person>>, _ database: Database, _ office: Office
  ) async throws -> NewSession {
    guard let person = try await database.first(somebody) else {
      throw Trouble("Nobody files tickets here: nothing can be measured.")
    }
    return try await session(of: person, office)
  }

  private func app<Value: Sendable>(
    _ body: (Database) async throws -> Value
  ) async throws -> Value {
    var settings = storage.app
    settings.parameters["search_path"] = "office, open, public"
    return try await withDatabase(settings, body)
  }

  private func admin(_ body: (Database) async throws -> Int) async throws {
    var settings = storage.admin
    settings.statementTimeout = .zero
    _ = try await withDatabase(settings, body)
  }
}

/// A body of `POST /api/v1/tickets`.
private struct BenchBody: Encodable {
  struct Place: Encodable {
    let commune: String?
    let text: String?
  }

  struct Reporter: Encodable {
    let name: String
    let phone: String
  }

  let channel: String
  let title: String
  let body: String
  let kind: String
  let category: String
  let place: Place
  let reporter: Reporter

  /// A form on one line.
  static func json(_ form: SubmissionForm) throws -> String {
    func typed(_ text: String) -> String? { text.isEmpty ? nil : text }
    let body = BenchBody(
      channel: form.channel, title: form.title, body: form.body, kind: form.kind,
      category: form.category,
      place: Place(commune: typed(form.commune), text: typed(form.placeText)),
      reporter: Reporter(name: form.reporterName, phone: form.phone))
    return String(decoding: try JSONEncoder().encode(body), as: UTF8.self)
  }
}
