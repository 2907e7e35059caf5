// swift-tools-version:6.0
import PackageDescription

// The static library is beside the sources; bindings and library are of one build.
#if !os(Linux)
#error("this package is for Linux; the one for Apple's platforms has an XCFramework")
#endif
#if arch(x86_64)
let library = "\(Context.packageDirectory)/Libraries/x86_64-linux"
#elseif arch(arm64)
let library = "\(Context.packageDirectory)/Libraries/aarch64-linux"
#else
#error("there is no library for this processor")
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
