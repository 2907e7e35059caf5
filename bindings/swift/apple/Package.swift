// swift-tools-version:6.0
import PackageDescription

// The library is a static XCFramework: it is linked into the app, and nothing is embedded. Its one module is in a
// folder of the module's name, so that its module.modulemap conflicts with no other.
let package = Package(
    name: "x402-kernel",
    platforms: [.iOS(.v16), .macOS(.v13)],
    products: [
        .library(name: "X402Kernel", targets: ["X402Kernel"])
    ],
    targets: [
        .binaryTarget(name: "x402_kernelFFI", path: "x402_kernelFFI.xcframework"),
        .target(
            name: "X402Kernel", dependencies: ["x402_kernelFFI"], resources: [.copy("PrivacyInfo.xcprivacy")]),
    ],
    swiftLanguageModes: [.v6]
)
