import Rules
import Testing

/// A move and what it does to what is owed, in short: `+` starts, `=` meets, `-` cancels, with the
/// obligation's name; `pause` and `resume`; `none` cancels everything.
struct PlannedMove: Sendable, CustomTestStringConvertible {
  let from: State?
  let to: State
  let effects: String

  var testDescription: String { "\(from?.rawValue ?? "new") → \(to.rawValue)" }
  var move: Move { Move(from: from, to: to) }

  init(_ from: State?, _ to: State, _ effects: String) {
    self.from = from
    self.to = to
    self.effects = effects
  }

  /// The effects as values.
  var planned: [ObligationEffect] {
    effects.split(separator: " ").flatMap { word -> [ObligationEffect] in
      switch word {
      case "pause": return [.pause]
      case "resume": return [.resume]
      case "none": return ObligationKind.allCases.map { .cancel($0) }
      default:
        guard let kind = ObligationKind(rawValue: String(word.dropFirst())) else { return [] }
        return [word.first == "+" ? .start(kind) : word.first == "=" ? .meet(kind) : .cancel(kind)]
      }
    }
  }
}

@Suite("What moves do to what is owed")
struct ObligationPlanTests {
  /// The table of `product.md`, "Obligations", for an ordinary ticket that will be published.
  static let table: [PlannedMove] = [
    PlannedMove(nil, .received, "+answer +accept"),
    PlannedMove(nil, .accepted, "+answer +forward"),
    PlannedMove(.received, .accepted, "=accept +forward"),
    PlannedMove(.received, .declined, "=accept none"),
    PlannedMove(.received, .merged, "-accept none"),
    PlannedMove(.received, .withdrawn, "-accept none"),
    PlannedMove(.accepted, .forwarded, "=forward +take_up"),
    PlannedMove(.accepted, .awaitingInformation, "pause"),
    PlannedMove(.accepted, .answered, "=forward =answer -unit_answer -measures +deliver +publish"),
    PlannedMove(.accepted, .declined, "=forward none"),
    PlannedMove(.accepted, .transferred, "=forward none"),
    PlannedMove(.accepted, .merged, "-forward none"),
    PlannedMove(.accepted, .withdrawn, "-forward none"),
    PlannedMove(.awaitingInformation, .accepted, "resume"),
    PlannedMove(.awaitingInformation, .inProgress, "resume"),
    PlannedMove(.awaitingInformation, .declined, "resume =forward none"),
    PlannedMove(.awaitingInformation, .withdrawn, "resume none"),
    PlannedMove(.forwarded, .inProgress, "=take_up +unit_answer"),
    PlannedMove(.forwarded, .returned, "=take_up -measures +forward"),
    PlannedMove(.forwarded, .accepted, "-take_up -measures +forward"),
    PlannedMove(.forwarded, .withdrawn, "-take_up -measures none"),
    PlannedMove(.returned, .forwarded, "=forward +take_up"),
    PlannedMove(.returned, .answered, "=forward =answer -unit_answer -measures +deliver +publish"),
    PlannedMove(.returned, .declined, "=forward none"),
    PlannedMove(.returned, .transferred, "=forward none"),
    PlannedMove(.returned, .merged, "-forward none"),
    PlannedMove(.returned, .withdrawn, "-forward none"),
    PlannedMove(.inProgress, .awaitingApproval, "=unit_answer"),
    PlannedMove(.inProgress, .awaitingInformation, "pause"),
    PlannedMove(.inProgress, .withdrawn, "none"),
    PlannedMove(.awaitingApproval, .answered, "=answer -unit_answer -measures +deliver +publish"),
    PlannedMove(.awaitingApproval, .inProgress, "+unit_answer"),
    PlannedMove(.awaitingApproval, .withdrawn, "none"),
    PlannedMove(.answered, .closed, ""),
    PlannedMove(.answered, .inProgress, "-deliver -publish +answer +unit_answer"),
    PlannedMove(.closed, .inProgress, "-deliver -publish +answer +unit_answer"),
    PlannedMove(.merged, .received, "+answer +accept"),
    PlannedMove(.merged, .accepted, "+answer +forward"),
    PlannedMove(.merged, .returned, "+answer +forward"),
  ]

  @Test("The table has every allowed move once")
  func complete() {
    #expect(Set(Self.table.map(\.move)) == Move.allowed)
    #expect(Self.table.count == Move.allowed.count)
  }

  @Test(
    "Taking an answer back ends what it began, and lets go on what it ended",
    arguments: Move.takingBack)
  func takingBack(move: Move) {
    for urgent in [true, false] {
      let subject = ObligationPlan.Subject(urgent: urgent, restricted: false, publishable: true)
      #expect(
        ObligationPlan.effects(of: move, on: subject)
          == [.cancel(.deliver), .cancel(.publish), .goOn])
    }
  }

  @Test("A move does what the table says", arguments: table)
  func ordinary(row: PlannedMove) {
    let subject = ObligationPlan.Subject(urgent: false, restricted: false, publishable: true)
    #expect(ObligationPlan.effects(of: row.move, on: subject) == row.planned)
  }

  @Test("Only urgent tickets owe measures, from each forwarding", arguments: table)
  func urgent(row: PlannedMove) {
    let subject = ObligationPlan.Subject(urgent: true, restricted: false, publishable: true)
    let measures: [ObligationEffect] = row.to == .forwarded ? [.start(.measures)] : []
    #expect(ObligationPlan.effects(of: row.move, on: subject) == row.planned + measures)
  }

  @Test("What is never published owes no publication", arguments: table)
  func unpublished(row: PlannedMove) {
    let subject = ObligationPlan.Subject(urgent: false, restricted: false, publishable: false)
    let planned = row.planned.filter { $0 != .start(.publish) }
    #expect(ObligationPlan.effects(of: row.move, on: subject) == planned)
  }

  @Test("A restricted ticket owes no forwarding, and no unit owes its part", arguments: table)
  func restricted(row: PlannedMove) {
    let subject = ObligationPlan.Subject(urgent: false, restricted: true, publishable: false)
    let none: [ObligationEffect] = [.start(.publish), .start(.forward), .start(.unitAnswer)]
    let planned = row.planned.filter { !none.contains($0) }
    #expect(ObligationPlan.effects(of: row.move, on: subject) == planned)
  }
}
