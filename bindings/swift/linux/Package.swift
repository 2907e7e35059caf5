// swift-tools-version:6.0
import PackageDescription

// The static library stands beside the sources; bindings and library are of one build.
#if arch(x86_64)
let library = "\(Context.packageDirectory)/Libraries/x86_64-linux"
#elseif arch(arm64)
let library = "\(Context.packageDirectory)/Libraries/aarch64-linux"
#endif

let package = Package(
    name: "x402-kernel",
    products: [
        .library(name: "X402Kernel", targets: ["X402Kernel"])
    ],
    targets: [
        .systemLibrary(name: "x402_kernelFFI"),
        .target(
            name: "X402Kernel", dependencies: ["x402_kernelFFI"],
            linkerSettings: [.unsafeFlags(["-L\(library)"])]),
    ],
    swiftLanguageModes: [.v6]
)
