// swift-tools-version:6.0
import PackageDescription

// In a folder of its own name, since Swift identifies a package by the name of its folder.
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
