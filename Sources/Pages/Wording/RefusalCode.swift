/// The refusals of `Casework`, by their raw codes: this room doesn't know that one.
enum RefusalCode: String, CaseIterable {
  case notFound = "not_found"
  case moveNotAllowed = "move_not_allowed"
  case stale
  case invalid
  case overloaded
  case keyUsedForAnotherRequest = "key_used_for_another_request"
  case externalNumberKnown = "external_number_known"
  case alreadyRated = "already_rated"
  case noDraft = "no_draft"
  case noRequest = "no_request"
  case alreadyExtended = "already_extended"
  case tooLate = "too_late"
  case alreadyLeft = "already_left"
  case tooEarly = "too_early"
  case overlapping
  case askedOften = "asked_often"
  case notAlike = "not_alike"
  case othersWait = "others_wait"
  case neverPublic = "never_public"
  case ownWork = "own_work"
  case canNotBeReturned = "can_not_be_returned"
  case taken
  case plannedAlready = "planned_already"
  case inUse = "in_use"
  case draftEdited = "draft_edited"
  case callWasMissed = "call_was_missed"
  case callHasTickets = "call_has_tickets"
  case callBackTaken = "call_back_taken"
  case callBackDone = "call_back_done"
  case alreadyBlocked = "already_blocked"
}

/// The values of verbs, by the keys that `Casework.ActProblem` gives them.
enum ActField: String, CaseIterable {
  case to, note, reason, unit, person, text, score, method, amount, into, parts, title
  case question, answer, kind, category, lateReason, photo, revision, until, username, name
  case password, role, number, definition, hours, purpose, position, code
  case exclude, from, deputy, watch, day, start, end, warnLeft, escalateAfter, escalateAgainAfter
  case validFrom, calendar, `extension`, outcome, places, template
}
