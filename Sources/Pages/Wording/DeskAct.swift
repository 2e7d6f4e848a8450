/// Words of what staff can do on a ticket, and of the registers.
public enum DeskAct: String, Vocable {
  case actResume, actResumeNote
  case actNote, actNoteForUnit, actReason, actUnit, actDecide, actPerson, actAssignSelf
  case actCooperate, actQuestion, actQuestionNote, actInformation, actInformationNote
  case actNoteTitle, actNoteHint, actMeasure, actContribute, actLetterNote, actAuthority
  case actApprove, actSendBack, actDelivery, actDone, actEndDelivery, actKeepTrying
  case actExtend, actExtendNote, actClock
  case actAmount, actDecideExtension, actGrant, actRefuse, actMerge, actMergeInto, actMergeNote
  case actUnmerge, actSplit, actSplitNote, actSplitButton, actRestrict, actRestrictNote
  case actRemind, actRemindText, actReopen, actReopenNote, actWithdraw, actRecall, actNewCode
  case actNewCodeNote, actIdentity, actIdentityNote, actIdentityOther, actShow, sendNote
  case sendAsk, draftSaved, photoReceived, publicTextSaved, adminTitle
  case adminHotlines, adminCalendars, adminUnits, adminPeople, adminRules, adminLevels
  case adminDeadLetters, addNew, removeWord, nameWord, shortNameWord, codeWord
  case sortWord, parentWord, validFrom, validTo, aliasesWord, numberWord, purposeWord, hoursWord
  case announcedWord, publicWord, positionWord, keywordWord, conditionsWord, becauseWord
  case obligationWord, targetWord, targetUnit, calendarWord, basisWord, rolesWord, activeWord
  case newPassword, setPassword, giveRole, endRole, roleWord, emailWord, versionWord, newVersion
  case versionNote, closedDays, specialDays, laterWeeks, openDeadlinesMove, rulesOrder
  case levelsIntro, registerEmpty, attemptsWord, failureWord, whenWord, whoWord, deadEmpty
  case savedMessage, refusedPublicationMessage, sortOfWork, validity, unitsToday
  case unitsOther, hasPasswordWord, endOfDayWord, receiptDayWord, alarmsWord, dayWord, dayOff,
    workHours
}

extension Wording {
  /// A word of what staff can do.
  public subscript(word: DeskAct) -> String { word.text(in: language) }
}
