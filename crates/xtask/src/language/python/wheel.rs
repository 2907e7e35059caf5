//! The wheels, one for each kind of system. `ziglang` of PyPI links those of Linux against the oldest C libraries they
//! may meet; what it linked against is read from them afterwards.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::{interpreter, python};
use crate::shell::Run;
use crate::{paths, stamp, tools};

/// A wheel: the target of Rust, what PyPI calls its C library, and what may load it.
#[derive(Clone, Copy)]
pub(super) struct Wheel(&'static str, &'static str, Abi);

/// The interpreters that load a wheel: the name of their ABI here, and maturin's arguments. They need not be installed.
type Abi = (&'static str, &'static [&'static str]);
/// Every CPython from 3.9 on that has its global lock.
const STABLE: Abi = ("abi3", &[]);
/// CPython 3.14 without it, which has no stable ABI.
const FREE_314: Abi = ("free-3.14", &["--interpreter", "python3.14t"]);
/// Every CPython from 3.15 on, with the lock or without it (PEP 803).
const FREE_315: Abi = ("free-3.15", &["--interpreter", "python3.15t", "--features", "free-threaded"]);

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
        Wheel("x86_64-unknown-linux-gnu", "manylinux2014", STABLE),
        Wheel("aarch64-unknown-linux-gnu", "manylinux2014", STABLE),
        Wheel("x86_64-unknown-linux-musl", "musllinux_1_2", STABLE),
        Wheel("aarch64-unknown-linux-musl", "musllinux_1_2", STABLE),
        Wheel("x86_64-unknown-linux-gnu", "manylinux2014", FREE_314),
        Wheel("aarch64-unknown-linux-gnu", "manylinux2014", FREE_314),
        Wheel("x86_64-unknown-linux-gnu", "manylinux2014", FREE_315),
        Wheel("aarch64-unknown-linux-gnu", "manylinux2014", FREE_315),
    ];

    /// The one for this machine. A system that is not among them needs no promise of a C library.
    pub(super) fn here() -> Wheel {
        let linux = cfg!(all(target_os = "linux", target_env = "gnu"));
        let here = Wheel::ALL.into_iter().find(|wheel| linux && wheel.0.starts_with(env::consts::ARCH));
        here.unwrap_or(Wheel("here", "pypi", STABLE))
    }

    /// Builds it, unless it was built of the same sources.
    pub(super) fn build(self) -> Result<PathBuf> {
        let Wheel(target, libc, (name, more)) = self;
        made_of_sources(&format!("{target}-{name}"), |out| {
            let mut build = python(["-m", "maturin", "build", "--quiet", "--release", "--locked", "--out"])?;
            build.arg(out).args(["--compatibility", libc]).args(more);
            if target != "here" {
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
