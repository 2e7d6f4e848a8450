import Foundation

extension SubmissionParser {
  /// Who sent it; an anonymous citizen leaves no trace of what was typed by mistake.
  mutating func reporter() -> Submission.Reporter {
    guard !form.anonymous else {
      return Submission.Reporter(
        name: nil, phone: nil, phoneNumber: nil, email: nil, address: nil, anonymous: true)
    }
    let name = line(.reporterName, form.reporterName, limit: 200)
    let phone = line(.phone, form.phone, limit: 50)
    let number = phone.flatMap { PhoneNumber($0) }
    if phone != nil, number == nil { warnings.append(FieldProblem(.phone, .badPhone)) }
    let email = email()
    let address = line(.address, form.address, limit: 500)
    return Submission.Reporter(
      name: name, phone: phone, phoneNumber: number, email: email, address: address,
      anonymous: false)
  }

  private mutating func email() -> String? {
    guard let typed = line(.email, form.email, limit: 254) else { return nil }
    guard EmailAddress.isPlausible(typed) else {
      refuse(.email, .badEmail)
      return nil
    }
    return typed
  }
}

/// The simple check of an e-mail address: name@domain, without blanks, brackets or quotes.
enum EmailAddress {
  /// Whether mail could be sent there; a delivery that comes back says the rest.
  static func isPlausible(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, (1...64).contains(parts[0].utf8.count), isName(parts[0]) else {
      return false
    }
    let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
    return labels.count >= 2 && labels.allSatisfy(isLabel)
  }

  private static func isName(_ name: Substring) -> Bool {
    name.allSatisfy {
      $0.isLetter || $0.isASCII && ($0.isNumber || ".!#$%&'*+-/=?^_`{|}~".contains($0))
    }
      && !name.hasPrefix(".") && !name.hasSuffix(".") && !name.contains("..")
  }

  private static func isLabel(_ label: Substring) -> Bool {
    (1...63).contains(label.utf8.count) && !label.hasPrefix("-") && !label.hasSuffix("-")
      && label.allSatisfy { $0.isLetter || $0.isASCII && ($0.isNumber || $0 == "-") }
  }
}
