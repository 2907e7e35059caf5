// swift-tools-version:6.0
import PackageDescription

// The library is a static XCFramework: it is linked into the app, and nothing is embedded. Its one module stands in a
// folder of the module's name, where no other library's module.modulemap is.
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
