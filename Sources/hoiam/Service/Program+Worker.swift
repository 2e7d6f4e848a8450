import Casework
import Delivery
import Foundation
import Jobs
import Media
import Pages

extension Program {
  /// What works in the background.
  ///
  /// - Parameter carriers: the ways out; nil for those that are set up.
  func worker(_ office: Office, through ways: Carriers? = nil) throws -> Worker {
    var behaviour = Worker.Settings()
    behaviour.hands = try settings.number(.workers)
    return Worker(
      office: office, carriers: try ways ?? carriers(),
      media: MediaProcess(program: Program.executable), files: try files(),
      letters: LetterBook(site: try site(), clock: try settings.clock()),
      settings: behaviour, logger: logger)
  }

  /// This program, for the processes it starts.
  static var executable: String {
    (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
      ?? CommandLine.arguments[0]
  }

  /// The ways out that are set up.
  func carriers() throws -> Carriers {
    let outbox = try settings.dataDirectory() + "/outbox"
    let mail: any Carrier =
      if settings[.mailHost] != nil {
        SMTPCarrier(try mailServer())
      } else {
        try OutboxCarrier(directory: outbox + "/mail")
      }
    guard let url = settings[.smsURL] else {
      return Carriers(mail: mail, sms: try OutboxCarrier(directory: outbox + "/sms"))
    }
    var gateway = GatewayCarrier.Settings(url: url)
    gateway.token = settings[.smsToken]
    return Carriers(mail: mail, sms: GatewayCarrier(gateway))
  }

  /// The mail server that is set up.
  func mailServer() throws -> SMTPCarrier.Settings {
    let sender = try settings.text(.mailFrom)
    let security = try settings.mailSecurity()
    guard let at = sender.lastIndex(of: "@"), at != sender.startIndex, !sender.hasSuffix("@") else {
      throw settings.problem(.mailFrom)
    }
    var server = SMTPCarrier.Settings(
      host: try settings.text(.mailHost), port: try settings.number(.mailPort),
      security: security, sender: sender, senderName: try settings.text(.authority),
      messageHost: String(sender[sender.index(after: at)...]))
    server.username = settings[.mailUser]
    server.password = settings[.mailPassword]
    return server
  }
}
