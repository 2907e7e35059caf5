//! The wheels, one for each kind of system. `ziglang` of PyPI links those of Linux against the oldest C libraries they
//! may meet; what it linked against is read from them afterwards.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::{interpreter, python};
use crate::shell::Run;
use crate::{paths, stamp, tools};

/// A wheel.
#[derive(Clone, Copy)]
pub(super) struct Wheel {
    /// The target of Rust, and the C library that PyPI calls it by; none for a system that needs no such promise.
    target: Option<(&'static str, &'static str)>,
    abi: Abi,
}

/// What a wheel may be loaded by.
#[derive(Clone, Copy)]
enum Abi {
    /// Every CPython from 3.9 on that has its global lock.
    Stable,
    /// CPython 3.14 without it, which has no stable ABI.
    Free314,
    /// Every CPython from 3.15 on, with the lock or without it (PEP 803).
    Free315,
}

const GNU: [(&str, &str); 2] =
    [("x86_64-unknown-linux-gnu", "manylinux2014"), ("aarch64-unknown-linux-gnu", "manylinux2014")];
const MUSL: [(&str, &str); 2] =
    [("x86_64-unknown-linux-musl", "musllinux_1_2"), ("aarch64-unknown-linux-musl", "musllinux_1_2")];

/// What a wheel and the source distribution are made of.
const SOURCES: [&str; 10] = [
    "Cargo.lock",
    "Cargo.toml",
    "crates/x402-kernel/Cargo.toml",
    "crates/x402-kernel/src",
    "bindings/python/Cargo.toml",
    "bindings/python/README.md",
    "bindings/python/pyproject.toml",
    "bindings/python/requirements.txt",
    "bindings/python/python",
    "bindings/python/src",
];

impl Wheel {
    /// All that can be built anywhere. Those of macOS and Windows are built there.
    pub(super) const ALL: [Wheel; 8] = [
        Wheel { target: Some(GNU[0]), abi: Abi::Stable },
        Wheel { target: Some(GNU[1]), abi: Abi::Stable },
        Wheel { target: Some(MUSL[0]), abi: Abi::Stable },
        Wheel { target: Some(MUSL[1]), abi: Abi::Stable },
        Wheel { target: Some(GNU[0]), abi: Abi::Free314 },
        Wheel { target: Some(GNU[1]), abi: Abi::Free314 },
        Wheel { target: Some(GNU[0]), abi: Abi::Free315 },
        Wheel { target: Some(GNU[1]), abi: Abi::Free315 },
    ];

    /// The one for this machine.
    pub(super) fn here() -> Wheel {
        let linux = cfg!(all(target_os = "linux", target_env = "gnu"));
        let target = GNU.into_iter().find(|(target, _)| linux && target.starts_with(env::consts::ARCH));
        Wheel { target, abi: Abi::Stable }
    }

    /// Builds it, unless it was built of the same sources.
    pub(super) fn build(self) -> Result<PathBuf> {
        let (target, libc) = self.target.unwrap_or(("here", "pypi"));
        // maturin knows these interpreters; they need not be installed.
        let (name, more): (_, &[&str]) = match self.abi {
            Abi::Stable => ("abi3", &[]),
            Abi::Free314 => ("free-3.14", &["--interpreter", "python3.14t"]),
            Abi::Free315 => ("free-3.15", &["--interpreter", "python3.15t", "--features", "free-threaded"]),
        };
        made_of_sources(&format!("{target}-{name}"), |out| {
            let mut build = python(["-m", "maturin", "build", "--quiet", "--release", "--locked", "--out"])?;
            build.arg(out).args(["--compatibility", libc]).args(more);
            if self.target.is_some() {
                tools::rust_targets([target])?;
                build.args(["--zig", "--target", target]);
            }
            // maturin looks for zig in the first Python there is.
            let path = env::var_os("PATH").unwrap_or_default();
            let first = PathBuf::from(interpreter()?).parent().map(Path::to_path_buf);
            build.env("PATH", env::join_paths(first.into_iter().chain(env::split_paths(&path)))?).run()
        })
    }
}

/// The source distribution.
pub(super) fn source() -> Result<PathBuf> {
    made_of_sources("source", |out| python(["-m", "maturin", "sdist", "--out"])?.arg(out).run())
}

/// The one file that `make` puts into a folder, unless it was made of the same sources.
fn made_of_sources(name: &str, make: impl FnOnce(&Path) -> Result<()>) -> Result<PathBuf> {
    let out = paths::target().join("python").join(name);
    let sources = SOURCES.map(paths::at);
    stamp::unless_made(&format!("python-{name}"), &out, &sources.each_ref().map(PathBuf::as_path), || {
        // Else an older version's could be taken for this one's.
        paths::empty(&out)?;
        make(&out)
    })?;
    match paths::list(&out)?.as_slice() {
        [file] => Ok(file.clone()),
        _ => bail!("{}: one file expected", out.display()),
    }
}

pub(super) fn copy(file: &Path, into: &Path) -> Result<()> {
    paths::copy(file, &into.join(file.file_name().context("a file has a name")?))
}
