import Crypto
import Foundation
import Pages
import Rules
import Store

/// Which draft the form on a screen is: the key under which it will be filed, the page that holds
/// it, and how often that page has kept it.
struct DraftSheet {
  /// Fields that tell drafts apart and are not typed by anybody.
  static let fields: Set<String> = ["key", "holder", "turn", "seen"]
  /// Fields that belong to one sending of the form.
  private static let passing: Set<String> = [FormTokens.field, "do", "ready", "untouched"]
  /// Fields that make a form worth keeping.
  private static let telling = [
    "body", "title", "placeText", "reporterName", "phone", "email", "address", "answerText",
  ]

  /// The form files once under it, however often it is sent.
  var key: String
  /// The open page and its turn.
  var copy: IntakeDraftRow.Copy
  /// The copy from which the page was opened; nil for a fresh form.
  var seen: IntakeDraftRow.Copy?

  /// The draft that a form says it is; a fresh one where it says nothing of use.
  init(_ typed: FormFields) {
    key = DraftSheet.name(typed["key"]) ?? DraftSheet.freshName()
    copy = IntakeDraftRow.Copy(
      holder: DraftSheet.name(typed["holder"]) ?? DraftSheet.freshName(),
      turn: max(1, Int(typed["turn"]).map { min($0, 1_000_000_000) } ?? 1))
    let parts = typed["seen"].split(separator: ".")
    if parts.count == 2, let holder = DraftSheet.name(String(parts[0])), let turn = Int(parts[1]) {
      seen = IntakeDraftRow.Copy(holder: holder, turn: turn)
    }
  }

  /// A page on which somebody goes on with a draft.
  init(opening draft: IntakeDraftRow) {
    key = draft.key
    copy = IntakeDraftRow.Copy(holder: DraftSheet.freshName(), turn: 1)
    seen = draft.copy
  }

  /// What the next sending brings along.
  var hidden: [ActForm.Hidden] {
    [
      ActForm.Hidden("key", key), ActForm.Hidden("holder", copy.holder),
      ActForm.Hidden("turn", "\(copy.turn)"),
      ActForm.Hidden("seen", seen.map { "\($0.holder).\($0.turn)" } ?? ""),
    ]
  }

  /// The draft, with what was typed; nil if there is nothing yet that anybody would miss.
  func row(_ typed: FormFields, at now: Date) -> IntakeDraftRow? {
    guard DraftSheet.telling.contains(where: { !typed[$0].allSatisfy(\.isWhitespace) }) else {
      return nil
    }
    let kept = typed.pairs.filter {
      !DraftSheet.fields.contains($0.name) && !DraftSheet.passing.contains($0.name)
    }
    return IntakeDraftRow(
      key: key, copy: copy, fields: Address.fields(kept.map { ($0.name, $0.value) }),
      savedAt: now)
  }

  /// A name of 128 random bits.
  static func freshName() -> String {
    SymmetricKey(size: .bits128).withUnsafeBytes { bytes in
      bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
  }

  /// A text that can be such a name; nil for any other.
  static func name(_ typed: String) -> String? {
    let isOne =
      typed.utf8.count == 32
      && typed.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    return isOne ? typed : nil
  }
}

extension House {
  /// The key with which somebody's drafts lie encrypted on the machines at which they work: whoever
  /// signs in there after them can't read them.
  func screenKey(of person: ID<Person>) -> String {
    HKDF<SHA256>.deriveKey(
      inputKeyMaterial: SymmetricKey(data: settings.key), salt: Data("\(person)".utf8),
      info: Data("drafts on a screen".utf8), outputByteCount: 32
    ).withUnsafeBytes { Data($0).base64EncodedString() }
  }
}
