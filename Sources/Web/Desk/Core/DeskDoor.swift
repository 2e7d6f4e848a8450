import Casework
import HTTPTypes
import Hummingbird
import Pages
import Rules

/// The door of every screen of staff: nobody passes without a session, and none who holds no role
/// for anything that the screen does. What goes wrong behind it is told inside the desk's frame.
enum DeskDoor {
  /// A route behind the door.
  static func guarded(_ route: Route) -> Route {
    Route(
      route.method, route.path, for: route.audience, does: route.verbs, body: route.body,
      rate: route.rate
    ) { call in
      guard let person = call.person else {
        // What another site sends in somebody's name is not kept for them to send on.
        if route.method != .get, CrossSite.isOurs(call.request) {
          return try await call.signInCarrying()
        }
        throw WebError.unauthenticated
      }
      do {
        guard route.isOpen(to: person.principal) else { throw WebError.notFound }
        return try await route.handler(call)
      } catch let form as CarriedForm {
        return try await call.page(
          form.page(call.words, token: call.formToken), status: .forbidden, at: "/desk")
      } catch {
        return try await answer(to: error, call)
      }
    }
  }

  /// What people caused is a page; faults and outages are told at the edge, which logs them.
  private static func answer(to error: any Error, _ call: Call) async throws -> Response {
    let failure = Failure(error)
    guard !failure.isFault, failure.retryAfter == nil, failure.status != .unauthorized else {
      throw error
    }
    let problem = Problem(failure, in: call.words, id: nil)
    let words = call.words
    let (title, sentences) =
      switch failure.status {
      case .notFound: (words[.pageNotFound], [words.refusal(failure.code)])
      case .contentTooLarge: (words[.tooLarge], [words[.tooLargeText]])
      case _: (problem.title, failure.sentences(words))
      }
    let page = MessagePage(
      title, sentences,
      links: [EmptyState.Link(words.address("/desk"), words[.deskTitle])])
    return try await call.page(page, status: failure.status, at: "/desk")
  }
}

extension Failure {
  /// What is wrong, field by field.
  func sentences(_ words: any Wording) -> [String] {
    faults.compactMap { fault in
      guard case .problem(let code) = fault.what else { return nil }
      let key = String(fault.pointer.split(separator: "/").last ?? "")
      return words.problem(code, of: words.actField(key))
    }
  }
}
