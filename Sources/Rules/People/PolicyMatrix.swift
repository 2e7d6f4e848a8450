extension Policy {
  /// The permission matrix: a role that is missing from a verb's row may never do it.
  static let matrix: [Verb: [Role: Scope]] = [
    .file: [
      .citizen: .self, .operator: .office, .dispatcher: .office, .officer: .unit, .head: .unit,
      .restrictedOfficer: .office, .collaborator: .own,
    ],
    .seeTicket: [
      .citizen: .code, .operator: .office, .dispatcher: .office, .officer: .unit, .head: .unit,
      .publisher: .answered, .leader: .office, .restrictedOfficer: .restricted,
      .collaborator: .own, .auditor: .masked,
    ],
    .seeIdentity: [
      .operator: .own, .dispatcher: .office, .officer: .assigned, .head: .unit,
      .restrictedOfficer: .restricted, .collaborator: .own,
    ],
    .accept: [.operator: .office, .dispatcher: .office, .restrictedOfficer: .restricted],
    .decline: [.dispatcher: .office, .restrictedOfficer: .restricted],
    .transfer: [.dispatcher: .office, .restrictedOfficer: .restricted],
    .forward: [.operator: .atFiling, .dispatcher: .office],
    .recall: [.dispatcher: .office],
    .takeUp: [.officer: .unit, .head: .unit, .restrictedOfficer: .restricted],
    .return: [.officer: .unit, .head: .unit],
    .assign: [.officer: .self, .head: .unit, .restrictedOfficer: .restricted],
    .askInformation: [
      .operator: .own, .dispatcher: .office, .officer: .assigned, .head: .unit,
      .restrictedOfficer: .restricted,
    ],
    .addInformation: [
      .citizen: .code, .operator: .office, .dispatcher: .office, .officer: .unit, .head: .unit,
      .restrictedOfficer: .restricted, .collaborator: .own,
    ],
    .note: [
      .operator: .office, .dispatcher: .office, .officer: .unit, .head: .unit,
      .publisher: .answered, .restrictedOfficer: .restricted,
    ],
    .contribute: [.officer: .cooperating, .head: .cooperating],
    .draftAnswer: [
      .operator: .level1, .dispatcher: .office, .officer: .assigned, .head: .unit,
      .restrictedOfficer: .restricted,
    ],
    .submitAnswer: [.officer: .assigned, .head: .unit, .restrictedOfficer: .restricted],
    .approveAnswer: [.dispatcher: .office, .head: .unit, .restrictedOfficer: .restricted],
    .answerLevel1: [.operator: .office, .dispatcher: .office],
    .recordDelivery: [
      .operator: .office, .dispatcher: .office, .officer: .assigned, .head: .unit,
      .restrictedOfficer: .restricted,
    ],
    .requestExtension: [.officer: .assigned, .head: .unit],
    .grantExtension: [.dispatcher: .outer, .head: .inner],
    .merge: [.dispatcher: .office],
    .unmerge: [.dispatcher: .office],
    .split: [.dispatcher: .office],
    .restrict: [
      .operator: .office, .dispatcher: .office, .officer: .unit, .head: .unit,
      .restrictedOfficer: .restricted,
    ],
    .publish: [.publisher: .answered],
    .approvePublication: [.publisher: .answeredNotOwn],
    .withdrawPublication: [
      .dispatcher: .office, .publisher: .answered, .restrictedOfficer: .restricted,
    ],
    .withdraw: [.citizen: .code, .operator: .own, .collaborator: .own],
    .rate: [.citizen: .code],
    .reopen: [
      .citizen: .code, .operator: .office, .dispatcher: .office, .head: .unit,
      .restrictedOfficer: .restricted,
    ],
    .remind: [.dispatcher: .office, .head: .unit, .leader: .office],
    .seeReport: [
      .dispatcher: .office, .officer: .unit, .head: .unit, .leader: .office,
      .reportingOfficer: .office, .auditor: .office,
    ],
    .makeReport: [
      .dispatcher: .office, .head: .unit, .leader: .office, .reportingOfficer: .office,
    ],
    .export: [
      .dispatcher: .office, .head: .unit, .leader: .office, .reportingOfficer: .office,
      .auditor: .masked,
    ],
    .seeHistory: [
      .operator: .office, .dispatcher: .office, .officer: .unit, .head: .unit, .leader: .office,
      .restrictedOfficer: .restricted, .auditor: .masked,
    ],
    .editCalendar: [.administrator: .office],
    .editRules: [.administrator: .office],
    .editPeople: [.administrator: .office],
    .takeCall: [.operator: .own, .dispatcher: .office],
    .callBack: [.operator: .office, .dispatcher: .office],
    .blockCaller: [.dispatcher: .office],
    .addReporter: [.operator: .own, .dispatcher: .office],
  ]
}
