/// Everything that can be done; the rows of the permission matrix.
public enum Verb: String, CaseIterable, Sendable, Codable {
  case file
  case seeTicket = "see_ticket"
  case seeIdentity = "see_identity"
  case accept
  case decline
  case transfer
  case forward
  case recall
  case takeUp = "take_up"
  case `return`
  case assign
  case askInformation = "ask_information"
  case addInformation = "add_information"
  case note
  case contribute
  case draftAnswer = "draft_answer"
  case submitAnswer = "submit_answer"
  case approveAnswer = "approve_answer"
  case answerLevel1 = "answer_level1"
  case recordDelivery = "record_delivery"
  case requestExtension = "request_extension"
  case grantExtension = "grant_extension"
  case merge
  case unmerge
  case split
  case restrict
  case publish
  case approvePublication = "approve_publication"
  case withdrawPublication = "withdraw_publication"
  case withdraw
  case rate
  case reopen
  case remind
  case seeReport = "see_report"
  case makeReport = "make_report"
  case export
  case seeHistory = "see_history"
  case editCalendar = "edit_calendar"
  case editRules = "edit_rules"
  case editPeople = "edit_people"
  case takeCall = "take_call"
  case callBack = "call_back"
  case blockCaller = "block_caller"
  case addReporter = "add_reporter"
}
