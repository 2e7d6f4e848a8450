public import Postgres
public import Rules

/// Statements that change `place`.
public enum PlaceEdits {
  /// Forgets the places of a commune that are not among some names.
  public static func keepOnly(_ names: [String], of commune: ID<Unit>) -> Statement<Void> {
    Statement(
      "PlaceEdits.keepOnly",
      "DELETE FROM place WHERE commune_id = \(commune) AND name <> ALL (\(names))")
  }

  /// Adds places to a commune, as far as they are new.
  public static func add(_ names: [String], to commune: ID<Unit>) -> Statement<Void> {
    Statement(
      "PlaceEdits.add",
      """
      INSERT INTO place (commune_id, name)
      SELECT \(commune), name
      FROM unnest(\(names)) AS n (name)
      ON CONFLICT ON CONSTRAINT place_is_one DO NOTHING
      """)
  }
}
