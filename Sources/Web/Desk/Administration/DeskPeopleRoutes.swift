import Casework
import HTTPTypes
import Hummingbird
import Pages
import Rules

/// People, their passwords and their roles.
enum DeskPeopleRoutes {
  private static let path = "/desk/admin/people"

  static let routes =
    Route.register(
      path, does: .editPeople, list: { try await list($0) },
      page: { try await page($0, $1, $2) },
      save: { try await save($0, $1) }) + [
      .post("\(path)/{id}/password", for: .desk, does: .editPeople) { call in
        try await call.register({ try await page(call, $0.withoutPassword, $1) }) { fields in
          let id = try person(call)
          try await call.office.setPassword(fields["password"], of: ID(id), by: call.actor())
          return "\(path)/\(id)"
        }
      },
      .post("\(path)/{id}/roles", for: .desk, does: .editPeople) { call in
        try await call.register({ try await page(call, $0, $1) }) { fields in
          let id = try person(call)
          guard let role = Role(rawValue: fields["role"]) else {
            throw Refusal.invalid([ActProblem(.role, .missing)])
          }
          let unit = try await fields.unit(in: call.office.catalogue())
          try await call.office.give(Grant(role, at: unit), to: ID(id), by: call.actor())
          return "\(path)/\(id)"
        }
      },
      .post("\(path)/{id}/roles/{role}/end", for: .desk, does: .editPeople) { call in
        _ = try await call.form()
        let id = try person(call)
        guard let role = Int64(try call.parameter("role")) else { throw WebError.notFound }
        let roles =
          try await call.office.people(by: call.actor())
          .first { $0.person.id.rawValue == id }?.roles ?? []
        guard roles.contains(where: { $0.id == role }) else { throw WebError.notFound }
        try await call.office.endRole(role, by: call.actor())
        return call.done("\(path)/\(id)", "saved")
      },
    ]

  private static func person(_ call: Call) throws -> Int64 {
    guard let id = try call.entry() else { throw WebError.notFound }
    return id
  }

  private static func list(_ call: Call) async throws -> Response {
    let words = call.words
    let catalogue = try await call.office.catalogue()
    let people = try await call.office.people(by: call.actor())
    let columns: [String] = [
      words[.username], words[.nameWord], words[.rolesWord], words[.activeWord],
      words[.hasPasswordWord],
    ]
    let rows = people.map { person, roles in
      let parts = roles.map { role in
        "\(words.role(role.role)) · \(catalogue.units[role.unit]?.shortName ?? "")"
      }
      return [
        Table.Cell(person.username, href: words.address("\(path)/\(person.id)")),
        Table.Cell(person.name), Table.Cell(parts.joined(separator: "; ")),
        Table.Cell(words.yes(person.isActive)),
        Table.Cell(words.yes(person.passwordHash != nil)),
      ]
    }
    return try await call.list(
      words[.adminPeople], add: "\(path)/new",
      Table(words[.adminPeople], columns: columns.map { Table.Column($0) }, rows: rows))
  }

  private static func page(
    _ call: Call, _ form: RegisterForm, _ status: HTTPResponse.Status
  ) async throws -> Response {
    let words = call.words
    guard let id = try call.entry() else {
      let fields = [
        form.line("username", words[.username], nil, isRequired: true, limit: 64),
        form.line("name", words[.nameWord], nil, isRequired: true, limit: 200),
        form.line("email", words[.emailWord], nil, type: "email", limit: 254),
      ]
      return try await call.editor(
        words[.addNew], form, [call.saving("person", to: "\(path)/new", fields)], back: path,
        backName: words[.adminPeople], status: status)
    }
    let people = try await call.office.people(by: call.actor())
    guard let (person, roles) = people.first(where: { $0.person.id.rawValue == id }) else {
      throw WebError.notFound
    }
    let catalogue = try await call.office.catalogue()
    let last = try await call.lastEdit(of: .person, id)
    let forms = forms(call, form, person, catalogue, seen: last)
    return try await call.editor(
      "\(person.name) · \(person.username)", form,
      Array(forms.prefix(1)) + ends(call, person, roles, catalogue) + forms.dropFirst(),
      back: path, backName: words[.adminPeople], status: status)
  }

  private static func forms(
    _ call: Call, _ form: RegisterForm, _ person: PersonRow, _ catalogue: Catalogue,
    seen: RegisterEdit?
  ) -> [ActForm] {
    let words = call.words
    let own = "\(path)/\(person.id)"
    let roles = Role.allCases.filter { $0 != .citizen }
      .map { Field.Choice($0.rawValue, words.role($0)) }
    return [
      call.saving(
        "person", to: own,
        [
          form.line("name", words[.nameWord], person.name, isRequired: true, limit: 200),
          form.check("active", words[.activeWord], person.isActive),
        ], seen: seen),
      ActForm(
        "role-form", title: words[.giveRole], to: "\(own)/roles", hidden: [call.hiddenToken],
        fields: [
          form.choice("role", words[.roleWord], roles, nil, none: words[.choose], isRequired: true),
          form.choice(
            "unit", words.actField("unit"),
            Choices(catalogue, words).units(on: call.today(in: catalogue)), nil,
            none: words[.choose], isRequired: true),
        ], buttons: [ActForm.Button(words[.giveRole], .second)], isOpen: true),
      ActForm(
        "password-form", title: words[.setPassword], to: "\(own)/password",
        hidden: [call.hiddenToken],
        fields: [
          Field(
            "password", label: words[.newPassword],
            control: .line(type: "password", autocomplete: "new-password"), isRequired: true,
            limit: 200, error: form.fault("password", words[.newPassword]))
        ], buttons: [ActForm.Button(words[.setPassword], .second)], isOpen: true),
    ]
  }

  /// One button for each role that holds.
  private static func ends(
    _ call: Call, _ person: PersonRow, _ roles: [PersonRoleRow], _ catalogue: Catalogue
  ) -> [ActForm] {
    let words = call.words
    return roles.map { role in
      let unit = catalogue.units[role.unit]?.name ?? ""
      return ActForm(
        "end-\(role.id)", title: "\(words[.roleWord]): \(words.role(role.role)) · \(unit)",
        to: "\(path)/\(person.id)/roles/\(role.id)/end", hidden: [call.hiddenToken],
        note: words.period(role.validFrom, role.validTo),
        buttons: role.validTo == nil ? [ActForm.Button(words[.endRole], .danger)] : [])
    }
  }

  private static func save(_ call: Call, _ fields: FormFields) async throws -> String {
    let actor = try call.actor()
    guard let id = try call.entry() else {
      let new = try await call.office.addPerson(
        username: fields.line("username").lowercased(), name: fields.line("name"),
        email: fields.lineOrNil("email"), by: actor)
      return "\(path)/\(new)"
    }
    let name = fields.line("name")
    if name.isEmpty { throw Refusal.invalid([ActProblem(.name, .missing)]) }
    try await call.office.setActive(
      fields.isOn("active"), name: name, of: ID(id), seeing: fields.seenEdit, by: actor)
    return "\(path)/\(id)"
  }
}

extension RegisterForm {
  /// The same, what was typed left out: nobody's password stands in a page, and the other fields
  /// of the page keep what they hold.
  fileprivate var withoutPassword: RegisterForm {
    var form = self
    form.typed = nil
    return form
  }
}
