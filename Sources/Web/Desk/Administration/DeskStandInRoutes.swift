import Casework
import FoundationEssentials
import HTTPTypes
import Hummingbird
import Pages
import Rules
import Store

/// Who is away, who stands in, who is on duty.
enum DeskStandInRoutes {
  private static let path = "/desk/admin/stand-ins"
  /// The most entries of each list that the page shows.
  private static let inSight = 60

  static let routes: [Route] = [
    .get(path, for: .desk, does: .editPeople) { call in
      try await page(call, RegisterForm(call.words), .ok)
    },
    .post("\(path)/absences", for: .desk, does: .editPeople) { call in
      try await call.register({ try await page(call, $0, $1) }) { fields in
        try await call.office.addAbsence(absence(fields), by: call.actor())
        return path
      }
    },
    .post("\(path)/duties", for: .desk, does: .editPeople) { call in
      try await call.register({ try await page(call, $0, $1) }) { fields in
        let catalogue = try await call.office.catalogue()
        do {
          try await call.office.addDuty(duty(fields, catalogue), by: call.actor())
        } catch Refusal.invalid(let problems) {
          throw Refusal.invalid(problems.map(onDutyForm))
        }
        return path
      }
    },
    .post("\(path)/absences/{id}/remove", for: .desk, does: .editPeople) { call in
      _ = try await call.form()
      try await call.office.removeAbsence(entry(call), by: call.actor())
      return call.done(path, "saved")
    },
    .post("\(path)/duties/{id}/remove", for: .desk, does: .editPeople) { call in
      _ = try await call.form()
      try await call.office.removeDuty(entry(call), by: call.actor())
      return call.done(path, "saved")
    },
  ]

  /// Both forms of the page have a person and an end, each under a name of its own.
  private static func onDutyForm(_ problem: ActProblem) -> ActProblem {
    switch problem.field {
    case .person: ActProblem(.watch, problem.code)
    case .until: ActProblem(.end, problem.code)
    case _: problem
    }
  }

  private static func entry(_ call: Call) throws -> Int64 {
    guard let id = try call.entry() else { throw WebError.notFound }
    return id
  }

  // MARK: - What was typed

  private static func person(
    _ fields: FormFields, _ field: ActProblem.Field
  ) throws -> ID<Person> {
    guard let id = Int64(fields[field.rawValue]) else {
      throw Refusal.invalid([ActProblem(field, .missing)])
    }
    return ID(id)
  }

  private static func absence(_ fields: FormFields) throws -> AbsenceRow {
    let person = try person(fields, .person)
    guard let first = try fields.day("from", .from) else {
      throw Refusal.invalid([ActProblem(.from, .missing)])
    }
    return AbsenceRow(
      person: person, deputy: Int64(fields["deputy"]).map { ID($0) }, startsOn: first,
      endsOn: try fields.day("until", .until) ?? first)
  }

  /// A duty that ends before it begins ends the next morning.
  private static func duty(_ fields: FormFields, _ catalogue: Catalogue) throws -> DutyRow {
    let person = try person(fields, .watch)
    guard let calendar = catalogue.officeCalendar, let day = try fields.day("day", .day) else {
      throw Refusal.invalid([ActProblem(.day, .missing)])
    }
    let (start, end) = try (fields.minute("start", .start), fields.minute("end", .end))
    let last = end > start ? day : day.adding(days: 1)
    return DutyRow(
      person: person, startsAt: calendar.instant(on: day, minute: start),
      endsAt: calendar.instant(on: last, minute: end))
  }

  // MARK: - The page

  private static func page(
    _ call: Call, _ form: RegisterForm, _ status: HTTPResponse.Status
  ) async throws -> Response {
    let words = call.words
    let actor = try call.actor()
    let plan = try await call.office.standIns(by: actor)
    let people = try await call.office.people(by: actor).map(\.person)
    let names = Dictionary(uniqueKeysWithValues: people.map { ($0.id, $0.name) })
    let choices = people.filter(\.isActive)
      .sorted { SearchFolding.fold($0.name) < SearchFolding.fold($1.name) }
      .map { Field.Choice("\($0.id)", "\($0.name) · \($0.username)") }
    let today = call.today(in: try await call.office.catalogue())
    func removal(_ kind: String, _ id: Int64, _ who: String, _ when: String) -> ActForm {
      ActForm(
        "\(kind)-\(id)", title: "\(who) · \(when)", to: "\(path)/\(kind)/\(id)/remove",
        hidden: [call.hiddenToken],
        buttons: [ActForm.Button(words[.removeWord], .danger)])
    }
    let absences = plan.absences.prefix(inSight).map { row in
      let deputy = row.deputy.flatMap { names[$0] } ?? words[.noDeputy]
      return removal(
        "absences", row.id, "\(names[row.person] ?? "") → \(deputy)",
        words.days(row.startsOn, row.endsOn))
    }
    let duties = plan.duties.prefix(inSight).map { row in
      removal(
        "duties", row.id, names[row.person] ?? "", words.duty(row.startsAt, row.endsAt))
    }
    return try await call.editor(
      words[.adminStandIns], intro: intro(plan, words), form,
      [absenceForm(call, form, choices, today)] + absences
        + [dutyForm(call, form, choices, today)] + duties,
      back: "/desk/admin", backName: words[.adminTitle], status: status)
  }

  private static func intro(_ plan: StandIns, _ words: any Wording) -> [String] {
    [words[.standInsIntro]] + (plan.absences.isEmpty ? [words[.noAbsences]] : [])
      + (plan.duties.isEmpty ? [words[.noDuties]] : [])
  }

  private static func absenceForm(
    _ call: Call, _ form: RegisterForm, _ people: [Field.Choice], _ today: LocalDay
  ) -> ActForm {
    let words = call.words
    return ActForm(
      "absence", title: words[.absencesTitle], to: "\(path)/absences",
      hidden: [call.hiddenToken],
      fields: [
        form.choice(
          "person", words.actField("person"), people, nil, none: words[.choose], isRequired: true),
        form.day("from", words[.firstDay], today, isRequired: true),
        form.day("until", words[.lastDay], today, isRequired: true),
        form.choice("deputy", words.actField("deputy"), people, nil, none: words[.noDeputy]),
      ], buttons: [ActForm.Button(words[.addAbsence])], isOpen: true)
  }

  private static func dutyForm(
    _ call: Call, _ form: RegisterForm, _ people: [Field.Choice], _ today: LocalDay
  ) -> ActForm {
    let words = call.words
    return ActForm(
      "duty", title: words[.dutiesTitle], to: "\(path)/duties", hidden: [call.hiddenToken],
      fields: [
        form.choice(
          "watch", words.actField("watch"), people, nil, none: words[.choose], isRequired: true),
        form.day("day", words.actField("day"), today, isRequired: true),
        form.line(
          "start", words.actField("start"), "17:00", type: "time", isRequired: true, limit: 5),
        form.line("end", words[.dutyUntil], "07:30", type: "time", isRequired: true, limit: 5),
      ], buttons: [ActForm.Button(words[.addDuty], .second)], isOpen: true)
  }
}

extension FormFields {
  /// A time of day in minutes, as browsers send it.
  ///
  /// - Throws: `Refusal.invalid`.
  fileprivate func minute(_ name: String, _ field: ActProblem.Field) throws -> Int {
    let parts = line(name).split(separator: ":").map { Int($0) }
    guard parts.count == 2, let hour = parts[0], let minute = parts[1], (0...23).contains(hour),
      (0...59).contains(minute)
    else { throw Refusal.invalid([ActProblem(field, .badDate)]) }
    return hour * 60 + minute
  }
}
