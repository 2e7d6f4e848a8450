import Foundation
import Rules
import Simulation
import Store

/// A matter of the sample with what is settled about its life.
@dynamicMemberLookup
struct SampleMatter: Decodable, Sendable {
  /// What it is about.
  let matter: Matter
  /// What is settled about its life; nil leaves all of it to chance.
  let course: SampleCourse?

  private enum CodingKeys: CodingKey {
    case course
  }

  init(from decoder: any Decoder) throws {
    matter = try Matter(from: decoder)
    course = try decoder.container(keyedBy: CodingKeys.self)
      .decodeIfPresent(SampleCourse.self, forKey: .course)
  }

  subscript<Value>(dynamicMember path: KeyPath<Matter, Value>) -> Value { matter[keyPath: path] }

  /// The matters of a file, in its order.
  static func all(in file: String) throws -> [SampleMatter] {
    let text = try String(contentsOfFile: file, encoding: .utf8)
    return try text.split(separator: "\n").map {
      try JSONDecoder().decode(SampleMatter.self, from: Data($0.utf8))
    }
  }
}

/// What is settled about a matter's life. What is nil is left to chance in the last weeks, and
/// does not happen to a matter of the past.
struct SampleCourse: Decodable, Sendable {
  /// When it was entered, in local time (`2024-02-26 08:10`); nil for one of the last weeks.
  let at: String?
  /// The channel's code.
  let channel: String?
  /// How the answer reaches the citizen.
  let by: DeliveryMethod?
  /// The state in which it stands today, just arrived there.
  let rests: State?
  /// The reason for which it was declined.
  let declined: String?
  /// The reason for which it was transferred.
  let transferred: String?
  /// The reason for which the answer is not published.
  let unpublished: String?
  /// The reason for which the published text was withdrawn.
  let takenDown: String?
  /// The citizen withdraws it.
  let withdrawn: Bool?
  /// The first unit says "not mine".
  let returned: Bool?
  /// The citizen is asked, and replies.
  let asked: Bool?
  /// The answer comes after the promised instant.
  let late: Bool?
  /// More time is asked for and granted.
  let extended: Bool?
  /// The answer is disputed.
  let reopened: Bool?
  /// It was overdue when it arrived.
  let receivedLate: Bool?
  /// How the citizen rates the answer.
  let rated: Int?
}
