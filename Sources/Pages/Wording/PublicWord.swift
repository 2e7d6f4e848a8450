/// Words of the public site.
public enum PublicWord: String, Vocable {
  case homeTitle, homeLead, doorSend, doorSendText, doorTrack, doorTrackText, doorResults
  case doorResultsText, hotlinesTitle, hotlinesLead, allHotlines, hotlineAnnounced
  case noHotlines, latestResults, allResults, howTitle, howOne, howTwo, howThree, howFour
  case resultsTitle, resultsLead, resultsQuery, resultsQueryHint, resultsFilters, resultsAny
  case resultsUnit, resultsCommune, resultsNone, resultsNoneText, resultsNoneYet, resultsFeed
  case resultAsked, resultAnswered, resultPhotos, resultPhotoBefore, resultPhotoAfter
  case resultReceived, resultDue, resultAnsweredAt, resultPlace, resultCategory
  case resultKind, resultChannel, resultPublished, resultRatings, resultSame, resultBack
  case resultMasked, resultUnderReview, resultUnderReviewText
  case goneTitle, sendTitle, sendLead, sendDanger, sendPolice, sendFire
  case sendAmbulance, sendChildren, sendNotYet, sendAnyway, sendStory, sendPlace, sendPhotos
  case sendSorting, sendSortingNote, sendReporter, sendReporterNote, sendBody, sendBodyHint
  case sendHeading, sendHeadingHint, sendPlaceText, sendPlaceHint, sendCommune, sendUnknown
  case sendPhotoField, sendPhotoHint, sendKept, sendName, sendPhone, sendEmail, sendAddress
  case sendAddressHint, sendAnonymous, sendPublicationWish, sendPublicationWishHint, sendPrivacy
  case sendPrivacyMore, sendComplaint, sendComplaintText, sendDenunciation, sendButton
  case sendExpired, sendSentBefore, sendBusy, sendTooLarge, sendTooMany, receiptTitle
  case receiptNumber, receiptCode, receiptKeep, receiptCodeGone, receiptNext, receiptReceived
  case receiptDue, receiptPhotosFailed, receiptTrack, receiptAnother, receiptWhere, receiptHotline
  case trackTitle
  case trackLead, trackNumberHint, trackCodeHint, trackButton, trackBadNumber, trackBadCode
  case trackNotFound, trackLost, trackLostText, ownYouSaid, ownAnswer, ownHistory
  case ownReason, ownFromOffice, ownFromYou, ownDue, ownUnit, ownReceived, ownPhotos
  case ownApart, ownMerged, ownAdd, ownAddText, ownAddPhotos, ownAddButton, ownAdded, ownRate
  case ownRateScore, ownRateComment, ownRateCommentHint, ownRateButton, ownRateMissing, ownRated
  case ownYourRating, ownReopen, ownReopenText, ownReopenHint, ownReopened, ownWithdraw
  case ownWithdrawText, ownWithdrawHint, ownWithdrawButton, ownWithdrawn, ownChanged, ownExpired
  case ownLeave, aboutTitle
}
