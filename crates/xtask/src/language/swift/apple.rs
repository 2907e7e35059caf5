//! The package for Apple's platforms, as far as it can be checked on this machine: a slice is built and assembled by the
//! script that builds all of them, and the compiler reads its headers beside another library's.

use std::env::consts::OS;
use std::fs;
use std::path::Path;

use anyhow::{Result, ensure};

use super::toolchain::Toolchain;
use super::{build_folder, sources};
use crate::paths;
use crate::shell::{Run, command};

/// Runs the script for a device, and checks what it made.
pub(super) fn check() -> Result<()> {
    let out = build_folder().join("apple");
    let mut script = command(&sources(), "sh", ["apple/xcframework.sh"]);
    script.arg(&out).arg("ios").env("CARGO_TARGET_DIR", paths::target());
    script.run()?;
    let package = out.join("x402-kernel");
    lists(&package)?;
    manifest()?;
    side_by_side(&package)?;
    linked(&package)
}

/// An app links our slice and another Rust library's, each whole: Apple's linker, as LLVM has it, finds no name twice.
fn linked(package: &Path) -> Result<()> {
    let mut cargo = command(&paths::root(), "cargo", ["rustc", "--quiet", "--locked", "--release", "--lib"]);
    cargo.args(["--package", "x402-kernel-uniffi-neighbour", "--crate-type", "staticlib", "--target", DEVICE]);
    cargo.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "s").env("IPHONEOS_DEPLOYMENT_TARGET", "16.0");
    cargo.env("CARGO_PROFILE_RELEASE_LTO", "fat").env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "1");
    cargo.run()?;
    let folder = build_folder().join("linked");
    let theirs = paths::target().join(DEVICE).join("release/libneighbour_ffi.a");
    let ours = package.join("x402_kernelFFI.xcframework/ios/libx402_kernel_ffi.a");
    let shown = ["_uniffi_x402_kernel_ffi_*", "_uniffi_neighbour_ffi_*"].map(|name| format!("{name}\n")).concat();
    paths::copy(&ours, &folder.join("ours.a"))?;
    paths::copy(&theirs, &folder.join("theirs.a"))?;
    paths::write(&folder.join("shown"), shown.as_bytes())?;
    let toolchain = Toolchain::find()?;
    let linker = if OS == "macos" { "ld".to_owned() } else { toolchain.tool("ld64.lld")? };
    let at = |name: &str| format!("{}/linked/{name}", toolchain.build());
    let (shown, image) = (at("shown"), at("app.dylib"));
    let mut arguments =
        vec!["-arch", "arm64", "-platform_version", "ios", "16.0", "16.0", "-dylib", "-dead_strip", "-S"];
    // Apple's own libraries are not here to be linked.
    arguments.extend(["-undefined", "dynamic_lookup", "-exported_symbols_list", &shown, "-o", &image]);
    let (ours, theirs) = (at("ours.a"), at("theirs.a"));
    arguments.extend(["-force_load", &ours, "-force_load", &theirs]);
    toolchain.command(&linker, &arguments).run()?;
    println!("linked for {DEVICE}, with another library: {} bytes", fs::metadata(folder.join("app.dylib"))?.len());
    Ok(())
}

const DEVICE: &str = "aarch64-apple-ios";

/// Each list parses, names files that are there, and declares what Apple asks for.
fn lists(package: &Path) -> Result<()> {
    command(package, "python3", ["-c", LISTS]).run()
}

const LISTS: &str = r#"
import pathlib, plistlib
framework = pathlib.Path("x402_kernelFFI.xcframework")
info = plistlib.loads((framework / "Info.plist").read_bytes())
assert (info["CFBundlePackageType"], info["XCFrameworkFormatVersion"]) == ("XFWK", "1.0"), info
[slice] = info["AvailableLibraries"]
assert (slice["SupportedPlatform"], slice["SupportedArchitectures"]) == ("ios", ["arm64"]), slice
folder = framework / slice["LibraryIdentifier"]
library = (folder / slice["LibraryPath"]).read_bytes()
assert library.startswith(b"!<arch>\n"), "not a static library"
assert b"\xcf\xfa\xed\xfe\x0c\x00\x00\x01" in library, "no Mach-O of arm64"
assert (folder / slice["HeadersPath"] / "x402_kernelFFI/module.modulemap").is_file()
privacy = plistlib.loads(pathlib.Path("Sources/X402Kernel/PrivacyInfo.xcprivacy").read_bytes())
assert privacy["NSPrivacyTracking"] is False, privacy
assert privacy["NSPrivacyTrackingDomains"] == privacy["NSPrivacyCollectedDataTypes"] == [], privacy
[used] = privacy["NSPrivacyAccessedAPITypes"]
assert used["NSPrivacyAccessedAPIType"] == "NSPrivacyAccessedAPICategoryFileTimestamp", used
"#;

/// What Xcode reads is a manifest. The one for Linux is read when its package is tried.
fn manifest() -> Result<()> {
    let toolchain = Toolchain::find()?;
    let scratch = format!("{}/manifest", toolchain.build());
    let options = ["package", "--package-path", "apple", "--scratch-path", &scratch, "dump-package"];
    let told = toolchain.command("swift", &options).text()?;
    ensure!(told.contains("\"X402Kernel\""), "apple/Package.swift makes no X402Kernel");
    Ok(())
}

/// Xcode puts the headers of all XCFrameworks into one folder. The compiler finds our module there and another's, and
/// compiles our sources against it.
fn side_by_side(package: &Path) -> Result<()> {
    let beside = build_folder().join("beside");
    let ours = package.join("x402_kernelFFI.xcframework/ios/Headers/x402_kernelFFI");
    let theirs = sources().join("Tests/Neighbour/neighbourFFI");
    for (module, from) in [("x402_kernelFFI", ours), ("neighbourFFI", theirs)] {
        let map = fs::read_to_string(from.join("module.modulemap"))?;
        ensure!(!map.contains("framework"), "{module} is not a framework's module");
        paths::copy(&from, &beside.join(module))?;
    }
    paths::write(&beside.join("user.swift"), b"import neighbourFFI\nimport x402_kernelFFI\n")?;
    let files = paths::files(&sources().join("Sources/X402Kernel"))?.into_iter();
    let files = files.filter(|path| path.extension() == Some("swift".as_ref()));
    let files = files.map(|path| Ok(path.strip_prefix(sources())?.to_owned())).collect::<Result<Vec<_>>>()?;
    let toolchain = Toolchain::find()?;
    let (headers, user) = (format!("{}/beside", toolchain.build()), format!("{}/beside/user.swift", toolchain.build()));
    let typecheck = ["-typecheck", "-module-name", "X402Kernel", "-swift-version", "6", "-I", &headers, &user];
    toolchain.command("swiftc", &typecheck).args(files).run()
}
