import Casework
import Pages
import Rules
import Web

extension Trouble {
  /// Why the office did not do something, in sentences.
  init(_ refusal: Refusal) {
    let words = Language.english.wording(.universal)
    let failure = Failure(refusal)
    let faults = failure.faults.compactMap { fault -> String? in
      guard case .problem(let code) = fault.what else { return nil }
      let key = String(fault.pointer.split(separator: "/").last ?? "")
      return words.problem(code, of: words.actField(key))
    }
    self.init(faults.isEmpty ? words.refusal(failure.code) : faults.joined(separator: "\n"))
  }
}
