/// The JSON API under `/api/v1`, and its description.
enum API {
  /// Its routes.
  static let routes: [Route] =
    OpenAPI.routes + SessionRoutes.routes + everyone + staff + administration

  /// What nobody has to sign in for.
  private static let everyone: [Route] = OpenRoutes.routes + SubmissionRoutes.routes

  /// What staff do.
  private static let staff: [Route] =
    FilingRoutes.routes + TicketRoutes.routes + MoveRoutes.routes + WorkRoutes.routes
    + AnswerRoutes.routes + PublicationRoutes.routes + IdentityRoutes.routes
    + AttachmentRoutes.routes + CatalogueRoutes.routes + ReportRoutes.routes
    + ExportRoutes.routes + ContributionRoutes.routes
    + DeadlineRoutes.routes + CallRoutes.routes

  /// What administrators do.
  private static let administration: [Route] =
    PeopleRoutes.routes + RegisterRoutes.routes + RuleRoutes.routes + StandInRoutes.routes
}
