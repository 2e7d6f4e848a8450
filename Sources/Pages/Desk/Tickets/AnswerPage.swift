public import FoundationEssentials
public import Rules

/// Writing the answer: what was asked above, a template to begin from, the words, what a good
/// answer says, and what the citizen will see.
public struct AnswerPage: Page {
  /// The answer as the citizen will read it on the page of their ticket.
  public struct Preview: Sendable, Hashable {
    /// The words.
    public var text: String
    /// Whether they were typed and are not saved yet.
    public var isTyped: Bool
    /// The unit, as far as the citizen is told.
    public var unit: String?
    /// When it would be answered.
    public var answeredAt: Date
    /// Until when it could be disputed.
    public var disputeUntil: Date

    /// An answer.
    public init(
      _ text: String, isTyped: Bool, unit: String?, answeredAt: Date, disputeUntil: Date
    ) {
      self.text = text
      self.isTyped = isTyped
      self.unit = unit
      self.answeredAt = answeredAt
      self.disputeUntil = disputeUntil
    }

    func content(_ number: TicketNumber, _ words: any Wording) -> Content {
      let head: Content = [
        "note": words[isTyped ? .previewTyped : .previewSaved], "number": "\(number)",
        "state": words.stateForCitizen(.answered),
        "next": words.nextForCitizen(.answered, mergedInto: nil), "unit": unit,
      ]
      return head.merging(
        OwnReply(text, answeredAt: answeredAt, disputeUntil: disputeUntil).content(words))
    }
  }

  /// The number.
  public var number: TicketNumber
  /// What was asked.
  public var matter: TicketMatter
  /// What to do by when.
  public var clock: TicketClocks.Owed?
  /// Templates to begin from; nil if there are none.
  public var chooser: Field?
  /// The editor: the words, and what goes with handing in.
  public var form: ActForm
  /// What the words have of a good answer.
  public var checklist: AnswerChecklist
  /// Whether the category asks for such a photo and there is none.
  public var lacksPhoto: Bool
  /// As the citizen will read it; nil while there are no words.
  public var preview: Preview?
  /// Why the last draft came back; nil if it did not.
  public var sentBack: String?
  /// What is wrong.
  public var problems: ErrorSummary?

  /// An editor.
  public init(
    number: TicketNumber, matter: TicketMatter, clock: TicketClocks.Owed?, chooser: Field?,
    form: ActForm, checklist: AnswerChecklist, lacksPhoto: Bool, preview: Preview?,
    sentBack: String?, problems: ErrorSummary? = nil
  ) {
    self.number = number
    self.matter = matter
    self.clock = clock
    self.chooser = chooser
    self.form = form
    self.checklist = checklist
    self.lacksPhoto = lacksPhoto
    self.preview = preview
    self.sentBack = sentBack
    self.problems = problems
  }

  /// `desk/answer`.
  public var template: Template { .deskAnswer }

  /// "Soạn câu trả lời".
  public func title(_ words: any Wording) -> String { "\(words[.writeAnswer]) · \(number)" }

  /// What the template sees.
  public func content(_ words: any Wording) -> Content {
    [
      "number": "\(number)", "href": words.address("/desk/tickets/\(number)"),
      "matter": matter.content(words), "clock": clock?.content(words),
      "chooser": chooser?.content, "form": form.content(words), "lacksPhoto": lacksPhoto,
      "points": AnswerPoint.allCases.map {
        point(
          $0, words)
      },
      "emptyPhrases": checklist.empty.isEmpty ? nil : words.quoted(checklist.empty),
      "preview": preview?.content(number, words), "sentBack": sentBack,
      "problems": problems?.content,
    ]
  }

  private func point(_ point: AnswerPoint, _ words: any Wording) -> Content {
    let isMet = checklist.met.contains(point)
    return [
      "name": words.answerPoint(point), "isMet": isMet,
      "sign": words[isMet ? .pointMet : .pointMissing],
      "hint": isMet ? nil : words.answerPointHint(point),
    ]
  }
}
