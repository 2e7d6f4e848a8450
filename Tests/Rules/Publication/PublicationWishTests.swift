import Testing

@testable import Rules

@Suite("What the citizen says of publishing")
struct PublicationWishTests: SubmissionTesting {
  @Test("Nothing that is refused may be public, whatever its kind", arguments: Kind.allCases)
  func refused(kind: Kind) { #expect(!kind.mayBePublic(.refused)) }

  @Test("Consent opens no kind that is never public", arguments: Kind.allCases)
  func agreed(kind: Kind) { #expect(kind.mayBePublic(.agreed) == kind.isPublishable) }

  @Test(
    "Who says nothing is published by the rule of the kind: advice and praise are not",
    arguments: Kind.allCases)
  func silent(kind: Kind) {
    let needsConsent: Set<Kind> = [.suggestion, .praise]
    #expect(kind.mayBePublic(nil) == (kind.isPublishable && !needsConsent.contains(kind)))
  }

  @Test(
    "What is typed is a wish, nothing, or refused as unknown",
    arguments: [
      ("", nil, true), (" agreed ", .agreed, true), ("refused", .refused, true),
      ("yes", nil, false), ("AGREED", nil, false),
    ] as [(String, PublicationWish?, Bool)])
  func typed(text: String, wish: PublicationWish?, isUnderstood: Bool) throws {
    let form = form { $0.publicationWish = text }
    #expect(problems(form).contains(FieldProblem(.publicationWish, .unknown)) != isUnderstood)
    if isUnderstood { #expect(try parse(form).publicationWish == wish) }
  }
}
