import FoundationEssentials
import Rules
import Simulation

/// What somebody does with a ticket of the sample.
enum SampleAct: Sendable {
  case file, accept, forward, takeUp, giveBack, note, ask, reply, submit, sendBack, approve
  case deliver, rate(score: Int), publish, approvePublication, merge, withdraw, reopen
  case decline(reason: String), transfer(reason: String)
  case keepUnpublished(reason: String), takeDown(reason: String)
  case requestExtension, grantExtension
}

/// The life of one matter, as steps in working time.
struct SamplePlan {
  let matter: SampleMatter
  let filing: SampleFiling
  private let start: Date
  private let deadline: Deadline
  private let course: SampleCourse?

  init(
    _ matter: SampleMatter, _ filing: SampleFiling, from start: Date, in calendar: WorkingCalendar
  ) {
    (self.matter, self.filing, self.start) = (matter, filing, start)
    (course, deadline) = (matter.course, Deadline(in: calendar))
  }

  /// The steps, in their order.
  func steps(_ random: inout SeededRandom) -> [(at: Date, act: SampleAct)] {
    if let state = course?.rests { return rest(in: state) }
    var road = Road(plan: self)
    road.add(.file, after: 0)
    if matter.kind == "complaint" || matter.kind == "denunciation" {
      road.add(.accept, after: random.minutes(2...6))
      road.add(.transfer(reason: "chuyen"), after: random.minutes(20...60))
    } else if matter.kind == "invalid" || course?.declined != nil {
      let reason = course?.declined ?? "khong_hop_le"
      road.add(.decline(reason: reason), after: random.minutes(1...6))
    } else if matter.sameAs != nil {
      road.add(.accept, after: random.minutes(0.5...3))
      road.add(.merge, after: random.minutes(0.1...1))
    } else if course?.withdrawn == true {
      road.add(.withdraw, after: random.minutes(1...3))
    } else if let reason = course?.transferred {
      road.add(.accept, after: random.minutes(0.5...3))
      road.add(.transfer(reason: reason), after: random.minutes(1...6))
    } else {
      work(on: &road, &random)
      publish(on: &road, &random)
    }
    return road.steps
  }

  /// Whether something happens: as the course says, else by chance in the last weeks.
  private func happens(
    _ said: Bool?, _ percent: Int, _ random: inout SeededRandom
  ) -> Bool {
    let chance = random.happens(percent)
    return said ?? (course?.at == nil && chance)
  }

  private func work(on road: inout Road, _ random: inout SeededRandom) {
    road.add(.accept, after: random.minutes(0.2...2.5))
    road.add(.forward, after: random.minutes(0.1...1.2))
    if happens(course?.returned, 6, &random) {
      road.add(.giveBack, after: random.minutes(0.5...3))
      road.add(.forward, after: random.minutes(0.2...2))
    }
    let isSlow = happens(nil, 8, &random)
    road.add(.takeUp, after: random.minutes(isSlow ? 8...14 : 0.3...6))
    if matter.urgent == true || random.happens(25) {
      road.add(.note, after: random.minutes(0.2...3))
    }
    if happens(course?.asked, 8, &random) {
      road.add(.ask, after: random.minutes(1...6))
      if course?.asked != nil || random.happens(75) {
        road.add(.reply, after: random.minutes(6...30))
      }
    }
    if happens(course?.extended, 8, &random) {
      road.add(.requestExtension, after: random.minutes(8...12))
      road.add(.grantExtension, after: random.minutes(1...4))
    }
    let pace = course == nil ? random.below(100) : course?.late == true ? 95 : 10
    let hours: ClosedRange<Double> = pace < 75 ? 2...14 : pace < 88 ? 12...24 : 50...90
    road.add(.submit, after: random.minutes(hours) / (matter.kind == "question" ? 3 : 1))
    if happens(nil, 10, &random) {
      road.add(.sendBack, after: random.minutes(1...5))
      road.add(.submit, after: random.minutes(2...8))
    }
    road.add(.approve, after: random.minutes(0.5...7))
    road.add(.deliver, after: random.minutes(0.2...4))
    if happens(course?.reopened, 3, &random) {
      road.add(.reopen, after: random.minutes(8...40))
      road.add(.submit, after: random.minutes(6...20))
      road.add(.approve, after: random.minutes(0.5...4))
      road.add(.deliver, after: random.minutes(0.2...4))
    }
  }

  private func publish(on road: inout Road, _ random: inout SeededRandom) {
    if let reason = course?.unpublished {
      road.add(.keepUnpublished(reason: reason), after: random.minutes(0.5...3))
    } else if course?.at != nil || random.happens(85) {
      road.add(.publish, after: random.minutes(0.5...3))
      road.add(.approvePublication, after: random.minutes(random.happens(90) ? 0.3...3 : 6...12))
    }
    if let reason = course?.takenDown {
      road.add(.takeDown(reason: reason), after: random.minutes(16...40))
    }
    let scores = [3, 3, 3, 3, 3, 3, 2, 2, 3, 1]
    let score = scores[random.below(scores.count)]
    if happens(course.map { $0.rated != nil }, 45, &random) {
      road.add(.rate(score: course?.rated ?? score), after: random.minutes(4...20))
    }
  }

  /// Steps to a state in which a ticket stands today, whatever the hour: minutes before the end.
  private func rest(in state: State) -> [(at: Date, act: SampleAct)] {
    let all: [(Double, SampleAct)] =
      switch state {
      case .received, .accepted: [(35, .file)]
      case .forwarded: [(95, .file), (80, .accept), (70, .forward)]
      case .returned: [(180, .file), (170, .accept), (150, .forward), (60, .giveBack)]
      case .awaitingInformation:
        [(290, .file), (280, .accept), (270, .forward), (200, .takeUp), (150, .ask)]
      case .inProgress:
        [(240, .file), (230, .accept), (220, .forward), (120, .takeUp), (100, .note)]
      case .awaitingApproval:
        [(400, .file), (390, .accept), (380, .forward), (300, .takeUp), (25, .submit)]
      case .answered, .closed, .declined, .transferred, .merged, .withdrawn: []
      }
    return all.map { (start.addingTimeInterval(-$0.0 * 60), $0.1) }
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
