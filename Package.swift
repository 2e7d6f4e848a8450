// swift-tools-version: 6.2
import PackageDescription

/// One rule for every room: Swift 6 mode, explicit existentials, imports that say who sees them.
let house: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// A room of the house. Arrows only point down: `docs/architecture.md` has the table.
func room(
  _ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource]? = nil
) -> Target {
  .target(
    name: name, dependencies: dependencies, exclude: ["README.md"], resources: resources,
    swiftSettings: house)
}

/// The tests of one room, in the folder of its name.
func tests(_ name: String, _ dependencies: [Target.Dependency], resources: [Resource]? = nil)
  -> Target
{
  .testTarget(
    name: "\(name)Tests", dependencies: dependencies + ["Support"], path: "Tests/\(name)",
    resources: resources, swiftSettings: house)
}

let collections = Target.Dependency.product(name: "Collections", package: "swift-collections")
let configuration = Target.Dependency.product(
  name: "Configuration", package: "swift-configuration")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdTesting = Target.Dependency.product(
  name: "HummingbirdTesting", package: "hummingbird")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let lifecycle = Target.Dependency.product(
  name: "ServiceLifecycle", package: "swift-service-lifecycle")
let signals = Target.Dependency.product(
  name: "UnixSignals", package: "swift-service-lifecycle")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let nio = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")
let system = Target.Dependency.product(name: "SystemPackage", package: "swift-system")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")

let package = Package(
  name: "hoiam",
  products: [
    .executable(name: "hoiam", targets: ["hoiam"]),
    .library(name: "Postgres", targets: ["Postgres"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.5.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.92.0"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
  ],
  targets: [
    .systemLibrary(name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
    .systemLibrary(
      name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    .systemLibrary(name: "CVips", pkgConfig: "vips", providers: [.apt(["libvips-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(
      name: "CQRencode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),

    room("Postgres", ["CPostgres", logging]),
    room("Rules", [crypto]),
    room("Store", ["Postgres", "Rules", logging]),
    room("Casework", ["Store", "Postgres", "Rules", crypto, cryptoExtras, logging]),
    room("Simulation", ["Store", "Postgres", "Rules", crypto]),
    room("Pages", ["Rules", mustache], resources: [.copy("Resources")]),
    room("Reports", ["Rules"]),
    room("Delivery", ["Rules", "CCurl", logging]),
    room("Media", ["CVips", "CQRencode", "CZlib", crypto, subprocess, system]),
    room("Embedded", [logging, subprocess, system]),
    room("Benchmarks", [subprocess, system]),
    room(
      "Web",
      [
        "Casework", "Pages", "Reports", "Media", "Rules", hummingbird, logging, crypto, lifecycle,
        nio,
      ],
      resources: [.copy("Resources")]),
    room(
      "Jobs",
      ["Casework", "Pages", "Reports", "Delivery", "Media", "Rules", logging, lifecycle]),
    .executableTarget(
      name: "hoiam",
      dependencies: [
        "Postgres", "Rules", "Store", "Casework", "Pages", "Reports", "Delivery", "Media",
        "Embedded", "Simulation", "Web", "Jobs", "Benchmarks", arguments, configuration, logging,
        lifecycle, signals,
        hummingbird, crypto,
      ],
      swiftSettings: house),

    .target(
      name: "Support", dependencies: ["Postgres", "Rules", "Store", "Casework", "Embedded"],
      path: "Tests/Support", swiftSettings: house),
    tests("Postgres", ["Postgres"]),
    tests("Rules", ["Rules"], resources: [.copy("Data")]),
    tests("Casework", ["Casework", "Store", "Postgres", "Rules"]),
    tests("Simulation", ["Simulation", "Casework", "Store", "Postgres", "Rules"]),
    tests("Pages", ["Pages", "Rules"]),
    tests("Reports", ["Reports", "Rules"]),
    tests("Delivery", ["Delivery", "Rules"]),
    tests("Media", ["Media"], resources: [.copy("Data")]),
    tests("Embedded", ["Embedded", logging]),
    tests("Benchmarks", ["Benchmarks"]),
    tests(
      "Jobs",
      ["Jobs", "Casework", "Store", "Postgres", "Pages", "Delivery", "Media", "Rules", lifecycle]),
    tests(
      "Web",
      [
        "Web", "Casework", "Media", "Pages", "Postgres", "Rules", "Store", crypto, hummingbird,
        httpTypes, hummingbirdTesting, logging, nio,
      ]),
  ],
  swiftLanguageModes: [.v6]
)
