import Crypto
import CryptoExtras
import FoundationEssentials
import Rules

/// Passwords as the database keeps them: `scrypt$N$r$p$salt$hash`, salt and hash in Base64.
enum PasswordHash {
  /// OWASP's recommendation for scrypt (Password Storage Cheat Sheet): N = 2^16, r = 8, p = 1,
  /// 64 MiB for some 100 ms.
  struct Cost {
    var rounds = 1 << 16
    var blockSize = 8
    var parallelism = 1
  }

  /// Hashes a new password.
  static func make(_ password: String, cost: Cost = Cost()) throws -> String {
    var random = SystemRandomNumberGenerator()
    let salt = (0..<16).map { _ in UInt8.random(in: .min ... .max, using: &random) }
    let hash = try derive(password, salt: salt, cost: cost)
    return [
      "scrypt", "\(cost.rounds)", "\(cost.blockSize)", "\(cost.parallelism)",
      Data(salt).base64EncodedString(), Data(hash).base64EncodedString(),
    ].joined(separator: "$")
  }

  /// Whether a password is the one that was hashed; in constant time for its hash.
  static func verify(_ password: String, against stored: String) throws -> Bool {
    let parts = stored.split(separator: "$").map(String.init)
    guard parts.count == 6, parts[0] == "scrypt", let rounds = Int(parts[1]),
      let blockSize = Int(parts[2]), let parallelism = Int(parts[3]),
      let salt = Data(base64Encoded: parts[4]), let expected = Data(base64Encoded: parts[5])
    else { return false }
    let cost = Cost(rounds: rounds, blockSize: blockSize, parallelism: parallelism)
    let hash = try derive(password, salt: Array(salt), cost: cost)
    return zip(hash, expected).reduce(UInt8(hash.count == expected.count ? 0 : 1)) {
      $0 | ($1.0 ^ $1.1)
    } == 0
  }

  private static func derive(_ password: String, salt: [UInt8], cost: Cost) throws -> [UInt8] {
    let key = try KDF.Scrypt.deriveKey(
      from: Data(NFC.clean(password).utf8), salt: salt,
      outputByteCount: 32, rounds: cost.rounds, blockSize: cost.blockSize,
      parallelism: cost.parallelism)
    return key.withUnsafeBytes { Array($0) }
  }
}
