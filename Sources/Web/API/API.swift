/// The JSON API under `/api/v1`, and its description.
enum API {
  /// Its routes.
  static let routes: [Route] =
    OpenAPI.routes + SessionRoutes.routes + staff + administration

  /// What staff do.
  private static let staff: [Route] =
    FilingRoutes.routes + TicketRoutes.routes + MoveRoutes.routes + WorkRoutes.routes
    + AnswerRoutes.routes + PublicationRoutes.routes + IdentityRoutes.routes
    + AttachmentRoutes.routes + CatalogueRoutes.routes

  /// What administrators do.
  private static let administration: [Route] =
    PeopleRoutes.routes + RegisterRoutes.routes + RuleRoutes.routes
}
