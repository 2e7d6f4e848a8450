/// One question of `hoiam deadline`, read from JSON but not yet judged: each part is kept with
/// its own fault, because faults are answered in a fixed order.
public struct DeadlineLine: Sendable {
  let id: EchoedID
  let compute: String?
  let calendar: Result<CalendarDraft, DeadlineError>
  let target: Result<Target, DeadlineError>
  let workingSeconds: Result<Int, DeadlineError>
  let from: String?
  let to: String?
  let due: String?
  let pauses: Result<[Bounds], DeadlineError>

  /// A pause as it is written.
  struct Bounds: Decodable, Sendable {
    let from: String
    let to: String
  }
}

extension DeadlineLine: Decodable {
  private enum Key: String, CodingKey {
    case id, compute, calendar, target, workingSeconds, from, to, due, pauses
  }

  /// Decodes an object. Keys that are not known are ignored.
  ///
  /// - Throws: `DecodingError` if it is no object; nothing else.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    id = (try? container.decodeIfPresent(EchoedID.self, forKey: .id)) ?? .null
    compute = try? container.decodeIfPresent(String.self, forKey: .compute)
    calendar = DeadlineLine.calendar(container)
    target = DeadlineLine.target(container)
    workingSeconds = DeadlineLine.workingSeconds(container)
    from = try? container.decodeIfPresent(String.self, forKey: .from)
    to = try? container.decodeIfPresent(String.self, forKey: .to)
    due = try? container.decodeIfPresent(String.self, forKey: .due)
    pauses = DeadlineLine.pauses(container)
  }

  private static func calendar(
    _ container: KeyedDecodingContainer<Key>
  ) -> Result<CalendarDraft, DeadlineError> {
    do {
      return .success(try container.decode(CalendarDraft.self, forKey: .calendar))
    } catch {
      return .failure(.badCalendar(.malformed(place(of: error))))
    }
  }

  private static func target(
    _ container: KeyedDecodingContainer<Key>
  ) -> Result<Target, DeadlineError> {
    do {
      return .success(try container.decode(Target.self, forKey: .target))
    } catch let error as DeadlineError {
      return .failure(error)
    } catch {
      return .failure(.badTarget("target is missing"))
    }
  }

  private static func workingSeconds(
    _ container: KeyedDecodingContainer<Key>
  ) -> Result<Int, DeadlineError> {
    guard container.contains(.workingSeconds),
      let seconds = try? container.decode(Int.self, forKey: .workingSeconds), seconds >= 0
    else { return .failure(.badTarget("workingSeconds must be a whole number of at least 0")) }
    return .success(seconds)
  }

  private static func pauses(
    _ container: KeyedDecodingContainer<Key>
  ) -> Result<[Bounds], DeadlineError> {
    do {
      return .success(try container.decodeIfPresent([Bounds].self, forKey: .pauses) ?? [])
    } catch {
      return .failure(.badInstant("\(place(of: error)) is missing or of the wrong type"))
    }
  }

  /// Where a value was missing or of another type, such as `calendar.week.mon`.
  private static func place(of error: any Error) -> String {
    let path: [any CodingKey] =
      switch error {
      case DecodingError.keyNotFound(let key, let context): context.codingPath + [key]
      case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context),
        DecodingError.dataCorrupted(let context):
        context.codingPath
      default: []
      }
    let names = path.map { $0.intValue.map { "[\($0)]" } ?? ".\($0.stringValue)" }.joined()
    return String(names.drop { $0 == "." }.prefix(80))
  }
}
