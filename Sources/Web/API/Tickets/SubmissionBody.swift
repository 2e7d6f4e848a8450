import Rules

extension SubmissionForm {
  /// The form as staff send it.
  ///
  /// - Throws: `WebError.invalid` for wrong types and unknown members.
  init(staff body: JSONBody) throws(WebError) {
    self.init(members: body)
    channel = body.text("channel") ?? ""
    try body.check()
  }

  /// A part of a ticket that is split: what it does not say it takes from the whole.
  init(part body: JSONBody) {
    self.init(members: body)
  }

  /// The form as citizens send it; what only staff may say is no member of it.
  ///
  /// - Throws: `WebError.invalid` for wrong types and unknown members.
  init(citizen body: JSONBody) throws(WebError) {
    self.init()
    readMatter(body)
    try body.check()
  }

  private init(members body: JSONBody) {
    self.init()
    readMatter(body)
    urgent = body.flag("urgent") ?? false
    forward = body.flag("forward") ?? false
    receivedAt = body.text("receivedAt") ?? ""
    unit = body.codeOrID("unit") ?? ""
    if let external = body.object("external") {
      externalSystem = external.required("system")
      externalNumber = external.required("number")
    }
  }

  private mutating func readMatter(_ body: JSONBody) {
    title = body.text("title") ?? ""
    self.body = body.text("body") ?? ""
    kind = body.text("kind") ?? ""
    category = body.text("category") ?? ""
    publicationWish = body.text("publicationWish") ?? ""
    if let place = body.object("place") {
      commune = place.codeOrID("commune") ?? ""
      placeText = place.text("text") ?? ""
      latitude = place.number("latitude") ?? ""
      longitude = place.number("longitude") ?? ""
    }
    if let reporter = body.object("reporter") {
      reporterName = reporter.text("name") ?? ""
      phone = reporter.text("phone") ?? ""
      email = reporter.text("email") ?? ""
      address = reporter.text("address") ?? ""
      anonymous = reporter.flag("anonymous") ?? false
    }
  }
}
