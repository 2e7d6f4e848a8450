import Casework
import Foundation
import Hummingbird
import Pages
import Rules

/// Work that is no queue of tickets: answers to bring, texts to publish, requests to decide.
enum DeskTaskRoutes {
  static let deliveries = "/desk/deliveries"

  static let routes: [Route] = [
    .get(deliveries, for: .desk, does: .recordDelivery) { call in
      try await deliveryTasks(call)
    },
    .get("/desk/publications", for: .desk, does: .publish) { call in
      try await call.page(publications(call))
    },
    .get("/desk/extensions", for: .desk, does: .grantExtension) { call in
      try await extensionTasks(call)
    },
  ]

  private static func deliveryTasks(_ call: Call) async throws -> Response {
    let words = call.words
    let catalogue = try await call.office.catalogue()
    let tasks = try await call.office.deliveryTasks(for: call.signedIn().principal)
    let items = tasks.map { task in
      let number = task.header.number
      return TaskPage.Item(
        number: number, title: task.title, chip: chip(until: task.dueAt, catalogue, call),
        dueAt: task.dueAt, what: words.deliveryMethod(task.method.rawValue),
        facts: task.state == "failed"
          ? [words.delivery(task.method.rawValue, state: "failed", doneAt: nil).text] : [],
        href: task.method == .letter ? "/desk/tickets/\(number)/letter" : nil,
        form: task.state == "failed" ? nil : done(task, number, call))
    }
    return try await call.page(
      TaskPage(
        words[.deliveriesTitle], intro: words[.deliveriesIntro], items: items,
        empty: EmptyState(words[.deliveriesEmpty], text: words[.deliveriesEmptyText])))
  }

  /// One click for what was just done by hand.
  private static func done(
    _ task: DeliveryTask, _ number: TicketNumber, _ call: Call
  ) -> ActForm {
    ActForm(
      "done-\(task.id)", to: "/desk/tickets/\(number)/acts/delivery",
      hidden: [
        call.hiddenToken, ActForm.Hidden("delivery-method", task.method.rawValue),
        ActForm.Hidden("delivery-done", "yes"), ActForm.Hidden("back", deliveries),
      ], buttons: [ActForm.Button(call.words[.deliveryDone], .second)])
  }

  /// What is to be published, the most urgent first.
  static func publications(_ call: Call) async throws -> TaskPage {
    let words = call.words
    let person = try call.signedIn()
    let catalogue = try await call.office.catalogue()
    let tasks = try await call.office.publicationTasks(for: person.principal)
    let items = tasks.map { task in
      let what =
        switch task.editor {
        case nil: words[.draftMissing]
        case person.id?: words[.draftIsYours]
        case _?: words[.draftWaits]
        }
      return TaskPage.Item(
        number: task.header.number, title: task.title,
        chip: chip(until: task.dueAt, catalogue, call), dueAt: task.dueAt, what: what,
        facts: task.editor == person.id ? [] : [task.editorName].compactMap(\.self),
        href: "/desk/tickets/\(task.header.number)/publication")
    }
    return TaskPage(
      words[.publicationsTitle], intro: words[.publicationsIntro], items: items,
      empty: EmptyState(words[.publicationsEmpty], text: words[.publicationsEmptyText]))
  }

  private static func extensionTasks(_ call: Call) async throws -> Response {
    let words = call.words
    let catalogue = try await call.office.catalogue()
    let tasks = try await call.office.extensionTasks(for: call.signedIn().principal)
    let items = tasks.map { task in
      TaskPage.Item(
        number: task.header.number, title: task.title,
        chip: chip(until: task.dueAt, catalogue, call), dueAt: task.dueAt,
        what: words.obligation(task.obligation),
        facts: ["\(words[.askedBy]) \(task.requester), \(words.shortMoment(task.requestedAt))"],
        href: "/desk/tickets/\(task.header.number)#decide-extension")
    }
    return try await call.page(
      TaskPage(
        words[.extensionsTitle], items: items,
        empty: EmptyState(words[.extensionsEmpty], text: words[.extensionsEmptyText])))
  }

  /// What is left, in the office's own working days.
  private static func chip(until due: Date?, _ catalogue: Catalogue, _ call: Call) -> Chip? {
    guard let due, let calendar = catalogue.officeCalendar else { return nil }
    let left = Deadline(in: calendar).remaining(
      until: due, at: call.house.now, target: .workingDays(1))
    return Chip(left, call.words)
  }
}
