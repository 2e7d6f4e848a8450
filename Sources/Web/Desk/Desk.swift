/// The screens of staff.
enum Desk {
  /// Their routes, under `/desk`; sign-in is `/desk/sign-in`.
  static let routes: [Route] =
    DeskSignInRoutes.routes
    + (DeskHomeRoutes.routes + DeskIntakeRoutes.routes + DeskReceiptRoutes.routes
    + DeskQueueRoutes.routes
    + DeskTicketRoutes.routes + DeskFileRoutes.routes + DeskAnswerRoutes.routes
    + DeskPublicationRoutes.routes
    + DeskTaskRoutes.routes + DeskAdministrationRoutes.routes).map(DeskDoor.guarded)
}
