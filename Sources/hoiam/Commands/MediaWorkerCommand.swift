import ArgumentParser
import Media

/// `hoiam media-worker`: the process in which photos are read; started by the service itself.
struct MediaWorkerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "media-worker",
    abstract: "Clean one photo from standard input, under limits.", shouldDisplay: false)

  func run() throws {
    let status = MediaWorker.run()
    if status != 0 { throw ExitCode(status) }
  }
}
