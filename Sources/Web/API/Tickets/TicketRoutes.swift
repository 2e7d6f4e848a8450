import Casework
import FoundationEssentials
import HTTPTypes
import Hummingbird
import Rules

/// Reading tickets: one, its history, lists, figures.
enum TicketRoutes {
  static let routes: [Route] = [
    .get("/api/v1/tickets", for: .bearer, does: .seeTicket, handler: list),
    .get("/api/v1/tickets/{number}", for: .bearer, does: .seeTicket) { call in
      try await call.ticket(call.number())
    },
    .get(
      "/api/v1/tickets/{number}/history", for: .bearer, does: .seeHistory, handler: history),
    .get("/api/v1/counts", for: .bearer, handler: counts),
    .get("/api/v1/tasks/deliveries", for: .bearer, does: .recordDelivery, handler: deliveries),
    .get("/api/v1/tasks/publications", for: .bearer, does: .publish, handler: publications),
    .get("/api/v1/tasks/extensions", for: .bearer, does: .grantExtension, handler: extensions),
  ]

  private static func list(_ call: Call) async throws -> Response {
    let person = try call.signedIn()
    let catalogue = try await call.office.catalogue()
    let filter = try TicketFilter(call, in: catalogue)
    let page = try await call.office.tickets(filter, for: person.principal)
    return Response.json { json in
      json.member("items", of: page.cards) { json, card in
        json.object { json in
          HeaderJSON(card.header, in: page.catalogue).write(to: &json)
          json.member("title", card.title)
          json.member("place", card.place)
        }
      }
      json.member("next", page.next?.description)
    }
  }

  private static func history(_ call: Call) async throws -> Response {
    let view = try await call.office.ticket(call.number(), for: call.signedIn().principal)
    guard view.may(.seeHistory) else { throw Refusal.notFound }
    let clocks = try await call.office.clockEvents(of: view)
    return Response.json { json in
      json.member("clocks", of: clocks) { json, clock in
        json.object { ClockJSON.write(clock, in: view.catalogue, to: &$0) }
      }
      json.member("items", of: view.history) { json, entry in
        json.object { HistoryJSON.write(entry, in: view.catalogue, to: &$0) }
      }
      json.member("pauses", of: view.pauses) { json, pause in
        json.object { json in
          json.member("startedAt", pause.startedAt)
          json.member("plannedEnd", pause.plannedEnd)
          json.member("endedAt", pause.endedAt)
          json.member("reason", pause.reason.rawValue)
        }
      }
    }
  }

  private static func counts(_ call: Call) async throws -> Response {
    try call.allowQuery(["unit"])
    let person = try call.signedIn()
    let catalogue = try await call.office.catalogue()
    var filter = TicketFilter()
    filter.units = try TicketFilter.units(call, in: catalogue)
    let counts = try await call.office.counts(filter, for: person.principal)
    let tasks = try await call.office.taskCounts(for: person.principal)
    return Response.json { json in
      json.member("open", counts.open)
      json.member("mine", counts.mine)
      json.member("unassigned", counts.unassigned)
      json.member("today", counts.today)
      json.member("overdue", counts.overdue)
      json.member("waiting", counts.waiting)
      json.member("urgent", counts.urgent)
      json.member("received", counts.received)
      json.member("accepted", counts.accepted)
      json.member("returned", counts.returned)
      json.member("forwarded", counts.forwarded)
      json.member("inProgress", counts.inProgress)
      json.member("awaitingApproval", counts.awaitingApproval)
      json.member("deliveries", tasks.deliveries)
      json.member("publications", tasks.publications)
      json.member("extensions", tasks.extensions)
    }
  }
}

// MARK: - Work that is no queue

extension TicketRoutes {
  private static func deliveries(_ call: Call) async throws -> Response {
    let tasks = try await call.office.deliveryTasks(for: call.signedIn().principal)
    return try await items(tasks, call) { json, task, catalogue in
      json.member("id", Int(task.id))
      json.member("method", task.method.rawValue)
      json.member("deliveryState", task.state)
      json.member("createdAt", task.createdAt)
      json.member("failure", task.failure)
      json.member("deliverBy", task.dueAt)
      json.member("title", task.title)
      HeaderJSON(task.header, in: catalogue).write(to: &json)
    }
  }

  private static func publications(_ call: Call) async throws -> Response {
    let tasks = try await call.office.publicationTasks(for: call.signedIn().principal)
    return try await items(tasks, call) { json, task, catalogue in
      json.member("publishBy", task.dueAt)
      json.member("editor", task.editorName)
      json.member("editedAt", task.editedAt)
      json.member("title", task.title)
      HeaderJSON(task.header, in: catalogue).write(to: &json)
    }
  }

  private static func extensions(_ call: Call) async throws -> Response {
    let tasks = try await call.office.extensionTasks(for: call.signedIn().principal)
    return try await items(tasks, call) { json, task, catalogue in
      json.member("obligation", task.obligation.rawValue)
      json.member("obligationDueAt", task.dueAt)
      json.member("amount", task.amount)
      json.member("requester", task.requester)
      json.member("requestedAt", task.requestedAt)
      json.member("title", task.title)
      HeaderJSON(task.header, in: catalogue).write(to: &json)
    }
  }

  private static func items<Task: Sendable>(
    _ tasks: [Task], _ call: Call, _ write: (inout JSONWriter, Task, Catalogue) -> Void
  ) async throws -> Response {
    let catalogue = try await call.office.catalogue()
    return Response.json { json in
      json.member("items", of: tasks) { json, task in
        json.object { write(&$0, task, catalogue) }
      }
    }
  }
}
