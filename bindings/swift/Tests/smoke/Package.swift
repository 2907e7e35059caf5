// swift-tools-version:6.0
import PackageDescription

// A user's own package: xtask puts the kernel's package beside it, and the README's code among its sources.
let package = Package(
    name: "smoke",
    dependencies: [.package(path: "../x402-kernel")],
    targets: [
        .executableTarget(name: "smoke", dependencies: [.product(name: "X402Kernel", package: "x402-kernel")])
    ],
    swiftLanguageModes: [.v6]
)
