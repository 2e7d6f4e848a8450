/// The screens of staff.
enum Desk {
  /// Their routes, under `/desk`; sign-in is `/desk/sign-in`.
  static let routes: [Route] = []
}
