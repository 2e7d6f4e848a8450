/// Writes the Prometheus text format 0.0.4.
struct PrometheusText {
  private(set) var text = ""

  /// Begins a family.
  mutating func family(_ name: String, _ type: String, _ help: String) {
    text += "# HELP \(name) \(help)\n# TYPE \(name) \(type)\n"
  }

  /// A sample.
  mutating func sample(
    _ name: String, _ labels: [(String, String)] = [], _ value: some Numeric & Sendable
  ) {
    text += name
    if !labels.isEmpty {
      let pairs = labels.map { "\($0.0)=\"\(PrometheusText.escaped($0.1))\"" }
      text += "{\(pairs.joined(separator: ","))}"
    }
    text += " \(value)\n"
  }

  private static func escaped(_ label: String) -> String {
    label.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
  }
}
