// swift-tools-version:6.0
import PackageDescription

// A folder of its own name: Swift tells packages apart by their last folder's.
let package = Package(
    name: "bench",
    platforms: [.macOS(.v13)],
    dependencies: [.package(name: "x402-kernel", path: "../../../../../bindings/swift")],
    targets: [
        .executableTarget(
            name: "bench-swift", dependencies: [.product(name: "X402Kernel", package: "x402-kernel")])
    ],
    swiftLanguageModes: [.v6]
)
