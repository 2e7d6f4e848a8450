import Casework
import Pages
import Rules

/// Looking at who reported: a click with a reason, written down before anything is shown.
enum IdentityAct {
  /// The form of that click; nil without the right.
  static func form(_ forms: ActForms) -> ActForm? {
    guard forms.view.may(.seeIdentity), !forms.view.isMasked else { return nil }
    let words = forms.words
    let act = forms.of("identity")
    var form = act.form(
      words[.actIdentity], note: words[.actIdentityNote],
      [
        act.choice(
          "reason", words[.actReason],
          Choices.reasons(forms.reasons["see_identity"] ?? [], in: words.language),
          none: words[.choose]),
        act.line("other", words[.actIdentityOther]),
      ], buttons: [ActForm.Button(words[.actShow], .second)])
    form.address = "/desk/tickets/\(forms.view.header.number)/identity"
    return form
  }

  /// Who reported, line by line.
  static func lines(_ row: ReporterRow, _ words: any Wording) -> TicketHands.Identity {
    let fields: [(SubmissionField, String?)] = [
      (.reporterName, row.name), (.phone, row.phoneTyped ?? row.phone), (.email, row.email),
      (.address, row.address),
    ]
    let lines = fields.compactMap { field, value in
      value.map { TicketHands.Identity.Line(words.field(field), $0) }
    }
    return TicketHands.Identity(
      lines.isEmpty
        ? [TicketHands.Identity.Line(words[.reporter], words[.anonymousMark])] : lines)
  }
}
