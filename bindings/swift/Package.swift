// swift-tools-version:6.0
import PackageDescription

// `cargo xtask build` writes the sources in Sources/X402Kernel/Generated and Sources/x402_kernelFFI, and the README's
// code in Tests/Readme; it says where the static library is with -Xlinker -L.
let package = Package(
    name: "x402-kernel",
    platforms: [.iOS(.v16), .macOS(.v13)],
    products: [
        .library(name: "X402Kernel", targets: ["X402Kernel"])
    ],
    targets: [
        .systemLibrary(name: "x402_kernelFFI"),
        .target(name: "X402Kernel", dependencies: ["x402_kernelFFI"]),
        .target(name: "VectorAdapter", dependencies: ["X402Kernel"], path: "Tests/VectorAdapter"),
        .executableTarget(name: "vector-adapter", dependencies: ["VectorAdapter"], path: "Tests/vector-adapter"),
        .target(name: "Readme", dependencies: ["X402Kernel"], path: "Tests/Readme"),
        .testTarget(name: "X402KernelTests", dependencies: ["Readme", "VectorAdapter", "X402Kernel"]),
    ],
    swiftLanguageModes: [.v6]
)
