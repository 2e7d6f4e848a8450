import Foundation
import Rules

extension Settings {
  /// The folder of a room's templates and documents: in the share folder of an installation,
  /// beside the program in a build, or in a clone.
  ///
  /// - Parameter name: a file or folder that must be in it.
  /// - Throws: `Trouble` that says where it was looked for.
  func resources(of room: String, holding name: String) throws -> String {
    let share = try directory(.share)
    let program = URL(filePath: Program.executable).deletingLastPathComponent().path(
      percentEncoded: false)
    let places = [
      "\(share)/hoiam_\(room).resources/Resources",
      "\(program)/hoiam_\(room).resources/Resources", "\(share)/Sources/\(room)/Resources",
    ]
    let found = places.first { FileManager.default.fileExists(atPath: "\($0)/\(name)") }
    guard let found else {
      throw Trouble(
        """
        \(name) of \(room) is missing; looked in \(places.joined(separator: ", ")). --share names \
        the folder that deploy/install.sh filled, or a clone's top folder.
        """)
    }
    return found
  }

  /// What suggestions know: of a file that `hoiam suggest train` wrote, or what is shipped.
  /// - Throws: `Trouble` for a file that can't be read.
  func knowledge(at path: String?) throws -> Knowledge {
    let shipped = "suggestions.json"
    let file = try path ?? "\(resources(of: "Web", holding: shipped))/\(shipped)"
    guard let data = FileManager.default.contents(atPath: file),
      let knowledge = try? JSONDecoder().decode(Knowledge.self, from: data)
    else {
      throw Trouble(
        "\(file) is no file that `hoiam suggest train` wrote.",
        mend: "Write it again, or leave the option out to use what is shipped.")
    }
    return knowledge
  }
}
