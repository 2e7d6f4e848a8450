import FoundationEssentials
import Rules
import Simulation

/// What somebody does with a ticket of the sample.
enum SampleAct: Sendable {
  case file, accept, forward, takeUp, giveBack, note, ask, reply, submit, sendBack, approve
  case deliver, rate(score: Int), publish, approvePublication, decline, transfer, merge
  case requestExtension, grantExtension
}

/// How a matter came in and how its reporter can be reached.
struct SampleFiling: Sendable {
  let form: SubmissionForm
  let isByCitizen: Bool
  /// Who typed it; not looked at for citizens.
  let username: String

  init(_ matter: Matter, _ names: SampleNames, _ random: inout SeededRandom) {
    let ways: [(channel: String, username: String)] = [
      ("hotline", "tongdai1"), ("hotline", "tongdai2"), ("portal", ""), ("counter", "motcua1"),
      ("hotline", "tongdai3"), ("portal", ""), ("zalo", "tongdai2"), ("email", "tongdai3"),
    ]
    let way = ways[random.below(ways.count)]
    isByCitizen = way.channel == "portal"
    username = way.username
    var form = SubmissionForm()
    form.channel = way.channel
    form.title = matter.title
    form.body = matter.body
    form.kind = matter.kind
    form.category = matter.category
    form.urgent = matter.urgent ?? false
    form.commune = matter.commune ?? ""
    form.placeText = matter.place ?? ""
    if random.happens(12) {
      form.anonymous = true
    } else {
      form.reporterName = names.draw(&random)
      // Numbers with 000 in their middle reach nobody.
      form.phone = String(
        "09\(1 + random.below(8))\(random.below(10))000\(100 + random.below(900))")
    }
    self.form = form
  }
}

/// The life of one matter, as steps in working time.
struct SamplePlan {
  let matter: Matter
  let filing: SampleFiling
  private let start: Date
  private let deadline: Deadline

  init(_ matter: Matter, _ filing: SampleFiling, from start: Date, in calendar: WorkingCalendar) {
    (self.matter, self.filing, self.start) = (matter, filing, start)
    deadline = Deadline(in: calendar)
  }

  /// The steps, in their order.
  func steps(_ random: inout SeededRandom) -> [(at: Date, act: SampleAct)] {
    var road = Road(plan: self)
    road.add(.file, after: 0)
    switch matter.kind {
    case "complaint", "denunciation":
      road.add(.accept, after: random.minutes(2...6))
      road.add(.transfer, after: random.minutes(20...60))
    case "invalid":
      road.add(.decline, after: random.minutes(1...6))
    case _ where matter.sameAs != nil:
      road.add(.accept, after: random.minutes(0.5...3))
      road.add(.merge, after: random.minutes(0.1...1))
    case _:
      work(on: &road, &random)
    }
    return road.steps
  }

  private func work(on road: inout Road, _ random: inout SeededRandom) {
    road.add(.accept, after: random.minutes(0.2...2.5))
    road.add(.forward, after: random.minutes(0.1...1.2))
    if random.happens(6) {
      road.add(.giveBack, after: random.minutes(0.5...3))
      road.add(.forward, after: random.minutes(0.2...2))
    }
    road.add(.takeUp, after: random.minutes(random.happens(92) ? 0.3...6 : 8...14))
    if random.happens(25) { road.add(.note, after: random.minutes(1...6)) }
    if random.happens(8) {
      road.add(.ask, after: random.minutes(1...6))
      if random.happens(75) { road.add(.reply, after: random.minutes(6...30)) }
    }
    let pace = random.below(100)
    if pace >= 92 {
      road.add(.requestExtension, after: random.minutes(8...12))
      road.add(.grantExtension, after: random.minutes(1...4))
    }
    let hours: ClosedRange<Double> = pace < 75 ? 2...14 : pace < 88 ? 12...24 : 30...80
    road.add(.submit, after: random.minutes(hours) / (matter.kind == "question" ? 3 : 1))
    if random.happens(10) {
      road.add(.sendBack, after: random.minutes(1...5))
      road.add(.submit, after: random.minutes(2...8))
    }
    road.add(.approve, after: random.minutes(0.5...7))
    road.add(.deliver, after: random.minutes(0.2...4))
    if random.happens(85) {
      road.add(.publish, after: random.minutes(0.5...3))
      road.add(.approvePublication, after: random.minutes(random.happens(90) ? 0.3...3 : 6...12))
    }
    if random.happens(45) {
      let scores = [3, 3, 3, 3, 3, 3, 2, 2, 3, 1]
      road.add(.rate(score: scores[random.below(scores.count)]), after: random.minutes(4...20))
    }
  }

  /// Collects steps, each so many working minutes after the one before.
  private struct Road {
    let plan: SamplePlan
    var steps: [(at: Date, act: SampleAct)] = []

    mutating func add(_ act: SampleAct, after minutes: Int) {
      let from = steps.last?.at ?? plan.start
      let at =
        minutes == 0
        ? from
        : try? plan.deadline.due(from: from, target: .workingSeconds(minutes * 60))
      steps.append((at ?? from, act))
    }
  }
}
