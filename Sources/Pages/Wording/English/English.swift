import FoundationEssentials
import Rules

/// English: plain, for those who do not read Vietnamese.
struct English: Wording {
  var language: Language { .english }
  let clock: LocalClock

  func kind(_ kind: Kind) -> String {
    switch kind {
    case .feedback: "Feedback"
    case .recommendation: "Recommendation"
    case .regulation: "Feedback on an administrative regulation"
    case .suggestion: "Suggestion"
    case .praise: "Praise"
    case .question: "Question"
    case .informationRequest: "Access to information"
    case .complaint: "Complaint (khiếu nại)"
    case .denunciation: "Denunciation (tố cáo)"
    case .dataSubject: "Data subject request"
    case .invalid: "Invalid"
    }
  }

  func state(_ state: State) -> String {
    switch state {
    case .received: "Waiting to be accepted"
    case .accepted: "Accepted, waiting to be sorted"
    case .awaitingInformation: "Waiting for the citizen"
    case .forwarded: "Waiting for the unit"
    case .returned: "Returned by the unit, to be dispatched"
    case .inProgress: "In progress"
    case .awaitingApproval: "Waiting for approval"
    case .answered: "Answered, waiting for a rating"
    case .closed: "Closed"
    case .declined: "Declined"
    case .transferred: "Transferred to a competent authority"
    case .merged: "Merged into another ticket"
    case .withdrawn: "Withdrawn by the citizen"
    }
  }

  func stateForCitizen(_ state: State) -> String {
    switch state {
    case .received: "Sent"
    case .accepted: "Accepted"
    case .awaitingInformation: "More information needed"
    case .forwarded: "With the responsible unit"
    case .returned: "On its way to another unit"
    case .inProgress, .awaitingApproval: "In progress"
    case .answered: "Answered"
    case .closed: "Completed"
    case .declined: "Declined"
    case .transferred: "Transferred to the competent authority"
    case .merged: "Joined with the same matter sent before"
    case .withdrawn: "Withdrawn"
    }
  }

  func nextForCitizen(_ state: State) -> String {
    switch state {
    case .received: "An officer will read what you sent and let you know within the working day."
    case .accepted: "We are choosing the unit that is responsible."
    case .awaitingInformation:
      "We need to know more from you. The time limit stands still until you add it."
    case .forwarded: "The responsible unit will take it up."
    case .returned: "It is being passed to the right unit. The time limit does not change."
    case .inProgress: "The unit is looking into it and will answer you."
    case .awaitingApproval:
      "The answer is written and waits for the approval of the head of unit."
    case .answered:
      "Please read the answer and rate it. If you disagree, you can ask us to reopen it within 30 days."
    case .closed: "This matter is completed. Thank you."
    case .declined: "This was not accepted; the reason is given below."
    case .transferred: "The competent authority will consider it and answer you."
    case .merged: "You will still be answered, together with those who reported the same before."
    case .withdrawn: "You withdrew this. Nothing more will be done."
    }
  }

  func obligation(_ obligation: ObligationKind) -> String {
    switch obligation {
    case .accept: "Acceptance"
    case .forward: "Forwarding to a unit"
    case .answer: "Answer to the citizen"
    case .measures: "First emergency measure"
    case .takeUp: "Taking up by the unit"
    case .unitAnswer: "Answer submitted by the unit"
    case .deliver: "Delivery of the answer"
    case .publish: "Publication"
    }
  }

  func role(_ role: Role) -> String {
    switch role {
    case .citizen: "Citizen or business"
    case .operator: "Operator"
    case .dispatcher: "Dispatcher"
    case .officer: "Officer"
    case .head: "Head of unit"
    case .publisher: "Publisher"
    case .leader: "Leader"
    case .reportingOfficer: "Reporting officer"
    case .restrictedOfficer: "Officer for complaints and denunciations"
    case .collaborator: "Community digital team"
    case .auditor: "Auditor"
    case .administrator: "Administrator"
    }
  }

  func channel(_ channel: KnownChannel) -> String {
    switch channel {
    case .hotline: "Hotline"
    case .callCentre1022: "Contact centre 1022"
    case .portal: "Web portal"
    case .counter: "One-stop counter"
    case .kiosk: "Kiosk"
    case .email: "E-mail"
    case .sms: "Text message"
    case .zalo: "Zalo"
    case .facebook: "Facebook"
    case .app: "Mobile app"
    case .nationalPortal: "National feedback system"
    case .post: "Post"
    case .dialogue: "Dialogue meeting"
    case .commentBook: "Comment book"
    case .communityTeam: "Community digital team"
    case .petitionList: "Voters' petitions"
    }
  }
}
