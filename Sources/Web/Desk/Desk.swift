/// The screens of staff.
enum Desk {
  /// Their routes, under `/desk`; sign-in is `/desk/sign-in`.
  static let routes: [Route] = DeskSignInRoutes.routes + screens.map(DeskDoor.guarded)

  /// Everything behind the door.
  private static let screens: [Route] = [
    DeskHomeRoutes.routes, DeskIntakeRoutes.routes, DeskReceiptRoutes.routes,
    DeskQueueRoutes.routes, DeskSearchRoutes.routes, DeskTicketRoutes.routes,
    DeskFileRoutes.routes, DeskAnswerRoutes.routes, DeskPublicationRoutes.routes,
    DeskLetterRoutes.routes,
    DeskPaperRoutes.routes, DeskTriageRoutes.routes,
    DeskKeyRoutes.routes, DeskTogetherRoutes.routes, DeskTaskRoutes.routes,
    DeskReportRoutes.routes, DeskAdministrationRoutes.routes, DeskLedgerRoutes.routes,
    DeskExportRoutes.routes, DeskContributionRoutes.routes, DeskCallRoutes.routes,
    DeskCallBackRoutes.routes, DeskBlockRoutes.routes, DeskEventRoutes.routes,
  ].flatMap { $0 }
}
