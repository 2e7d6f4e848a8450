public import Rules

/// Why something was not done: always something the one who acts can understand and mend.
/// Faults of the program or the database are other errors.
public enum Refusal: Error, Sendable, Equatable {
  /// There is no such thing, or the principal may not see it: the two can't be told apart.
  case notFound
  /// A ticket can't go from where it stands to there.
  case moveNotAllowed(from: State, to: State)
  /// Somebody else moved the ticket first; `current` is its revision now.
  case stale(current: Int)
  /// Something is missing or wrong; one or more problems per field.
  case invalid([ActProblem])
  /// It contradicts what is already there.
  case conflict(Conflict)
  /// Too much at once; try again in a few seconds.
  case overloaded

  /// What stands against it.
  public enum Conflict: String, Sendable {
    /// The same Idempotency-Key was used with another body.
    case keyUsedForAnotherRequest = "key_used_for_another_request"
    /// The external number already has a ticket.
    case externalNumberKnown = "external_number_known"
    /// The answer was rated already.
    case alreadyRated = "already_rated"
    /// There is no draft to submit, approve or publish.
    case noDraft = "no_draft"
    /// Nothing was asked for that could be granted.
    case noRequest = "no_request"
    /// An extension was granted before, or waits for a decision.
    case alreadyExtended = "already_extended"
    /// It is too late to ask.
    case tooLate = "too_late"
    /// The answer has left the house.
    case alreadyLeft = "already_left"
    /// The citizen still has time to answer.
    case tooEarly = "too_early"
    /// Something else holds at that time already.
    case overlapping
    /// The citizen was asked twice; somebody else decides on another question.
    case askedOften = "asked_often"
    /// One of two tickets is confidential, the other is not.
    case notAlike = "not_alike"
    /// Others who reported the same were merged into the ticket and wait for its answer.
    case othersWait = "others_wait"
    /// What was to be published was changed, and not saved.
    case draftEdited = "draft_edited"
    /// The ticket may never be public.
    case neverPublic = "never_public"
    /// One may not decide on one's own request, or approve one's own masking.
    case ownWork = "own_work"
    /// Returned twice before: the dispatcher's decision can't be returned.
    case canNotBeReturned = "can_not_be_returned"
    /// The name, code or number is taken.
    case taken
    /// They are away, or on duty, at that time already.
    case plannedAlready = "planned_already"
    /// It is used elsewhere.
    case inUse = "in_use"
    /// Nobody has answered the call.
    case callWasMissed = "call_was_missed"
    /// Tickets came of the call.
    case callHasTickets = "call_has_tickets"
    /// Somebody else is calling the number back.
    case callBackTaken = "call_back_taken"
    /// The call-back is done.
    case callBackDone = "call_back_done"
    /// The number is blocked.
    case alreadyBlocked = "already_blocked"
  }
}
