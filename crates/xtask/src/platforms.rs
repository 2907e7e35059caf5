//! Checks other systems: the core and the bindings' library type-check for each, and for Android the library
//! is linked, packed and checked.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::language::Language;
use crate::shell::{Run, command};
use crate::{paths, tools};

/// Systems of Apple and Microsoft, for which nothing can be linked here. Workflows build the simulator of iOS.
const CHECKED: [&str; 4] =
    ["aarch64-apple-ios", "aarch64-apple-darwin", "x86_64-apple-darwin", "x86_64-pc-windows-gnu"];

/// Android's processors, by the names of Android and Rust. An application without one of them crashes there, for
/// example in an emulator for x86.
const ANDROID: [(&str, &str); 4] = [
    ("arm64-v8a", "aarch64-linux-android"),
    ("armeabi-v7a", "armv7-linux-androideabi"),
    ("x86", "i686-linux-android"),
    ("x86_64", "x86_64-linux-android"),
];

/// Libraries of Android. Without its NDK each is replaced by an empty one: the linked library has our code, its layout
/// and its exports, and lacks only the names of the libraries that it would load.
const SYSTEM: [&str; 6] = ["c", "m", "dl", "log", "gcc", "unwind"];

/// Checks all systems.
pub(crate) fn check() -> Result<()> {
    tools::rust_targets(CHECKED.into_iter().chain(ANDROID.map(|(_, target)| target)))?;
    let mut check = vec!["check", "--locked", "--package", "x402-kernel", "--package", "x402-kernel-uniffi"];
    check.extend(CHECKED.iter().flat_map(|target| ["--target", target]));
    command(&paths::root(), "cargo", check).run()?;
    android()
}

/// Links the library for each of Android's processors with Rust's linker, and packs them like a release, which checks
/// the packed files.
fn android() -> Result<()> {
    let folder = paths::target().join("android");
    let empty = folder.join("empty");
    fs::create_dir_all(&empty)?;
    for name in SYSTEM {
        fs::write(empty.join(format!("lib{name}.a")), b"!<arch>\n")?;
    }
    let search = format!("native={}", empty.display());
    let name = format!("libx402_kernel_ffi-{}.so", env!("CARGO_PKG_VERSION"));
    let jni = folder.join("jni");
    for (processor, target) in ANDROID {
        link(target, &search)?;
        let to = jni.join(processor);
        fs::create_dir_all(&to)?;
        fs::copy(paths::target().join(target).join("debug/libx402_kernel_ffi.so"), to.join(&name))?;
    }
    same_exports(&jni, &name)?;
    let script = paths::at("bindings/kotlin/android");
    command(&script, "sh", ["-n", "build.sh"]).run()?;
    let mut pack = command(&script, "sh", ["pack.sh"]);
    pack.arg(&jni).arg(folder.join("packed")).arg(env!("CARGO_PKG_VERSION"));
    pack.run()
}

fn link(target: &str, search: &str) -> Result<()> {
    let arguments = ["rustc", "--locked", "--quiet", "--package", "x402-kernel-uniffi", "--crate-type", "cdylib"];
    let mut cargo = command(&paths::root(), "cargo", arguments);
    cargo.args(["--target", target, "--", "-L", search]);
    // What it does is not looked at, so nothing is there to be debugged.
    cargo.env("CARGO_PROFILE_DEV_DEBUG", "0");
    let variable = target.replace('-', "_").to_uppercase();
    cargo.env(format!("CARGO_TARGET_{variable}_LINKER"), "rust-lld");
    cargo.run()
}

/// Checks that every system's library has the same exports, since the generated code calls the same functions.
fn same_exports(jni: &Path, name: &str) -> Result<()> {
    let here = paths::target().join("release/libx402_kernel_ffi.so");
    ensure!(here.exists(), "build {} first", Language::Kotlin.name());
    let expected = exports(&here)?;
    ensure!(!expected.is_empty(), "{}: it exports nothing", here.display());
    for (processor, _) in ANDROID {
        let found = exports(&jni.join(processor).join(name))?;
        let other = found.symmetric_difference(&expected).next();
        ensure!(other.is_none(), "{processor} and this machine differ in {}", other.context("none")?);
    }
    println!("{} exports, the same on {} systems", expected.len(), ANDROID.len() + 1);
    Ok(())
}

/// Returns the functions that a library exports for the generated code.
fn exports(library: &Path) -> Result<BTreeSet<String>> {
    let symbols = command(&paths::root(), "readelf", ["--wide", "--dyn-syms"]).arg(library).text()?;
    let fields = symbols.lines().map(|line| line.split_whitespace().collect::<Vec<_>>());
    let defined = fields.filter(|fields| fields.get(6).is_some_and(|section| *section != "UND"));
    let names = defined.filter_map(|fields| Some((*fields.get(7)?).to_owned()));
    Ok(names.filter(|name| name.starts_with("uniffi_") || name.starts_with("ffi_")).collect())
}
