import Foundation
import Rules
import Simulation
import Store

/// How a matter came in and how its reporter can be reached.
struct SampleFiling: Sendable {
  let form: SubmissionForm
  let isByCitizen: Bool
  /// Who typed it; not looked at for citizens.
  let username: String
  /// How the answer is to reach them; nil for the best way they left.
  let delivery: DeliveryMethod?

  init(_ matter: SampleMatter, _ names: SampleNames, _ random: inout SeededRandom) {
    let ways: [(channel: String, username: String)] = [
      ("hotline", "tongdai1"), ("hotline", "tongdai2"), ("portal", ""), ("counter", "motcua1"),
      ("hotline", "tongdai3"), ("portal", ""), ("zalo", "tongdai2"), ("email", "tongdai3"),
    ]
    let way = ways[random.below(ways.count)]
    let isResting = matter.course?.rests != nil
    let channel =
      matter.course?.channel ?? (isResting && way.channel == "portal" ? "hotline" : way.channel)
    isByCitizen = channel == "portal"
    username = channel == "counter" ? "motcua1" : way.username.isEmpty ? "tongdai1" : way.username
    var form = SubmissionForm()
    form.channel = channel
    form.title = matter.title
    form.body = matter.body
    form.kind = matter.kind
    form.category = matter.category
    form.urgent = matter.urgent ?? false
    form.commune = matter.commune ?? ""
    form.placeText = matter.place ?? ""
    let method = matter.course?.by ?? SampleFiling.method(channel, &random)
    delivery = method == .callBack ? method : nil
    if method == .tracking {
      form.anonymous = true
    } else {
      form.reporterName = names.draw(&random)
    }
    // Whoever left a way to be asked agreed; advice and praise are published with consent only.
    let kind = Kind(rawValue: matter.kind)
    if kind == .suggestion || kind == .praise, method != .tracking {
      form.publicationWish = PublicationWish.agreed.rawValue
    }
    switch method {
    case .tracking, .pickUp: break
    case .email: form.email = "nguoidan\(100 + random.below(900))@thu.example"
    case .letter: form.address = "Số \(1 + random.below(90)), tổ \(1 + random.below(12))"
    case .sms, .callBack:
      // Numbers with 000 in their middle reach nobody.
      form.phone = String(
        "09\(1 + random.below(8))\(random.below(10))000\(100 + random.below(900))")
    }
    self.form = form
  }

  /// What people of a channel leave, more or less.
  private static func method(_ channel: String, _ random: inout SeededRandom) -> DeliveryMethod {
    let chance = random.below(100)
    if chance < 12 { return .tracking }
    switch channel {
    case "email": return .email
    case "counter": return chance < 60 ? .pickUp : .sms
    case "portal": return chance < 40 ? .email : .sms
    default: return chance < 16 ? .letter : chance < 45 ? .sms : .callBack
    }
  }

  /// The form as it is typed at an instant: one that is late says when the matter reached them.
  func typed(at instant: Date, isLate: Bool) -> SubmissionForm {
    var form = form
    if isLate {
      form.receivedAt = Instant.rfc3339(instant.addingTimeInterval(-40 * 86_400))
      form.externalSystem = "Sổ đến"
      form.externalNumber = "\(Int(instant.timeIntervalSince1970) / 60 % 100_000)"
    }
    return form
  }
}
