import Casework
import FoundationEssentials
import HTTPTypes
import Media
import Postgres
import Rules
import Support
import Testing

@testable import Web

@Suite("Files of a ticket as every role")
struct FileRightsTests {
  /// The beginning of a photo in a form.
  private static let photo: (type: String, bytes: [UInt8]) = (
    "multipart/form-data; boundary=b",
    Array(
      """
      --b\r
      Content-Disposition: form-data; name="sort"\r
      \r
      photo_after\r
      --b\r
      Content-Disposition: form-data; name="file"; filename="a.jpg"\r
      Content-Type: image/jpeg\r
      \r

      """.utf8) + [0xFF, 0xD8, 0xFF, 0xE0] + Array("\r\n--b--\r\n".utf8)
  )

  @Test("Whoever may add to a ticket may attach a photo; whoever reads masked words sees none")
  func files() async throws {
    try await TestHouse.open { house in
      let scene = try await Scene.open(house)
      for ticket in scene.tickets where ticket.state == "in_progress" {
        for (role, username) in AuthorisationTests.people {
          let token = try await house.token(username)
          let path = "/api/v1/tickets/\(ticket.number)/attachments"
          let sent = try await house.ask(
            .post, path, token: token, form: Self.photo)
          let mayAdd = PolicyFile.shared.allows("add_information", role, on: ticket.facts)
          #expect(sent.status == (mayAdd ? 201 : 404), "\(role) \(ticket.facts) \(sent.text)")
          guard mayAdd, role == "dispatcher", let id = sent.json["id"].number else { continue }
          let clean = try await house.house.files.store([0xFF, 0xD8, 0xFF, 0xE0, 7])
          try await house.test.office.attachmentWasCleaned(
            Int64(id), clean: clean.bytes, thumbnail: clean.bytes, width: 8, height: 8)
          try await Self.expectReaders(house, ticket, "\(path)/\(id)")
        }
      }
    }
  }

  private static func expectReaders(
    _ house: TestHouse, _ ticket: Scene.Ticket, _ path: String
  ) async throws {
    for (role, username) in AuthorisationTests.people {
      let seen = try await house.ask(.get, path, token: house.token(username))
      let cell = PolicyFile.shared.cells["see_ticket"]?[role] ?? "-"
      let maySee =
        cell != "masked" && PolicyFile.shared.allows("see_ticket", role, on: ticket.facts)
      #expect((seen.status != 404) == maySee, "\(role) \(ticket.facts) \(seen.status)")
    }
  }
}
