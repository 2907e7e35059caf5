// swift-tools-version:6.0
import PackageDescription

// `cargo xtask build` writes Sources/X402Kernel/Generated, Sources/x402_kernelFFI, the guide in X402Kernel.docc, the
// README's code in Tests/Readme and another library made by uniffi in Tests/Neighbour; it says where the static
// libraries are with -Xlinker -L. Users get other manifests: linux/Package.swift, apple/Package.swift.
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
        .executableTarget(name: "memory", dependencies: ["X402Kernel"], path: "Tests/memory"),
        .target(name: "Readme", dependencies: ["X402Kernel"], path: "Tests/Readme"),
        .systemLibrary(name: "neighbourFFI", path: "Tests/Neighbour/neighbourFFI"),
        .target(name: "Neighbour", dependencies: ["neighbourFFI"], path: "Tests/Neighbour/Neighbour"),
        .testTarget(name: "X402KernelTests", dependencies: ["Neighbour", "Readme", "VectorAdapter", "X402Kernel"]),
    ],
    swiftLanguageModes: [.v6]
)
