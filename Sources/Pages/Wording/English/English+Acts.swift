import Rules

extension English {
  func verb(_ verb: Verb) -> String {
    switch verb {
    case .file: "Filed"
    case .seeTicket: "Seen"
    case .seeIdentity: "Identity seen"
    case .accept: "Accepted"
    case .decline: "Declined"
    case .transfer: "Transferred to a competent authority"
    case .forward: "Forwarded"
    case .recall: "Recalled"
    case .takeUp: "Taken up"
    case .return: "Returned"
    case .assign: "Assigned"
    case .askInformation: "Information asked for"
    case .addInformation: "Information added"
    case .note: "Note"
    case .contribute: "Contribution"
    case .draftAnswer: "Answer drafted"
    case .submitAnswer: "Submitted for approval"
    case .approveAnswer: "Answer approved and sent"
    case .answerLevel1: "Answered at once"
    case .recordDelivery: "Delivery recorded"
    case .requestExtension: "Extension asked for"
    case .grantExtension: "Extension"
    case .merge: "Merged"
    case .unmerge: "Unmerged"
    case .split: "Split"
    case .restrict: "Restricted"
    case .publish: "Public text edited"
    case .approvePublication: "Published"
    case .withdrawPublication: "Publication withdrawn"
    case .withdraw: "Withdrawn by the citizen"
    case .rate: "Rated"
    case .reopen: "Reopened"
    case .remind: "Reminder"
    case .seeReport: "Report seen"
    case .makeReport: "Report made"
    case .export: "Data exported"
    case .seeHistory: "History seen"
    case .editCalendar: "Calendar edited"
    case .editRules: "Rules edited"
    case .editPeople: "People edited"
    case .takeCall: "Call taken"
    case .callBack: "Called back"
    case .blockCaller: "Caller blocked"
    case .addReporter: "Added as another reporter"
    }
  }

  func refusal(_ code: String) -> String {
    switch RefusalCode(rawValue: code) {
    case .notFound: "There is no such thing, or you may not see it."
    case .moveNotAllowed: "This can't be done while the ticket is in its present state."
    case .stale: "Somebody else has just changed this ticket. Look again, then go on."
    case .invalid: "Something isn't right yet. See the lines that are marked."
    case .overloaded: "The service is busy. Try again in a few seconds."
    case .keyUsedForAnotherRequest: "This form was sent before with other content. Open a new one."
    case .externalNumberKnown:
      "This external number already has a ticket. Type it into the search field to open that one."
    case .alreadyRated: "This answer was rated already."
    case .noDraft: "There is no answer or public text for this yet."
    case .noRequest: "No request waits for a decision."
    case .alreadyExtended: "It was extended before, or a request is waiting."
    case .tooLate: "It is too late for this."
    case .alreadyLeft:
      "The answer has left and can't be taken back. Reopen the ticket to correct it."
    case .tooEarly: "The citizen still has time to answer."
    case .askedOften:
      "The citizen was asked twice. The unit's head or a dispatcher decides on another question."
    case .notAlike:
      "A confidential ticket is merged only with one that is too. Correct the field of the other first."
    case .othersWait:
      "Others reported the same and wait for the answer of this ticket; it goes on for them."
    case .overlapping: "Something else holds at that time already."
    case .neverPublic: "This ticket may never be public."
    case .ownWork: "Nobody approves their own work."
    case .canNotBeReturned: "Returned twice already: the dispatcher's decision can't be returned."
    case .taken: "This name, code or number is taken."
    case .plannedAlready: "This person has an entry at that time already."
    case .draftEdited:
      "You have changed this text, so it is not published yet. Save it; a colleague approves it."
    case .callWasMissed: "Nobody has answered this call, so nothing came of it yet."
    case .callHasTickets: "This call has tickets, so nothing else came of it."
    case .callBackTaken: "Somebody else is calling this number back."
    case .callBackDone: "This call-back is done."
    case .alreadyBlocked: "This number is blocked already."
    case .inUse: "It is used elsewhere and can't be removed yet."
    case nil: "That didn't work. Please try again."
    }
  }

  func problem(_ code: FieldProblem.Code, of label: String) -> String {
    switch code {
    case .missing: "Fill in “\(label)”."
    case .tooShort(let minimum): "“\(label)” is too short: at least \(minimum) characters."
    case .tooLong(let limit): "“\(label)” is too long: at most \(number(limit)) characters."
    case .unknown: "“\(label)”: there is no such choice. Choose again."
    case .inactive: "“\(label)”: this can't be chosen any more. Choose again."
    case .notValidThen: "“\(label)”: the unit did not exist on that day. Choose again."
    case .badNumber: "“\(label)” must be a number."
    case .outsideVietnam: "“\(label)”: this is outside Viet Nam. Check it again."
    case .badDate: "“\(label)” is no date and time that exists. Write it as 26/11/2026 16:30."
    case .inFuture: "“\(label)” can't be later than now."
    case .tooOld(let days): "“\(label)” can be dated back by \(days) days at most."
    case .badEmail: "“\(label)” isn't right. Write it as name@example.vn."
    case .badPhone: "“\(label)” isn't right. Write it as 0900 000 112."
    case .personal:
      "“\(label)” still tells somebody's number, or the reporter's name or address. Mask it, or "
        + "say why it may stay."
    case .noWay: "“\(label)”: the citizen left no such address. Choose another way."
    case .badUsername:
      "“\(label)” is 2 to 64 small letters without marks, digits, dots, dashes or underscores, such as tongdai1."
    case .notWithin(let from, let through):
      "“\(label)” must be between \(number(from)) and \(number(through))."
    case .outOfOrder: "“\(label)” must come after what stands before it. Check both."
    case .samePerson: "“\(label)” must be somebody else."
    case .unsuitable: "“\(label)”: this person can't do that. Choose another."
    case .notLater: "“\(label)” must be after today: what was filed keeps its dates."
    case .needsRule:
      "Longer than what holds for this kind. Name the rule that allows it in “\(label)”, with its number."
    case .blankLeft:
      "“\(label)” still has a place to fill in, such as [ngày …]. Fill it in or remove it."
    case .unknownPlaceholder:
      "“\(label)” has a word in braces that stands for nothing. See the list below the field."
    }
  }

  func field(_ field: SubmissionField) -> String {
    switch field {
    case .channel: "Channel"
    case .title: "Title"
    case .body: "What happened"
    case .kind: "Kind"
    case .category: "Field"
    case .commune: "Ward or commune"
    case .placeText: "Place"
    case .latitude: "Latitude"
    case .longitude: "Longitude"
    case .reporterName: "Full name"
    case .phone: "Telephone"
    case .email: "E-mail"
    case .address: "Address"
    case .receivedAt: "Received at"
    case .externalSystem: "External system"
    case .externalNumber: "External number"
    case .unit: "Unit"
    case .publicationWish: "Publication"
    }
  }

  func actField(_ key: String) -> String {
    switch ActField(rawValue: key) {
    case .to: "New state"
    case .note: "Note"
    case .reason: "Reason"
    case .unit: "Unit"
    case .person: "Person"
    case .text: "Text"
    case .score: "Rating"
    case .method: "Way of delivery"
    case .amount: "Extension"
    case .into: "Merge into"
    case .template: "Answer template"
    case .parts: "Parts"
    case .title: "Title"
    case .question: "What was reported"
    case .answer: "Answer"
    case .kind: "Kind"
    case .category: "Field"
    case .lateReason: "Reason for the delay"
    case .photo: "Photo after the work"
    case .revision: "Revision"
    case .until: "Until"
    case .username: "User name"
    case .name: "Name"
    case .password: "Password"
    case .role: "Role"
    case .number: "Number"
    case .definition: "Definition"
    case .hours: "Hours"
    case .purpose: "Purpose"
    case .position: "Position"
    case .code: "Code"
    case .exclude: "Who may not see it"
    case .from: "From"
    case .deputy: "Deputy"
    case .watch: "On duty"
    case .day: "Day"
    case .start: "From"
    case .end: "Until"
    case .warnLeft: "Warn when so much is left (hours)"
    case .escalateAfter: "Tell the dispatchers so late (hours)"
    case .validFrom: "Valid from"
    case .calendar: "Calendar"
    case .escalateAgainAfter: "Tell the leaders so late (hours)"
    case .extension: "Extension"
    case .outcome: "Outcome of the call"
    case .places: "Places"
    case nil: key
    }
  }
}
