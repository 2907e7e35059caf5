//! The wheels, one for each kind of system. `ziglang` of PyPI links those of Linux against the oldest C libraries they
//! may meet; what it linked against is read from them afterwards.

use std::path::{Path, PathBuf};
use std::{env, fs};

use anyhow::{Context, Result, bail};

use super::{SOURCES, interpreter, place_of, python};
use crate::{place, shell};

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

    /// The one for this machine: what is tested is what is published.
    pub(super) fn here() -> Wheel {
        let linux = cfg!(all(target_os = "linux", target_env = "gnu"));
        let target = GNU.into_iter().find(|(target, _)| linux && target.starts_with(env::consts::ARCH));
        Wheel { target, abi: Abi::Stable }
    }

    /// Builds it, unless it is newer than its sources.
    pub(super) fn build(self) -> Result<PathBuf> {
        let (target, libc) = self.target.unwrap_or(("here", "pypi"));
        // maturin knows these interpreters; they need not be installed.
        let (name, more): (_, &[&str]) = match self.abi {
            Abi::Stable => ("abi3", &[]),
            Abi::Free314 => ("free-3.14", &["--interpreter", "python3.14t"]),
            Abi::Free315 => ("free-3.15", &["--interpreter", "python3.15t", "--features", "free-threaded"]),
        };
        let out = place_of("wheels").join(target).join(name);
        made_of_sources(&out, |out| {
            let mut arguments = vec!["-m", "maturin", "build", "--quiet", "--release", "--locked", "--out", out];
            arguments.extend(["--compatibility", libc]);
            arguments.extend(more);
            if self.target.is_some() {
                shell::need("rustup", "install Rust by rustup, which has other systems' targets")?;
                shell::run(shell::command(&place::root(), "rustup", ["target", "add", target]))?;
                arguments.extend(["--zig", "--target", target]);
            }
            let mut build = python(arguments)?;
            // maturin looks for zig in the first Python there is.
            let path = env::var_os("PATH").unwrap_or_default();
            let tools = PathBuf::from(interpreter()?).parent().map(Path::to_path_buf);
            let first = tools.into_iter().chain(env::split_paths(&path));
            build.env("PATH", env::join_paths(first)?);
            shell::run(build)
        })
    }
}

/// The one file that `make` puts into a folder, unless it is there and newer than the sources.
pub(super) fn made_of_sources(out: &Path, make: impl FnOnce(&str) -> Result<()>) -> Result<PathBuf> {
    let mut sources = Vec::new();
    for source in SOURCES {
        files(&place::at(source), &mut sources)?;
    }
    let sources: Vec<&Path> = sources.iter().map(PathBuf::as_path).collect();
    if let Ok(made) = only_file(out)
        && shell::newer(&made, &sources)?
    {
        return Ok(made);
    }
    if out.exists() {
        // Else an older version's could be taken for this one's.
        fs::remove_dir_all(out).with_context(|| out.display().to_string())?;
    }
    fs::create_dir_all(out).with_context(|| out.display().to_string())?;
    make(&out.to_string_lossy())?;
    only_file(out)
}

/// The files at and below a path that are the checkout's own.
fn files(at: &Path, found: &mut Vec<PathBuf>) -> Result<()> {
    if !at.is_dir() {
        found.push(at.to_path_buf());
        return Ok(());
    }
    for entry in fs::read_dir(at).with_context(|| at.display().to_string())? {
        let entry = entry?;
        let made_by_tools = ["node_modules", "__pycache__"].iter().any(|name| entry.file_name() == *name);
        if !made_by_tools {
            files(&entry.path(), found)?;
        }
    }
    Ok(())
}

fn only_file(folder: &Path) -> Result<PathBuf> {
    let mut files = fs::read_dir(folder).with_context(|| folder.display().to_string())?;
    match (files.next().transpose()?, files.next()) {
        (Some(file), None) => Ok(file.path()),
        _ => bail!("{}: one file expected", folder.display()),
    }
}
