public import Rules

extension Wording {
  /// What is about to be done, on its button. Vietnamese says it as the history does; English
  /// tells what is to be done from what was.
  public func act(_ verb: Verb) -> String {
    switch verb {
    case .accept: say(self.verb(verb), "Accept")
    case .decline: say(self.verb(verb), "Decline")
    case .transfer: say(self.verb(verb), "Transfer to a competent authority")
    case .forward: say(self.verb(verb), "Forward")
    case .takeUp: say(self.verb(verb), "Take up")
    case .return: say(self.verb(verb), "Return")
    case .assign: say(self.verb(verb), "Assign")
    case .file, .seeTicket, .seeHistory, .seeIdentity, .recall, .askInformation, .addInformation,
      .note, .contribute, .draftAnswer, .submitAnswer, .approveAnswer, .answerLevel1,
      .recordDelivery, .requestExtension, .grantExtension, .merge, .unmerge, .split, .restrict,
      .publish, .approvePublication, .withdrawPublication, .withdraw, .rate, .reopen, .remind,
      .seeReport, .makeReport, .export, .editCalendar, .editPeople, .editRules, .takeCall,
      .callBack, .blockCaller, .addReporter:
      self.verb(verb)
    }
  }
}
