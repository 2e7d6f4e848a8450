import Casework
import Delivery
import FoundationEssentials
import Pages
import Rules

// Errands that tell somebody something.

extension Bench {
  /// Brings an answer to the citizen. What was sent and not yet recorded when a worker died is
  /// sent again under the same id; what was recorded is not sent again.
  func deliver(_ delivery: Int64, id: Int64, isLast: Bool) async throws -> End {
    guard let parcel = try await office.parcel(delivery: delivery) else { return .done }
    let outcome = await send(.answered, parcel, id: "answer-\(id)")
    switch outcome {
    case .sent:
      try await office.answerWasDelivered(delivery)
      return .done
    case .temporary(let code):
      try await office.answerWasNotDelivered(delivery, code: code, forGood: isLast)
      return .retry(code)
    case .permanent(let code):
      // Not a dead letter: it is open on the desk, for somebody to find another way.
      try await office.answerWasNotDelivered(delivery, code: code, forGood: true)
      return .done
    }
  }

  /// Tells a citizen that their ticket moved. They can always read it by number and code, so a
  /// message that can't be delivered is let go.
  func tellCitizen(_ ticket: Int64, _ news: Errand.News, id: Int64) async throws -> End {
    guard let parcel = try await office.parcel(tellingAbout: ticket) else { return .done }
    let told = CitizenNews(news)
    return end(of: await send(told, parcel, id: "news-\(id)"))
  }

  /// Tells somebody of the office, in one message, of every clock that needs them.
  func notify(_ person: Int64, id: Int64, isLast: Bool) async throws -> End {
    guard let parcel = try await office.parcel(telling: person, errand: id) else { return .done }
    let message = "clock-\(id)"
    let outcome: Outcome
    if let email = parcel.address.email {
      let letter = letters.mail(parcel.notices)
      outcome = await carriers.mail.send(letter.message(message, to: email), at: office.now)
    } else if let phone = parcel.address.phone {
      let letter = letters.text(parcel.notices)
      outcome = await carriers.sms.send(letter.message(message, to: phone), at: office.now)
    } else {
      // The desk shows them the same, in red.
      try await office.wereTold(parcel, isSent: nil)
      return .done
    }
    switch outcome {
    case .temporary where !isLast: break
    case .sent: try await office.wereTold(parcel, isSent: true)
    case .temporary, .permanent: try await office.wereTold(parcel, isSent: false)
    }
    return end(of: outcome)
  }

  private func end(of outcome: Outcome) -> End {
    switch outcome {
    case .sent, .permanent("no_carrier"): .done
    case .temporary(let code): .retry(code)
    case .permanent(let code): .dead(code)
    }
  }

  private func send(_ news: CitizenNews, _ parcel: CitizenParcel, id: String) async -> Outcome {
    let subject = LetterBook.Subject(
      number: parcel.number, dueAt: parcel.dueAt, unit: parcel.unit, answer: parcel.answer)
    switch parcel.method {
    case .email:
      let letter = letters.mail(news, subject)
      return await carriers.mail.send(letter.message(id, to: parcel.recipient), at: office.now)
    case .sms:
      let letter = letters.text(news, subject)
      return await carriers.sms.send(letter.message(id, to: parcel.recipient), at: office.now)
    case .tracking: return .sent
    case .callBack, .pickUp, .letter: return .permanent("not_automatic")
    }
  }
}

extension Letter {
  fileprivate func message(_ id: String, to recipient: String) -> Message {
    Message(id: id, to: recipient, subject: subject, body: body)
  }
}

extension CitizenNews {
  fileprivate init(_ news: Errand.News) {
    self =
      switch news {
      case .accepted: .accepted
      case .forwarded: .forwarded
      case .question: .question
      case .answered: .answered
      case .declined: .declined
      case .transferred: .transferred
      case .extended: .extended
      }
  }
}
