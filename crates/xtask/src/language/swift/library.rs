//! The static library as Swift links it: one object that shows nothing but what the bindings call.
//!
//! cargo's has all of Rust's standard library in it, for every linker to see: beside another Rust library in the same
//! program, each name of that would be there twice. Joined, stripped of the rest and closed, it is a tenth of the size.

use std::collections::BTreeSet;
use std::env::consts::OS;
use std::fs;
use std::path::PathBuf;

use anyhow::{Result, ensure};

use super::toolchain::Toolchain;
use super::{build_folder, sources, uniffi};
use crate::shell::{Profile, Run, command};
use crate::{paths, stamp};

const NAME: &str = "libx402_kernel_ffi.a";

/// Makes it, unless it is there already, and says where.
pub(super) fn make(profile: Profile) -> Result<PathBuf> {
    let (from, header) = (uniffi::static_library(profile), sources().join("Sources/x402_kernelFFI/x402_kernelFFI.h"));
    let inside = if profile == Profile::Dev { "joined-dev" } else { "joined" };
    let folder = build_folder().join(inside);
    let library = folder.join(NAME);
    stamp::unless_made(&format!("swift-{inside}"), &library, &[&from, &header], || {
        paths::empty(&folder)?;
        if OS == "macos" {
            // Apple's linker takes no such options. There, Rust's own names are given a prefix instead.
            return command(&sources(), "sh", ["apple/alone.sh"]).args([&from, &library]).run();
        }
        let text = fs::read_to_string(&header)?;
        let roots = functions(&text);
        ensure!(!roots.is_empty(), "{} declares nothing", header.display());
        let lines = |before: &str| roots.iter().map(|name| format!("{before}{name}\n")).collect::<String>();
        paths::write(&folder.join("roots"), lines("-u ").as_bytes())?;
        paths::write(&folder.join("shown"), lines("").as_bytes())?;
        paths::copy(&from, &folder.join("whole.a"))?;
        let toolchain = Toolchain::find()?;
        let path = format!("{}/{inside}", toolchain.build());
        toolchain.command("sh", &["-ec", JOIN, &path, NAME]).run()?;
        Ok(fs::remove_file(folder.join("whole.a"))?)
    })?;
    Ok(library)
}

/// In the folder `$0`, makes the library `$1` of `whole.a`. Sections of Rust's bitcode are for compilers alone.
const JOIN: &str = concat!(
    r#"cd "$0"; rm -f "$1"; ld -r --gc-sections --force-group-allocation @roots -o joined.o whole.a; "#,
    r#"objcopy --keep-global-symbols=shown --strip-unneeded -R .llvmbc -R .llvmcmd joined.o; "#,
    r#"ar rcsD "$1" joined.o; rm joined.o"#,
);

/// The functions that a header of uniffi's declares.
fn functions(header: &str) -> BTreeSet<&str> {
    let words = header.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_');
    words.filter(|word| word.strip_prefix("uni").unwrap_or(word).starts_with("ffi_x402_kernel_ffi_")).collect()
}
