/// A register whose entries several administrators may edit: the second one is told.
public enum Register: String, Sendable, CaseIterable {
  case hotline, unit, person
  case routingRule = "routing_rule"
  case serviceLevel = "service_level"
}
