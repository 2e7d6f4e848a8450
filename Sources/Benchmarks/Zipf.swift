import Foundation

/// Zipf's law: what is asked for is asked for as often as one by its rank.
public struct Zipf: Sendable {
  private let bounds: [Double]

  /// A law over ranks 0 to `count` - 1.
  ///
  /// - Parameter exponent: 1 for the law as Zipf saw it.
  public init(count: Int, exponent: Double = 1) {
    var sum = 0.0
    bounds = (1...max(1, count)).map { rank in
      sum += 1 / pow(Double(rank), exponent)
      return sum
    }
  }

  /// Draws a rank.
  public func draw(_ random: inout some RandomNumberGenerator) -> Int {
    let point = Double.random(in: 0..<(bounds.last ?? 1), using: &random)
    var low = 0
    var high = bounds.count - 1
    while low < high {
      let middle = (low + high) / 2
      if bounds[middle] > point { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
