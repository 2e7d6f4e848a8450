/// What no page of ours may have, whatever is on it.
///
/// - Returns: what is wrong, one line each: inline styles and scripts, which the content security
///   policy would block; ids that stand twice; fields without a label; tags left open.
public func htmlFaults(_ html: String) -> [String] {
  var faults: [String] = []
  for tag in html.matches(of: /<[a-zA-Z][^>]*>/).map({ String($0.output) }) {
    if tag.contains(/\sstyle\s*=/) { faults.append("inline style: \(tag)") }
    if tag.contains(/\son[a-z]+\s*=\s*"/) { faults.append("inline handler: \(tag)") }
    if tag.hasPrefix("<script") { faults.append("script: \(tag)") }
  }
  let ids = html.matches(of: /\sid="([^"]*)"/).map { String($0.output.1) }
  for (id, same) in Dictionary(grouping: ids, by: { $0 }) where same.count > 1 {
    faults.append("id twice: \(id)")
  }
  let labelled = Set(html.matches(of: /<label for="([^"]*)"/).map { String($0.output.1) })
  for tag in html.matches(of: /<(input|select|textarea)\b[^>]*>/).map({ String($0.output.0) }) {
    if tag.contains(/type="(hidden|checkbox|radio)"/) { continue }
    let id = tag.firstMatch(of: /\sid="([^"]*)"/).map { String($0.output.1) }
    if !(id.map(labelled.contains) ?? false) { faults.append("no label: \(tag)") }
  }
  let boxes = html.matches(of: /type="(checkbox|radio)"/).count
  if html.matches(of: /<label class="pick">/).count < boxes { faults.append("box without label") }
  for name in ["div", "section", "form", "ul", "ol", "li", "p", "a", "button", "details"] {
    let opened = html.matches(of: openTag(name)).count
    let closed = html.ranges(of: "</\(name)>").count
    if opened != closed { faults.append("\(name): \(opened) opened, \(closed) closed") }
  }
  return faults
}

private func openTag(_ name: String) -> Regex<Substring> {
  // The name is one of ours, a few letters.
  (try? Regex("<\(name)(?=[\\s>])", as: Substring.self)) ?? /<>/
}
