/// A register whose entries several administrators may edit: the second one is told.
public enum Register: String, Sendable, CaseIterable {
  case hotline, unit, person, places
  case routingRule = "routing_rule"
  case serviceLevel = "service_level"
}
