/// Words of the staff's screens.
public enum DeskWord: String, Vocable {
  case deskTitle, signIn, username, password, signInFailed, signInHelp, queues, queueOffice
  case queueUnit, navQueue, navIntake, navSearch, navDeliveries, navPublications, navExtensions
  case navReport, navAdministration, tabMine, tabUnassigned, tabToday, tabOverdue, tabWaiting
  case tabReturned, tabReceived, tabAccepted, tabForwarded, tabInProgress, tabApproval, tabOpen
  case tabUrgent, tabFiled, queueEmpty, queueEmptyText, whatIsNext, seeWholeQueue
  case deliveriesWaiting, publicationsWaiting, extensionsWaiting
  case findTickets, findHint, nothingFound, `any`, stateWord, unitWord, dueWithin
  case dueWord, newTicket, reporter, receiptFacts, storyHint, titleHint, urgentMark
  case anonymousMark, receivedHint, otherUnit, proposedByRules, placeHint
  case unitAndDates, previewButton, previewAgain, previewHint, becauseOf, noUnitFound
  case suggestionsTitle, useSuggestions, suggestionsRestricted
  case restrictedIntake, lateAtReceipt, saveOnly, saveAndAnswer, answerNow, answerText
  case toldAlready, callerKnown, callerUnknown, ticketFiled, accessCode, codeShownOnce
  case codeWasShown, readBack, forwardedTo, proposedUnit, answerBefore, answerWord
  case answeredAlready, printSlip, openTicket, answerDraft, approvedBy, savedAt, submittedAt
  case lateBecause, deliveryWord, ratingWord, olderVersions, publicText, seePublic, historyWord
  case originallyDue, noUnitYet, assigneeWord, cooperatingWord, identityLogged, whatYouCanDo
  case maskedForYou, rawTypedWord, wordsErased, enteredBy, writeAnswer, goodAnswer
  case citizenSees, photoAfter
  case photoNeeded, addPhoto, photoHint, saveDraft, submitForApproval, sendAtOnce
  case sentBackBecause, lateReason, deliverBy, bestWay, ticketChanged, ticketChangedText
  case asYouSaw, asItIs, meanwhile, yourWords, cantAnyMore, originalWords, publicWords
  case photosToShow, photoBefore, documentWord, fileIsCleaned, fileIsRefused, maskHint
  case publicTitle, publicQuestion, publicAnswer, savePublicText, publishNow, publishByOther
  case reasonToKeep, keptWords, letterTitle, letterHint, letterAddress
  case dontPublish, withdrawPublic, withdrawHint, deliveriesTitle, deliveriesIntro
  case deliveriesEmpty, deliveryDone, publicationsTitle, publicationsIntro, publicationsEmpty
  case draftMissing, draftWaits, draftIsYours, extensionsTitle, extensionsEmpty, askedBy
}
