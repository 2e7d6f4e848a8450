import Foundation
import Rules

/// What tests of forms begin with: a form that is enough, and an instant at which it is sent.
protocol SubmissionTesting {}

extension SubmissionTesting {
  var now: Date { instant("2026-06-08T09:00:00+07:00") }

  func form(_ edit: (inout SubmissionForm) -> Void = { _ in }) -> SubmissionForm {
    var form = SubmissionForm()
    form.channel = "hotline"
    form.body = "Trước cổng chợ có ổ gà rất lớn. Đề nghị vá lại."
    edit(&form)
    return form
  }

  func parse(_ form: SubmissionForm, by author: Submission.Author = .staff) throws -> Submission {
    try Submission.parse(form, by: author, in: OfficeFixture.catalogue(), now: now)
  }

  func problems(_ form: SubmissionForm, by author: Submission.Author = .staff) -> [FieldProblem] {
    do throws(SubmissionProblems) {
      _ = try Submission.parse(form, by: author, in: OfficeFixture.catalogue(), now: now)
      return []
    } catch {
      return error.problems
    }
  }
}
