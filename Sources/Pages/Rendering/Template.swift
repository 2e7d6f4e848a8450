/// Every template a page may use, by its path below `templates`; the program doesn't start
/// without one of them.
public enum Template: String, CaseIterable, Sendable {
  // Frames.
  case publicLayout = "layout/public"
  case deskLayout = "layout/desk"
  case bareLayout = "layout/bare"
  case paperLayout = "layout/paper"

  // Pages that say one thing: an error, a confirmation.
  case message = "system/message"

  // The public site.
  case home = "public/home"
  case about = "public/about"
  case hotlines = "public/hotlines"
  case ownTicket = "public/own"
  case receipt = "public/receipt"
  case result = "public/result"
  case results = "public/results"
  case send = "public/send"
  case track = "public/track"

  // The desk.
  case deskSignIn = "desk/sign-in"
  case deskHome = "desk/home"
  case deskQueue = "desk/queue"
  case deskTriage = "desk/triage"
  case deskKeys = "desk/keys"
  case deskSearch = "desk/search"
  case deskIntake = "desk/intake"
  case deskReady = "desk/ready"
  case deskReceipt = "desk/receipt"
  case deskSlip = "desk/slip"
  case deskLetter = "desk/letter"
  case deskTicket = "desk/ticket"
  case deskAnswer = "desk/answer"
  case deskStale = "desk/stale"
  case deskPublication = "desk/publication"
  case deskTasks = "desk/tasks"
  case deskForms = "desk/forms"
  case deskList = "desk/list"
  case deskRegisters = "desk/registers"
  case deskWeekly = "desk/weekly"
  case deskLedger = "desk/ledger"
  case deskCalendar = "desk/calendar"
  case deskContribution = "desk/contribution"
  case deskCallBacks = "desk/call-backs"
  case deskCallBack = "desk/call-back"

  // Papers that stand alone.
  case paperWeekly = "paper/weekly"
  case paperTicket = "paper/ticket"
  case paperDocuments = "paper/documents"
}
